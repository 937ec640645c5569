"""What the clock does by itself: answers are chased, people reminded, the day summed up."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import PROMPT, TITLE, WHEN, agreed, bumped, proposed, shown

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio

WINTER = timezone(timedelta(hours=1))  # in Copenhagen


async def until(stage: Stage, *local: int) -> None:
    """The clock stands there (day, hour, minute of November; days over 30 are December's)."""
    day, hour, minute = (*local, 0)[:3]
    month, day = (11, day) if day <= 30 else (12, day - 30)
    there = datetime(2026, month, day, hour, minute, tzinfo=WINTER)
    stage.goes_by(seconds=(there - stage.clock.now()).total_seconds())
    await stage.tick()


async def test_half_way_they_are_reminded_and_then_the_asker_is_told(stage: Stage) -> None:
    await proposed(stage)
    await until(stage, 25, 23)  # half-way is in the hours of silence
    assert stage.journalist.news() == []
    await until(stage, 26, 7)
    await stage.tick()
    (reminded,) = stage.journalist.news()
    head, _, rest = PROMPT.replace("i morgen kl.", "i dag kl.").partition("\n")
    assert reminded == f"{head}\nPåmindelse: du mangler at svare.\n{rest}"
    await until(stage, 26, 10, 14)
    assert stage.librarian.news() == []
    await until(stage, 26, 10, 15)
    await stage.tick()
    told = f"@journalist har ikke svaret endnu: #1 {TITLE}, {WHEN}."
    assert stage.librarian.news() == [
        f"{told}\n[Spørg igen] [Vent til i morgen] [Træk forslaget tilbage] [Vis]"
    ]
    await until(stage, 28, 12)
    assert (stage.librarian.news(), stage.journalist.news()) == ([], [])


async def test_asked_again_it_begins_anew(stage: Stage) -> None:
    await proposed(stage)
    await until(stage, 26, 7)
    await until(stage, 26, 11)
    stage.journalist.news()
    await stage.librarian.tap("again", on="private")
    assert stage.journalist.news()[0].startswith("Kan du være med?")
    stage.librarian.news()
    await until(stage, 27, 7)
    assert "Påmindelse" in stage.journalist.news()[0]
    await until(stage, 27, 11)
    assert stage.librarian.news()[0].startswith("@journalist har ikke svaret endnu")


@pytest.mark.parametrize("answer", ["ja", "nej", "anden tid fredag den 4. december kl. 19"])
async def test_who_has_answered_is_left_in_peace(stage: Stage, answer: str) -> None:
    await proposed(stage)
    await stage.journalist.reply(answer)
    stage.journalist.news()
    await until(stage, 26, 9)
    assert stage.journalist.news() == []


async def test_several_that_wait_are_one_message(stage: Stage) -> None:
    await proposed(stage)
    await proposed(stage, "foreslå Læsekreds fredag den 4. december kl. 16 @journalist")
    await until(stage, 26, 7)
    (reminded,) = stage.journalist.news()
    assert reminded == shown("""
        Påmindelse: her mangler du at svare
        🟡 tor 3. dec. 19.00 · #1 Debat om havnen · Foreslået
        🟡 fre 4. dec. 16.00 · #2 Læsekreds · Foreslået
        [Vis] [Vis]
    """)
    await until(stage, 26, 10, 15)
    (told,) = stage.librarian.news()
    assert told.startswith("Ingen har svaret på de her endnu\n")


async def test_who_said_later_is_not_reminded_before(stage: Stage) -> None:
    await proposed(stage)
    await stage.journalist.command("senere #1 fredag kl. 9")
    stage.journalist.news()
    await until(stage, 26, 11)
    assert (stage.librarian.news(), stage.journalist.news()) == ([], [])
    await until(stage, 27, 9)
    assert stage.journalist.news()[0].startswith("Kan du være med?")


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


async def test_the_day_is_summed_up_for_the_room_on_weekdays(stage: Stage) -> None:
    await agreed(stage)
    before = len(stage.librarian.cards())
    for day in (26, 27):
        await until(stage, day, 8)
    assert len(stage.librarian.cards()) == before  # nothing is near, and nothing waits
    await until(stage, 32, 8)
    seen = str(stage.librarian.cards()[-1])
    assert seen == shown("""
        Onsdag den 2. december, uge 49
        I morgen
        🟢 tor 3. dec. 19.00 · #1 Debat om havnen · Aftalt
        [Vis] [Det hele] [Mine] [Færre beskeder]
    """)
    await until(stage, 32, 12)
    assert len(stage.librarian.cards()) == before + 1


async def test_the_day_is_summed_up_at_once_for_who_asks(stage: Stage) -> None:
    await agreed(stage)
    await stage.journalist.whisper("overblik")
    assert stage.journalist.news() == [
        shown("""
            Onsdag den 25. november, uge 48
            Længere fremme
            🟢 tor 3. dec. 19.00 · #1 Debat om havnen · Aftalt
            [Vis] [Det hele] [Mine] [Færre beskeder]
        """)
    ]


async def test_the_overview_is_turned_off(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("indstillinger")
    await stage.librarian.tap("settings:digests", on="form")
    await stage.librarian.fill(digest="1440")
    before = len(stage.librarian.cards())
    await until(stage, 32, 8)
    assert len(stage.librarian.cards()) == before


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


async def test_the_asker_may_wait_until_tomorrow(stage: Stage) -> None:
    await proposed(stage)
    await until(stage, 26, 10, 15)
    stage.librarian.news()
    await stage.librarian.tap("again:wait", on="private")
    said = "Jeg siger til i morgen kl. 09.00, hvis ingen har svaret på #1 Debat om havnen."
    assert stage.librarian.news() == [f"{said}\n[Vis]"]
    await until(stage, 27, 8)
    assert stage.librarian.news() == []
    await until(stage, 27, 9)
    assert stage.librarian.news()[0].startswith("@journalist har ikke svaret endnu")


async def test_who_is_slow_has_the_time_they_want(stage: Stage) -> None:
    await proposed(stage)
    await stage.journalist.whisper("indstillinger")
    where = "private" if stage.journalist.news() else "form"
    await stage.journalist.tap("settings:me", on=where)
    await stage.journalist.fill(answer="2880")
    line = "foreslå Læsekreds fredag den 11. december kl. 16 @journalist"
    await stage.librarian.command(line)
    assert "(senest fredag den 27. november kl. 10.15)" in stage.librarian.card


async def test_the_stand_in_they_named_is_asked_when_the_time_is_up(on_slack: SlackStage) -> None:
    stage = on_slack
    await proposed(stage)
    await stage.journalist.whisper("indstillinger")
    await stage.journalist.tap("settings:me", on="private")
    await stage.journalist.fill(standin=[stage.colleague.id_in_forms])
    await until(stage, 26, 7)
    await until(stage, 26, 10, 15)
    assert "Jeg har spurgt @kollega som afløser." in stage.librarian.news()[-1]
    assert stage.colleague.prompt.startswith("Kan du tage over for @journalist? Debat om havnen")
    await stage.colleague.tap("accept", on="prompt")
    assert "🟢 Aftalt" in str(stage.librarian.cards()[0])


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


async def test_a_card_says_since_when_an_answer_is_missing(stage: Stage) -> None:
    await proposed(stage)
    await until(stage, 26, 10, 15)
    card = stage.librarian.cards()[0]
    assert "venter på svar fra @journalist siden i går" in str(card)
    assert "Svarfristen var i dag kl. 10.15" in stage.journalist.prompt
    await stage.librarian.tap("again:wait", on="private")
    card = stage.librarian.cards()[0]
    assert "venter på svar fra @journalist (senest i morgen" in str(card)


async def test_an_answer_that_has_days_does_not_run_out_on_a_weekend(stage: Stage) -> None:
    await until(stage, 27, 9)  # a Friday
    await proposed(stage, "foreslå Læsekreds fredag den 18. december kl. 16 @journalist")
    assert "(senest mandag den 30. november kl. 09.00)" in stage.librarian.card
    await until(stage, 29, 12)
    assert stage.journalist.news() == []
    await until(stage, 30, 8)
    assert "Påmindelse: du mangler at svare." in stage.journalist.news()[0]
