"""What must not go with the next edit of a card: it stands in the person's own chat on Teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.teams.model import inputs_of, is_form, is_view
from tests.scenarios.lines import AGREED_CARD, BUMPED_CARD, agreed, bumped, proposed

if TYPE_CHECKING:
    from tests.scenarios.on_teams import TeamsPlayer, TeamsStage

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.parametrize("store", ["sqlite"], indirect=True),
]

WAYS_ON = "[Fortryd] [Find ny tid] [Find afløser] [Kør uden os]"


async def corrected(stage: TeamsStage) -> None:
    """The librarian corrects the title while others look at the cards."""
    await stage.librarian.tap("propose:edit", on="private")
    await stage.librarian.fill(
        title="Debat om sundhedshuset", when="torsdag den 3. december kl. 19"
    )
    stage.librarian.news()


def is_open(player: TeamsPlayer) -> bool:
    """Whether the form they opened last stands before them still."""
    message, _card = player.person.form
    return is_form(player.person.card(message))


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("card", "Jeg har sendt dig formularen i vores egen chat."),
        ("prompt", "Formularen står herunder."),
    ],
)
async def test_a_form_that_is_being_filled_in_outlives_an_edit(
    on_teams: TeamsStage, on: str, said: str
) -> None:
    await proposed(on_teams)
    journalist = on_teams.journalist
    await journalist.tap("counter", on=on)
    assert journalist.person.told == [said]
    await corrected(on_teams)
    assert is_open(journalist)
    await journalist.fill(when="fredag kl. 19-20")
    assert "Der er sket noget i mellemtiden: @bibliotekar rettede det" in str(journalist.form)
    typed = {box["id"]: box.get("value") for box in inputs_of(journalist.person.form[1])}
    assert typed["when"] == "fredag kl. 19-20"
    await journalist.fill(when=typed["when"])
    assert "fredag den 4. december kl. 19.00–20.00" in journalist.card


async def test_where_no_message_reaches_them_the_form_opens_in_the_cards_place(
    on_teams: TeamsStage,
) -> None:
    await proposed(on_teams)
    person = on_teams.journalist.person
    on_teams.troubled = True
    on_teams.teams.fail("post", error="MessageWritesBlocked", status=403)
    await on_teams.journalist.tap("counter")
    message, _card = person.form
    assert message.conversation == on_teams.room.id
    await on_teams.journalist.fill(when="fredag kl. 19-20")
    assert "fredag den 4. december kl. 19.00–20.00" in on_teams.librarian.card


@pytest.mark.parametrize("on", ["card", "prompt"])
async def test_the_receipt_of_a_bump_is_kept_with_its_ways_on(
    on_teams: TeamsStage, on: str
) -> None:
    await agreed(on_teams)
    journalist = on_teams.journalist
    await journalist.tap("bump", on=on)
    await journalist.tap("bump:breaking_news", on="form")
    (receipt,) = journalist.news()
    assert receipt.startswith("Afbud til #1 Debat om havnen er sendt")
    assert receipt.endswith(WAYS_ON)
    assert journalist.card == BUMPED_CARD
    await journalist.tap("restore", on="private")
    assert journalist.card == AGREED_CARD


async def test_a_tap_in_ones_own_chat_is_answered_with_what_it_did(on_teams: TeamsStage) -> None:
    await bumped(on_teams)
    journalist = on_teams.journalist
    receipt = journalist.look("private")
    await journalist.tap("restore", on=receipt)
    assert journalist.person.told[-1].startswith("#1 Debat om havnen er på igen")
    await journalist.tap("standin", on=receipt)
    assert journalist.person.told[-1].startswith("Der er sket noget i mellemtiden")


async def test_a_choice_on_what_is_not_edited_says_what_it_did_there(on_teams: TeamsStage) -> None:
    await agreed(on_teams)
    journalist = on_teams.journalist
    await journalist.whisper("vis #1")
    seen = journalist.look("private")
    await journalist.tap("bump", on=seen)
    await journalist.tap("bump:practical", on="form")
    shown = journalist.person.card(seen.handle[0])
    assert "Afbud til #1 Debat om havnen er sendt" in str(shown)
    assert is_view(shown)  # with the way back to what stood there
    assert any(told.endswith(WAYS_ON) for told in journalist.news())
