"""Cards and questions as time goes by: today, in three hours, now; edits, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import agreed, proposed, until

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio


async def test_a_card_says_today_when_it_is_today(stage: Stage) -> None:
    await agreed(stage)
    for day, far in ((26, "om 7 dage"), (32, "i morgen"), (33, "i dag")):
        await until(stage, day, 0, 5)
        assert far in str(stage.librarian.cards()[0]).split("\n")[1]
    assert (stage.librarian.news(), stage.journalist.news()) == ([], [])


async def test_a_question_says_today_when_it_is_due_today(stage: Stage) -> None:
    await proposed(stage)
    await until(stage, 26, 0, 5)
    assert "Svar gerne senest i dag kl. 10.15." in stage.journalist.prompt


async def test_a_new_day_posts_nothing_anew(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await proposed(on_slack, "foreslå Læsekreds tirsdag den 8. december kl. 16")
    cards, told = len(on_slack.librarian.cards()), len(on_slack.journalist.privately())
    await on_slack.colleague.whisper("hjælp")  # somebody new of the side that is asked
    seen = len(on_slack.colleague.privately()) + len(on_slack.colleague.prompts())
    await until(on_slack, 26, 0, 5)
    assert len(on_slack.librarian.cards()) == cards
    assert len(on_slack.journalist.privately()) == told
    assert len(on_slack.colleague.privately()) + len(on_slack.colleague.prompts()) == seen


async def test_a_card_counts_the_hours_on_its_day(stage: Stage) -> None:
    await agreed(stage)
    await until(stage, 33, 8, 30)
    posted = len(stage.librarian.cards())
    said = {}
    for hour, minute in ((9, 0), (15, 29), (15, 30), (16, 30), (17, 30), (18, 30), (19, 0)):
        await until(stage, 33, hour, minute)
        said[hour, minute] = str(stage.librarian.cards()[0]).splitlines()[1].rpartition(" · ")[2]
    assert said == {
        (9, 0): "i dag",
        (15, 29): "i dag",
        (15, 30): "om 3 timer",
        (16, 30): "om 2 timer",
        (17, 30): "om 1 time",
        (18, 30): "om lidt",
        (19, 0): "i gang nu",
    }
    assert len(stage.librarian.cards()) == posted  # edits, and nothing else


async def test_what_is_agreed_on_its_day_counts_from_there(stage: Stage) -> None:
    await proposed(stage, "foreslå Nyhedstalk i dag kl. 13 @journalist")
    await stage.journalist.reply("ja")
    assert "· om 3 timer" in stage.librarian.card
    await until(stage, 25, 10, 30)
    await until(stage, 25, 11, 30)
    assert "· om 1 time" in stage.librarian.card
