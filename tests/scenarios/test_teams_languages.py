"""Whatever a card on Teams says besides what the bot does, it says in its reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.teams import taps
from storage.tables import Identity, Partnership, Person
from tests.fakes.teams.model import actions_of
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


SLOW = "This takes a little longer. In a moment you will see what came of it."
SORRY = {"da": "Jeg kan ikke gemme lige nu", "en": "I cannot save anything just now"}


async def shows_her_receipt(stage: TeamsStage) -> list[str]:
    """The librarian taps on her latest receipt; returns what is said of the tap itself."""
    librarian = stage.librarian
    await librarian.tap("show", on="private")
    return librarian.person.told[-1:]


async def test_a_short_answer_to_a_tap_is_in_the_language_of_the_one_who_tapped(
    on_teams: TeamsStage,
) -> None:
    await agreed(on_teams)
    assert "Aftalt" in (await shows_her_receipt(on_teams))[0]
    reads_english(on_teams, on_teams.journalist)
    await on_teams.librarian.command("afbud #1 praktisk")
    await on_teams.journalist.tap("move:more", on="private")
    assert on_teams.journalist.person.told == ["New times for #1 Debat om havnen:"]


async def test_what_is_shown_to_one_alone_is_framed_in_their_language(
    on_teams: TeamsStage,
) -> None:
    await agreed(on_teams)
    reads_english(on_teams, on_teams.journalist)
    await on_teams.journalist.tap("show")
    _at, message, view = on_teams.journalist.person.shown[-1]
    assert view["lang"] == "en"
    assert "🔒 Only you can see this" in str(view)
    assert actions_of(view)[-1]["title"] == "Close"
    assert message.card["lang"] == "da"


async def test_without_a_choice_of_their_own_it_is_the_rooms(on_teams: TeamsStage) -> None:
    await agreed(on_teams)
    with on_teams.store.write() as session:
        session.scalars(select(Partnership)).one().locale = "en"
    assert "Agreed" in (await shows_her_receipt(on_teams))[0]


async def test_what_takes_longer_is_said_in_their_language(
    on_teams: TeamsStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await proposed(on_teams)
    reads_english(on_teams, on_teams.journalist)
    monkeypatch.setattr(taps, "ANSWER_WITHIN", 0.0)
    await on_teams.journalist.tap("accept", on="prompt")
    assert on_teams.journalist.person.told == [SLOW]


def is_away(*_given: object, **_named: object) -> None:
    """In the place of what needs the database."""
    raise ConnectionError("gone")


@pytest.mark.parametrize("lang", ["da", "en"])
async def test_that_nothing_was_saved_is_said_in_their_language(
    on_teams: TeamsStage, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    await proposed(on_teams)
    if lang == "en":
        reads_english(on_teams, on_teams.journalist)
    on_teams.troubled = True
    monkeypatch.setattr("bot.house.receive", is_away)
    await on_teams.journalist.tap("accept", on="prompt")
    await on_teams.journalist.whisper("ja")
    (answered,), last = on_teams.journalist.person.told, on_teams.journalist.news()[-1]
    assert answered.startswith(SORRY[lang])
    assert last.startswith(SORRY[lang])


@pytest.mark.parametrize("met", [False, True])
async def test_while_the_database_is_away_it_is_what_they_were_last_answered_in(
    on_teams: TeamsStage, monkeypatch: pytest.MonkeyPatch, *, met: bool
) -> None:
    await agreed(on_teams)
    reads_english(on_teams, on_teams.journalist)
    if met:
        await on_teams.journalist.tap("show")
    on_teams.troubled = True
    for way in ("read", "write"):
        monkeypatch.setattr(type(on_teams.store), way, is_away)
    message, card = on_teams.journalist.look("card").handle
    await on_teams.journalist.person.tap(message, card, "slot.bump")
    assert on_teams.journalist.person.told[-1].startswith(SORRY["en" if met else "da"])


async def test_a_form_is_closed_in_its_readers_language(on_teams: TeamsStage) -> None:
    await agreed(on_teams)
    reads_english(on_teams, on_teams.journalist)
    await on_teams.journalist.command("propose")
    message, form = on_teams.journalist.person.form
    await on_teams.journalist.person.tap(message, form, "slot.close")
    await on_teams.acted()
    left = on_teams.journalist.person.line.find(message.id)
    assert left is not None
    assert left.card["lang"] == "en"
    assert "Closed. Nothing has changed." in str(left.card)
