"""Bumps and new homes under races: one clear state, and both sides see the same."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import FRIDAY, PROPOSE, TITLE, agreed, bumped, bumped_in, proposed, until

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio


def acts(stage: Stage) -> list[str]:
    return [row[2] for row in stage.rows("history")["history"]]


async def test_both_pull_out_at_once(stage: Stage) -> None:
    await agreed(stage)
    stage.waits = True
    await asyncio.gather(
        stage.journalist.command("afbud #1 akut nyhed"),
        stage.librarian.command("afbud #1 praktisk"),
    )
    await stage.settle()
    assert acts(stage) == ["propose", "accept", "bump"]
    assert "🟠 Afbud fra" in stage.librarian.card
    assert stage.librarian.card == stage.journalist.card


async def test_a_bump_against_a_yes(on_slack: SlackStage) -> None:
    await proposed(on_slack, f"{PROPOSE} @kollega")
    await on_slack.journalist.tap("accept", on="prompt")
    on_slack.waits = True
    await asyncio.gather(
        on_slack.librarian.command("afbud #1 praktisk"),
        on_slack.colleague.tap("accept", on="prompt"),
    )
    await on_slack.settle()
    assert "🟠 Afbud fra Biblioteket i Midtbyen" in on_slack.librarian.card
    assert acts(on_slack)[-1] == "bump"


async def test_both_tap_the_same_time_at_once(stage: Stage) -> None:
    await bumped(stage)
    seen = stage.journalist.look("card")
    stage.waits = True
    await asyncio.gather(stage.librarian.tap("move:1"), stage.journalist.tap("move:1", on=seen))
    await stage.settle()
    assert f"🟢 Aftalt\n{FRIDAY}" in stage.librarian.card
    assert stage.count("new_times") == 0


async def test_each_wants_another_time_at_once(stage: Stage) -> None:
    await bumped(stage)
    seen = stage.journalist.look("card")
    stage.waits = True
    await asyncio.gather(stage.librarian.tap("move:1"), stage.journalist.tap("move:2", on=seen))
    await stage.settle()
    assert "🟠 Afbud" in stage.librarian.card
    for said in ("✓ Biblioteket i Midtbyen kan fredag", "✓ Folkebladet kan mandag"):
        assert said in stage.librarian.card


async def test_taken_back_against_a_new_home(stage: Stage) -> None:
    await bumped(stage)
    await stage.journalist.tap("move:1")
    stage.waits = True
    await asyncio.gather(stage.librarian.tap("move:1"), stage.journalist.command("alligevel #1"))
    await stage.settle()
    assert "🟢 Aftalt" in stage.librarian.card
    assert acts(stage)[-1] in {"move", "restore"}
    assert stage.librarian.card == stage.journalist.card


async def test_taken_back_against_a_new_booking(stage: Stage) -> None:
    await bumped_in(stage)
    other = "foreslå Læsekreds torsdag den 3. december kl. 19 i Salen @journalist"
    await proposed(stage, other)
    stage.waits = True
    await asyncio.gather(
        stage.journalist.tap("accept", on="prompt"), stage.journalist.command("alligevel #2")
    )
    await stage.settle()
    cards = [str(card) for card in stage.librarian.cards()]
    assert sum("🟢 Aftalt" in card for card in cards) == 1


async def test_a_stand_in_says_yes_after_it_has_moved(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.journalist.command("afbud #1 akut nyhed")
    await on_slack.journalist.whisper("afløser #1 @kollega")
    seen = on_slack.colleague.look("prompt")
    await on_slack.librarian.tap("move:1")
    await on_slack.journalist.tap("move:1")
    before = on_slack.rows()
    await on_slack.colleague.tap("accept", on=seen)
    assert on_slack.rows() == before
    assert "Der er sket noget i mellemtiden" in on_slack.colleague.news()[-1]
    assert "@bibliotekar (vært) · @journalist\n" in on_slack.librarian.card


async def test_the_hold_runs_out_while_both_tap(stage: Stage) -> None:
    await bumped_in(stage)
    seen = stage.journalist.cards()[1]
    stage.waits = True
    stage.goes_by(hours=48)
    await asyncio.gather(
        stage.librarian.tap("move:1", on=seen),
        stage.built.ticks.once(),
        stage.journalist.tap("move:1", on=seen),
    )
    await stage.settle()
    assert f"🟢 Aftalt\n{FRIDAY}" in str(stage.librarian.cards()[1])


async def test_it_began_an_hour_ago(stage: Stage) -> None:
    await agreed(stage)
    await until(stage, 33, 20)
    await stage.journalist.command("afbud #1 akut nyhed")
    assert "🟠 Afbud fra Folkebladet" in str(stage.librarian.cards()[0])
    await stage.tick()
    told = [said for said in stage.librarian.news() if "melder afbud" in said]
    assert told[0].startswith(f"🟠 Folkebladet melder afbud til #1 {TITLE}")
    assert "[Kør uden Folkebladet]" in told[0]


async def test_one_who_wanted_a_time_leaves_the_channel(on_slack: SlackStage) -> None:
    await bumped(on_slack)
    await on_slack.journalist.tap("move:1")
    on_slack.room.members.remove(on_slack.journalist.person.id)
    on_slack.troubled = True  # they can be written to no more
    await on_slack.librarian.tap("move:1")
    assert f"🟢 Aftalt\n{FRIDAY}" in on_slack.librarian.card
