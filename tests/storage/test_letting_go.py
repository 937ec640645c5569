"""The night's tidying: at half past three where the partnership is, once a night."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from handlers.clock.retention import let_go
from handlers.partnerships.daily import next_tidying
from storage.former import NO_NAME
from tests.storage.aged import DAY, a_slot, person, rows, together
from tests.storage.rows import NOW

if TYPE_CHECKING:
    from storage.engine import Store

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2026, 10, 25)])
def test_once_a_night_also_when_the_clocks_are_changed(store: Store, day: date) -> None:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=COPENHAGEN)
    begin = (noon - 2 * DAY).astimezone(ZoneInfo("UTC"))
    with store.write() as session:
        ours = together(session)
        ours.tidy_at = next_tidying(ours, after=begin)
    ran = []
    for minutes in range(0, 4 * 24 * 60, 10):
        now = begin + timedelta(minutes=minutes)
        with store.write() as session:
            if let_go(session, now):
                ran.append(now.astimezone(COPENHAGEN).replace(tzinfo=None))
    days = [day + timedelta(days=n) for n in (-1, 0, 1, 2)]
    assert ran == [datetime(d.year, d.month, d.day, 3, 30) for d in days]  # noqa: DTZ001 - on the wall


def test_all_of_it_is_done_and_a_second_time_changes_nothing(store: Store) -> None:
    with store.write() as session:
        ours = together(session, tidy_at=NOW)
        them = person(session, "journalist", of=ours)
        for age in (400, 500):
            a_slot(session, ours, them, age * DAY, state="declined" if age == 400 else "occurred")
        assert let_go(session, NOW) == 1
    after = rows(store)
    assert [row["number"] for row in after["slots"]] == [2]
    assert [row["note"] for row in (*after["history"], *after["followups"])] == [None, None]
    assert [row["name"] for row in after["people"]] == [NO_NAME]
    with store.write() as session:
        assert let_go(session, NOW) == 0
        again = NOW + DAY
        assert let_go(session, again) == 1
    after["partnerships"][0]["tidy_at"] += DAY
    assert rows(store) == after
