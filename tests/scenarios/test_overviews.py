"""Overviews of the day, of the week and of one's own, and reminders as each wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import agreed, shown, until
from tests.scenarios.test_settings import opened

if TYPE_CHECKING:
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio


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


async def test_on_monday_the_room_sees_the_week(stage: Stage) -> None:
    await agreed(stage)
    before = len(stage.librarian.cards())
    await until(stage, 30, 8)
    assert len(stage.librarian.cards()) == before + 1
    assert str(stage.librarian.cards()[-1]) == shown("""
        Uge 49
        Torsdag den 3. december
        🟢 tor 3. dec. 19.00 · #1 Debat om havnen · Aftalt
        [Vis] [Det hele] [Færre beskeder]
    """)


async def test_it_says_what_became_of_the_last_one(stage: Stage) -> None:
    await agreed(stage)
    await until(stage, 33, 21)
    await until(stage, 34, 9)
    await stage.librarian.tap("followup:came50", on="private")
    await until(stage, 37, 8)
    seen = str(stage.librarian.cards()[-1])
    assert seen == shown("""
        Uge 50
        De seneste syv dage
        1 blev holdt · 50 mennesker kom
        [Det hele] [Færre beskeder]
    """)


async def test_how_quickly_each_side_answers_is_told_by_side(stage: Stage) -> None:
    await agreed(stage)
    await until(stage, 33, 18)
    line = "foreslå Læsekreds tirsdag den 15. december kl. 16 @journalist"
    await stage.librarian.command(line)
    await until(stage, 33, 18, 40)
    await stage.journalist.tap("accept", on="prompt")
    await until(stage, 33, 21)
    await until(stage, 37, 8)
    assert "Folkebladet svarede som regel inden for 40 minutter." in str(
        stage.librarian.cards()[-1]
    )


async def test_a_week_with_nothing_is_not_told_of(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("aflys 1")
    before = len(stage.librarian.cards())
    await until(stage, 30, 8)
    assert len(stage.librarian.cards()) == before


async def test_one_of_their_own_for_who_wants_it(stage: Stage) -> None:
    await agreed(stage)
    await stage.journalist.whisper("indstillinger")
    shown_in = "private" if stage.journalist.news() else "form"
    await stage.journalist.tap("settings:me", on=shown_in)
    await stage.journalist.fill(digest="420")
    stage.journalist.news()
    await until(stage, 32, 7)
    (own,) = stage.journalist.news()
    assert own.startswith("Onsdag den 2. december, uge 49\nI morgen\n")
    await until(stage, 34, 7)  # nothing is near any more
    assert stage.journalist.news()[1:] == []


async def test_reminders_as_they_want_them(stage: Stage) -> None:
    await agreed(stage)
    await opened(stage.librarian, "me")
    await stage.librarian.fill(reminders="1d")
    stage.librarian.news()
    await until(stage, 30, 8)
    assert stage.librarian.news() == []
    assert stage.journalist.news()[0].startswith("Om 3 dage: ")
    await until(stage, 32, 8)
    assert stage.librarian.news()[0].startswith("I morgen: ")
    await until(stage, 33, 17)
    assert stage.librarian.news() == []


async def test_none_at_all(stage: Stage) -> None:
    await agreed(stage)
    await opened(stage.librarian, "digests")
    await stage.librarian.fill(reminders="0", weekly="1440")
    stage.librarian.news()
    for day, hour in ((30, 8), (32, 8), (33, 17)):
        await until(stage, day, hour)
    assert (stage.librarian.news(), stage.journalist.news()) == ([], [])


async def test_the_week_at_once(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("overblik uge")
    assert stage.librarian.news()[-1].startswith("Uge 48\n")


async def test_fewer_messages_leads_to_the_settings(stage: Stage) -> None:
    await agreed(stage)
    await until(stage, 32, 8)
    await stage.librarian.tap("settings", on=stage.librarian.cards()[-1])
    assert str(stage.librarian.form).startswith("Overblik og påmindelser\n")
