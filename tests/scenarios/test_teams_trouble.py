"""Teams when something goes wrong halfway: nobody is told what is not so, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.teams.taps import Taps
from tests.fakes.teams.model import is_form
from tests.scenarios.lines import AGREED_CARD, proposed

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

    monkeypatch.setattr(Taps, "_shown", away)
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
    assert is_form(person.card(receipt))
    if ending == "closed":
        await person.tap(receipt, person.card(receipt), "slot.close")
    else:
        await on_teams.librarian.fill(title="Debat om fjorden")
    await on_teams.acted()
    assert (receipt.card, receipt.edits) == (before.card, 0)
    assert not is_form(person.card(receipt))
