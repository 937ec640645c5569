"""People are reminded of what is agreed: at its own time, once, and not of what was overtaken."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import TITLE, WHEN, agreed, bumped, proposed, until

if TYPE_CHECKING:
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("late", [False, True])
async def test_who_is_in_is_reminded_three_times(stage: Stage, *, late: bool) -> None:
    await agreed(stage)
    far = {30: "Om 3 dage", 32: "I morgen", 33: "Om 2 timer"}
    for day, hour in ((30, 8), (32, 8), (33, 17)):
        await until(stage, day, hour + (4 if late and day < 33 else 0))
        await stage.tick()
        said = f"{far[day]}: #1 {TITLE}, {WHEN}.\n[Meld afbud] [Vis]"
        expected = [] if late and day < 33 else [said]
        assert stage.librarian.news() == expected
        assert stage.journalist.news() == expected
    await until(stage, 33, 22)
    assert stage.journalist.news() == []


async def test_what_moved_is_reminded_of_at_its_new_time(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("anden tid 1 tirsdag den 8. december kl. 19")
    await stage.journalist.tap("accept", on="prompt")
    for player in (stage.librarian, stage.journalist):
        player.news()
    await until(stage, 32, 8)
    await until(stage, 33, 17)
    assert stage.journalist.news() == []
    await until(stage, 35, 8)
    assert "tirsdag den 8. december" in stage.journalist.news()[0]


async def test_what_lost_its_time_is_not_reminded_of_until_it_is_on_again(stage: Stage) -> None:
    await bumped(stage)
    await until(stage, 30, 8)
    stage.librarian.news()
    assert stage.journalist.news() == []
    await stage.journalist.tap("restore", on=stage.journalist.cards()[0])
    stage.librarian.news()
    stage.journalist.news()
    await until(stage, 32, 8)
    assert stage.journalist.news()[0].startswith("I morgen: ")


async def test_another_zone_moves_the_reminders(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("indstillinger")
    await stage.librarian.tap("settings:times", on="form")
    await stage.librarian.fill(zone="London")
    await until(stage, 30, 8)
    assert stage.journalist.news() == []
    await until(stage, 30, 9)
    assert stage.journalist.news()[0].startswith("Om 3 dage: ")


async def test_many_workers_say_it_once(stage: Stage) -> None:
    await agreed(stage)
    await proposed(stage, "foreslå Læsekreds tirsdag den 8. december kl. 16 @journalist")
    stage.goes_by(days=7, minutes=-135)  # Wednesday the 2nd at 8
    await asyncio.gather(*(stage.built.ticks.once() for _ in range(6)))
    await stage.settle()
    told = [line.split(" ")[0] for line in stage.librarian.news()]
    assert sorted(told) == ["@journalist", "I"]
    assert [line.split(":")[0] for line in stage.journalist.news()] == ["I morgen"]
    assert [str(c).startswith("Onsdag den 2.") for c in stage.librarian.cards()].count(True) == 1


async def test_what_was_overtaken_before_it_could_be_sent_is_not_sent(stage: Stage) -> None:
    await agreed(stage)
    await proposed(stage, "foreslå Læsekreds tirsdag den 8. december kl. 16 @journalist")
    stage.waits = True
    stage.goes_by(days=7, minutes=-135)  # Wednesday the 2nd at 8
    await stage.built.ticks.once()
    await stage.journalist.whisper("ja #2")
    await stage.librarian.command("aflys #1")
    stage.goes_by(hours=30)
    await stage.settle()
    for player in (stage.librarian, stage.journalist):
        told = player.news()
        assert not any(line.startswith(("I morgen", "I dag")) for line in told)
        assert not any("har ikke svaret" in line for line in told)
