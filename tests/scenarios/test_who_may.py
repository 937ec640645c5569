"""Nobody answers for another, and what comes to nothing leads back to where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import BUMPED_CARD, PROPOSE, agreed, bumped, proposed

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio

BOTH = f"{PROPOSE} @kollega"


async def test_a_no_after_a_yes_is_ones_own_and_not_the_colleagues(on_slack: SlackStage) -> None:
    await proposed(on_slack, BOTH)
    await on_slack.journalist.tap("accept", on="prompt")
    await on_slack.journalist.command("nej #1")
    assert "🔵 Foreløbig" in on_slack.librarian.card or "🟡" in on_slack.librarian.card
    assert "venter på svar fra @kollega" in on_slack.librarian.card
    await on_slack.colleague.tap("accept", on="prompt")
    assert "🟢 Aftalt" in on_slack.librarian.card
    assert "@journalist" not in on_slack.librarian.card


async def test_another_time_after_a_yes_takes_nobodys_place(on_slack: SlackStage) -> None:
    await proposed(on_slack, BOTH)
    await on_slack.journalist.tap("accept", on="prompt")
    await on_slack.journalist.command("anden tid #1 fredag den 4. december kl. 19")
    assert "venter på svar fra @bibliotekar, @kollega" in on_slack.librarian.card


async def test_a_standin_comes_only_from_those_who_pulled_out(stage: Stage) -> None:
    await bumped(stage)
    await stage.librarian.command("afløser #1 @bibliotekar")
    assert stage.librarian.card == BUMPED_CARD
    assert stage.count("asks") == 1


async def test_who_does_not_host_cannot_say_yes_by_going_alone(stage: Stage) -> None:
    await stage.librarian.command("hjælp")
    await stage.journalist.command(PROPOSE.replace("@journalist", "@bibliotekar"))
    await stage.journalist.command("alene #1")
    assert "🟡 Foreslået" in stage.librarian.card
    (told,) = [said for said in stage.journalist.news() if "alene" in said]
    assert told.startswith("Kun Biblioteket i Midtbyen kan gennemføre alene")


async def test_a_no_to_a_new_home_leads_back_to_the_bump(stage: Stage) -> None:
    await bumped(stage)
    await stage.librarian.command("flyt #1 fredag den 4. december kl. 18")
    await stage.journalist.tap("decline", on="prompt")
    assert stage.librarian.card == BUMPED_CARD
    await stage.journalist.command("alligevel #1")
    assert "🟢 Aftalt\ntorsdag den 3. december kl. 19.00–20.30" in stage.librarian.card


async def test_two_taps_on_one_question_make_one_event(stage: Stage) -> None:
    await stage.librarian.command("foreslå Debat om havnen torsdag @journalist")
    question = stage.librarian.look("private")
    await stage.librarian.tap("propose:1", on=question)
    await stage.librarian.tap("propose:2", on=question)
    assert stage.count("slots") == 1


async def test_with_nobody_else_in_it_a_new_time_holds_at_once(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("alene #1")
    await stage.librarian.command("flyt #1 fredag den 4. december kl. 19")
    assert "🟢 Aftalt\nfredag den 4. december kl. 19.00–20.30" in stage.librarian.card
