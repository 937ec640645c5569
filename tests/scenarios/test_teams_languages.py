"""Whatever a card on Teams says besides what the bot does, it says in its reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from storage.tables import Identity, Person
from tests.scenarios.lines import agreed, proposed

if TYPE_CHECKING:
    from tests.scenarios.on_teams import TeamsPlayer, TeamsStage

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.parametrize("store", ["sqlite"], indirect=True),
]


def reads_english(stage: TeamsStage, player: TeamsPlayer) -> None:
    """They have chosen their own language; the house and the room are Danish."""
    wanted = select(Person).join(Identity, Identity.person_id == Person.id)
    with stage.store.write() as session:
        person = session.scalars(wanted.where(Identity.external_id == player.person.user.aad)).one()
        person.locale = "en"


async def test_a_card_says_which_language_it_is_in(on_teams: TeamsStage) -> None:
    await proposed(on_teams)
    reads_english(on_teams, on_teams.journalist)
    await on_teams.librarian.command("foreslå Læsekreds fredag den 4. december kl. 19 @journalist")
    prompt = on_teams.journalist.prompts()[-1].handle[1]
    shared = on_teams.librarian.look("card").handle[1]
    assert (prompt["lang"], shared["lang"]) == ("en", "da")


async def test_a_form_is_framed_in_its_readers_language(on_teams: TeamsStage) -> None:
    await agreed(on_teams)
    reads_english(on_teams, on_teams.journalist)
    await on_teams.journalist.tap("counter")
    form = on_teams.journalist.form.handle[1]
    assert form["lang"] == "en"
    assert "Must be filled in" in str(form)
