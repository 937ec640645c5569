"""A yes said to the whole room answers nothing, and who said it is told so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import AGREED_CARD, WHEN, proposed

if TYPE_CHECKING:
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio

ASKED = (
    f"Var det et svar til mig? Jeg mangler stadig dit svar på #1 Debat om havnen, {WHEN}.\n"
    "[Ja, jeg er med] [Anden tid] [Nej]"
)


async def test_who_says_yes_to_everybody_is_asked_and_a_tap_answers(stage: Stage) -> None:
    await proposed(stage)
    await stage.journalist.say("Ja")
    assert "🟡" in stage.librarian.card
    assert stage.journalist.news() == [ASKED]
    assert stage.librarian.news() == []
    await stage.journalist.tap("accept", on="private")
    assert stage.librarian.card == AGREED_CARD


@pytest.mark.parametrize("said", ["ja, vi ses i kantinen", "nej tak til kage", "måske"])
async def test_other_talk_is_left_alone(stage: Stage, said: str) -> None:
    await proposed(stage)
    await stage.journalist.say(said)
    assert stage.journalist.news() == []


async def test_who_is_asked_nothing_may_say_yes_to_a_colleague(stage: Stage) -> None:
    await proposed(stage)
    await stage.librarian.say("ja")
    assert stage.librarian.news() == []
    await stage.journalist.tap("accept", on="prompt")
    stage.journalist.news()
    await stage.journalist.say("ja")
    assert stage.journalist.news() == []
