"""Teams when something goes wrong halfway: nobody is told what is not so, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.teams import taps
from bot.teams.standing import Stands
from tests.fakes.teams.model import is_form
from tests.scenarios.adaptive import of_adaptive
from tests.scenarios.lines import AGREED_CARD, agreed, proposed

if TYPE_CHECKING:
    from tests.scenarios.on_teams import TeamsStage

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.parametrize("store", ["sqlite"], indirect=True),
]


async def test_what_was_done_and_cannot_be_shown_does_not_look_undone(
    on_teams: TeamsStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await proposed(on_teams)
    on_teams.troubled = True

    def away(*_args: object) -> None:
        raise ConnectionError("gone after the commit")

    monkeypatch.setattr(Stands, "_shown", away)
    await on_teams.journalist.tap("accept", on="prompt")
    assert on_teams.journalist.person.told == ["Noteret."]
    assert on_teams.librarian.card == AGREED_CARD


@pytest.mark.parametrize("ending", ["closed", "sent in"])
async def test_a_form_opened_on_a_receipt_leaves_the_receipt(
    on_teams: TeamsStage, ending: str
) -> None:
    await proposed(on_teams)
    person = on_teams.librarian.person
    receipt = person.sees(person.line)[-1]
    before = receipt.snapshot()
    await person.tap(receipt, receipt.card, "slot.propose:edit")
    message, form = person.form
    assert message.id != receipt.id  # once it is corrected the receipt is edited
    if ending == "closed":
        await person.tap(message, form, "slot.close")
    else:
        await on_teams.librarian.fill(title="Debat om fjorden")
    await on_teams.acted()
    said = str(of_adaptive(before.card, receipt)).partition("\n")[0]
    assert str(of_adaptive(person.card(receipt), receipt)).startswith(said)
    assert (receipt.edits > 0) == (ending == "sent in")
    assert not is_form(person.card(message))


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every answer comes too late."""
    monkeypatch.setattr(taps, "ANSWER_WITHIN", 0.0)


SLOW = "Det tager lidt længere. Om lidt kan du se, hvad der kom ud af det."


@pytest.mark.usefixtures("late")
async def test_a_form_that_comes_too_late_opens_in_the_chat(on_teams: TeamsStage) -> None:
    await proposed(on_teams)
    journalist = on_teams.journalist
    await journalist.tap("counter", on="prompt")
    assert journalist.person.told == [SLOW]
    posted, _form = journalist.person.form
    assert posted.was_form
    await journalist.fill(when="fredag den 4. december kl. 10")
    assert "fredag den 4. december kl. 10.00" in on_teams.librarian.card


@pytest.mark.usefixtures("late")
async def test_what_could_not_be_saved_is_said_however_late(
    on_teams: TeamsStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await proposed(on_teams)
    on_teams.troubled = True

    def away(*_given: object, **_named: object) -> None:
        raise ConnectionError("gone")

    monkeypatch.setattr("bot.house.receive", away)
    await on_teams.journalist.tap("accept", on="prompt")
    assert on_teams.journalist.person.told == [SLOW]
    assert "intet er ændret" in on_teams.journalist.news()[-1]


@pytest.mark.usefixtures("late")
async def test_what_went_well_late_needs_no_words(on_teams: TeamsStage) -> None:
    await proposed(on_teams)
    before = len(on_teams.journalist.person.sees(on_teams.journalist.person.line))
    await on_teams.journalist.tap("accept", on="prompt")
    assert on_teams.librarian.card == AGREED_CARD
    assert len(on_teams.journalist.person.sees(on_teams.journalist.person.line)) == before


@pytest.mark.usefixtures("late")
async def test_a_form_on_the_shared_card_that_comes_too_late_opens_in_the_chat(
    on_teams: TeamsStage,
) -> None:
    await agreed(on_teams)
    await on_teams.journalist.tap("bump")
    posted, form = on_teams.journalist.person.form
    assert posted.conversation == on_teams.journalist.person.line.id
    await on_teams.journalist.person.tap(posted, form, "slot.close")
    await on_teams.acted()
    left = on_teams.journalist.person.line.find(posted.id)
    assert left is not None
    assert not is_form(left.card)
