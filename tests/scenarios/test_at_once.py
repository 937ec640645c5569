"""Several people, several taps, the same thing twice: the first wins, the others see who."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import (
    AGREED_CARD,
    BUMPED_CARD,
    PROPOSE,
    SAID_YES,
    TOLD_YES,
    WHEN,
    agreed,
    bumped,
    proposed,
    shown,
)

if TYPE_CHECKING:
    from tests.fakes.slack.people import EventName
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio

COVERED = (
    f"@kollega sagde ja kl. 10.15, så den er dækket.\n#1 Debat om havnen, {WHEN}\n"
    "[Jeg tager den i stedet] [Vis]"
)


async def test_two_who_are_asked_must_both_say_yes(on_slack: SlackStage) -> None:
    await proposed(on_slack, f"{PROPOSE} @kollega")
    await on_slack.colleague.tap("accept", on="prompt")
    assert on_slack.librarian.card == shown("""
        #1 · Debat om havnen   🔵 Foreløbig
        torsdag den 3. december kl. 19.00–20.30
        @bibliotekar (vært) · @kollega
        Foreslået af @bibliotekar · venter på svar fra @journalist (senest i morgen kl. 10.15)
        [Sig ja] [Anden tid] [Nej] [Mere]
    """)
    await on_slack.journalist.tap("accept", on="prompt")
    assert on_slack.librarian.card == shown("""
        #1 · Debat om havnen   🟢 Aftalt
        torsdag den 3. december kl. 19.00–20.30 · om 8 dage
        @bibliotekar (vært) · @journalist · @kollega
        [Meld afbud] [Anden tid] [Mere]
    """)


async def test_one_of_two_says_no_and_it_goes_on_with_the_other(on_slack: SlackStage) -> None:
    await proposed(on_slack, f"{PROPOSE} @kollega")
    await on_slack.colleague.tap("decline", on="prompt")
    await on_slack.journalist.tap("accept", on="prompt")
    assert on_slack.librarian.card == AGREED_CARD


async def test_a_colleague_was_first_and_the_second_is_told_who(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    phone = on_slack.journalist.look("prompt")
    await on_slack.colleague.tap("accept")
    before = on_slack.rows()
    await on_slack.journalist.tap("accept", on=phone)
    assert on_slack.rows() == before
    assert on_slack.journalist.news() == [COVERED]
    assert "@bibliotekar (vært) · @kollega\n" in on_slack.librarian.card
    assert on_slack.librarian.news() == [TOLD_YES.replace("@journalist", "@kollega")]
    said = f"✓ @kollega sagde ja i dag kl. 10.15, så den er dækket.\n#1 Debat om havnen, {WHEN}\n"
    assert on_slack.journalist.prompt.startswith(said)


async def test_two_tap_at_the_very_same_time(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    on_slack.waits = True
    await asyncio.gather(
        on_slack.colleague.tap("accept"), on_slack.journalist.tap("accept", on="prompt")
    )
    await on_slack.settle()
    accepted = [row for row in on_slack.rows("history")["history"] if row[2] == "accept"]
    assert len(accepted) == 1
    told = [*on_slack.colleague.news(), *on_slack.journalist.news()]
    assert len(told) == 1
    assert "sagde ja kl. 10.15, så den er dækket" in told[0]


async def test_both_sides_act_at_the_very_same_time(stage: Stage) -> None:
    await proposed(stage)
    stage.waits = True
    await asyncio.gather(
        stage.journalist.tap("accept", on="prompt"), stage.librarian.tap("withdraw", on="private")
    )
    await stage.settle()
    acts = [row[2] for row in stage.rows("history")["history"]]
    assert acts in (["propose", "accept"], ["propose", "withdraw"])
    late = stage.librarian if acts[1] == "accept" else stage.journalist
    assert "Der er sket noget i mellemtiden:" in "\n".join(late.news())


async def test_an_old_card_tells_what_happened_and_changes_nothing(stage: Stage) -> None:
    await agreed(stage)
    phone = stage.librarian.look("card")
    await stage.journalist.tap("bump")
    await stage.journalist.tap("bump:breaking_news", on="form")
    before, _told = stage.rows(), stage.librarian.news()
    await stage.librarian.tap("bump", on=phone)
    (told,) = stage.librarian.news()
    assert told == (
        "Der er sket noget i mellemtiden: @journalist meldte afbud kl. 10.15. Kortet er opdateret."
        f"\n#1 Debat om havnen, {WHEN}\n[Vis]"
    )
    assert (stage.rows(), stage.librarian.card) == (before, BUMPED_CARD)


async def test_an_old_preview_bumps_nothing(stage: Stage) -> None:
    await agreed(stage)
    await stage.journalist.tap("bump")
    await stage.librarian.command("afbud #1 praktisk")
    before = stage.rows()
    await stage.journalist.tap("bump:editorial", on="form")
    assert "@bibliotekar meldte afbud kl. 10.15." in str(stage.journalist.receipt)
    assert stage.rows() == before


@pytest.mark.parametrize("on", ["card", "prompt"])
async def test_a_double_tap_is_one_yes_and_needs_no_words(stage: Stage, on: str) -> None:
    await proposed(stage)
    screen = stage.journalist.look(on)
    stage.waits = True
    await stage.journalist.tap("accept", on=screen)
    await stage.journalist.tap("accept", on=screen)
    await stage.settle()
    assert stage.journalist.card == AGREED_CARD
    assert (stage.librarian.news(), stage.journalist.news()) == ([TOLD_YES], [])


async def test_a_double_tap_that_comes_late_is_the_same(stage: Stage) -> None:
    await proposed(stage)
    screen = stage.journalist.look("prompt")
    await stage.journalist.tap("accept", on=screen)
    before, _told = stage.rows(), stage.librarian.news()
    stage.goes_by(minutes=5)
    await stage.journalist.tap("accept", on=screen)
    assert stage.rows() == before
    assert (stage.librarian.news(), stage.journalist.news()) == ([], [])
    assert stage.journalist.prompt == SAID_YES


async def test_a_late_second_tap_on_the_reason_is_one_bump(stage: Stage) -> None:
    await agreed(stage)
    await stage.journalist.tap("bump")
    preview = stage.journalist.form
    await stage.journalist.tap("bump:breaking_news", on=preview)
    before = stage.rows()
    await stage.journalist.tap("bump:breaking_news", on=preview)
    assert stage.rows() == before
    assert len(stage.librarian.news()) == 1


async def test_a_yes_said_again_is_a_yes(stage: Stage) -> None:
    await agreed(stage)
    before = stage.rows()
    await stage.journalist.command("ja #1")
    assert stage.rows() == before
    said = f"✓ Du er med: #1 Debat om havnen, {WHEN}.\n[Meld afbud] [Vis]"
    assert (stage.journalist.news(), stage.librarian.news()) == ([said], [])


async def test_a_tap_on_a_bump_that_was_taken_back_is_said_to_be_late(stage: Stage) -> None:
    await bumped(stage)
    phone = stage.journalist.look("card")
    await stage.journalist.tap("restore", on=phone)
    await stage.librarian.command("afbud #1 praktisk")
    stage.journalist.news()
    await stage.journalist.tap("restore", on=phone)
    assert "🟠 Afbud fra Biblioteket i Midtbyen" in stage.journalist.card
    (told,) = stage.journalist.news()
    assert "@bibliotekar meldte afbud kl. 10.15." in told


async def test_an_event_that_slack_sends_twice_is_one_proposal(on_slack: SlackStage) -> None:
    line = f"@rykker {PROPOSE.replace('@journalist', '@kollega2')}"
    await on_slack.librarian.say("hej")
    await on_slack.journalist.person.say(on_slack.room, line, retry=True)
    await on_slack.settle()
    assert (on_slack.count("slots"), len(on_slack.journalist.news())) == (1, 1)


@pytest.mark.parametrize("order", [("message", "app_mention"), ("app_mention", "message")])
async def test_a_mention_that_arrives_twice_is_one_act(
    on_slack: SlackStage, order: tuple[EventName, ...]
) -> None:
    await proposed(on_slack)
    say = on_slack.journalist.person.say
    await say(on_slack.room, "@rykker ja #1", order=order)
    await on_slack.settle()
    assert on_slack.librarian.card == AGREED_CARD
    assert (on_slack.librarian.news(), len(on_slack.journalist.news())) == ([TOLD_YES], 1)


async def test_a_message_in_which_people_change_their_words_is_not_heard_again(
    on_slack: SlackStage,
) -> None:
    await proposed(on_slack)
    ts = await on_slack.journalist.person.say(on_slack.room, "@rykker vis #1")
    await on_slack.settle()
    before = on_slack.rows()
    await on_slack.journalist.person.edit(on_slack.room, ts, "@rykker nej #1")
    await on_slack.journalist.person.delete(on_slack.room, ts)
    await on_slack.settle()
    assert on_slack.rows() == before
