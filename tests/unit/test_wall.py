"""Wall times and instants: each once a day, in every zone, whatever is done to the clocks."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.partnerships.daily import next_digest
from handlers.partnerships.wishes import wishes_of
from handlers.slots.lifecycle import SlotState
from handlers.slots.reminders import PLAN_NEW, moments, to_plan
from handlers.wall import at_wall, awake
from storage.tables import Partnership

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DAY = 24 * 60
#: RYKKER_EVERY=1 goes through every zone, day by day.
EVERY = bool(os.environ.get("RYKKER_EVERY"))
SOME = ("Europe/Copenhagen", "America/Nuuk", "Australia/Lord_Howe", "Africa/Casablanca", "UTC")
ZONES = sorted(available_timezones()) if EVERY else SOME
MINUTES = (0, 30, 90, 120, 150, 180, 480) if EVERY else (0, 120, 150, 480)


def together(zone: str = "Europe/Copenhagen", digest: int = 480) -> Partnership:
    return Partnership(zone=zone, quiet_from=21 * 60, quiet_until=7 * 60, digest=digest)


@pytest.mark.parametrize(
    ("day", "minutes", "instant"),
    [
        (date(2027, 3, 28), 90, datetime(2027, 3, 28, 0, 30, tzinfo=UTC)),
        (date(2027, 3, 28), 120, datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        (date(2027, 3, 28), 150, datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        (date(2027, 3, 28), 180, datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        (date(2027, 10, 31), 150, datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
        (date(2027, 10, 31), 180, datetime(2027, 10, 31, 2, 0, tzinfo=UTC)),
    ],
)
def test_the_nights_when_clocks_are_changed(day: date, minutes: int, instant: datetime) -> None:
    assert at_wall(day, minutes, COPENHAGEN) == instant


@pytest.mark.parametrize("zone", ZONES)
def test_each_day_has_each_wall_time_once(zone: str) -> None:
    where, step = ZoneInfo(zone), timedelta(days=1)
    for minutes in MINUTES:
        last = at_wall(date(2024, 12, 31), minutes, where)
        day = date(2025, 1, 1)
        while day < date(2036 if EVERY else 2028, 1, 1):
            at = at_wall(day, minutes, where)
            assert timedelta(hours=21) <= at - last <= timedelta(hours=49)
            local = at.astimezone(where)
            early = at - timedelta(minutes=1)
            shown = local.hour * 60 + local.minute
            if local.date() == day and shown != minutes:  # a gap: the first instant after it
                before = early.astimezone(where)
                assert (before.date(), before.hour * 60 + before.minute) <= (day, minutes)
                assert shown > minutes
            last, day = at, day + step


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 - made aware below
    st.integers(0, 23),
    st.integers(0, 23),
)
def test_nobody_is_disturbed_in_the_hours_of_silence(at: datetime, first: int, last: int) -> None:
    instant = at.replace(tzinfo=UTC)
    moved = awake(instant, COPENHAGEN, quiet_from=first * 60, quiet_until=last * 60)
    assert instant <= moved <= instant + timedelta(hours=25)
    hour = moved.astimezone(COPENHAGEN).hour
    silent = {(first + n) % 24 for n in range((last - first) % 24)}
    assert hour not in silent
    assert moved == instant or hour >= last


@given(st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001 - made aware below
def test_reminders_come_in_order_and_before_it_begins(start: datetime) -> None:
    found = list(moments(start.replace(tzinfo=UTC), wishes_of(together())))
    assert found == sorted(found)
    assert all(at < start.replace(tzinfo=UTC) for at in found)
    assert all(7 <= at.astimezone(COPENHAGEN).hour < 21 for at in found)


def test_only_what_is_agreed_is_reminded_of() -> None:
    planned = {state for state in SlotState if to_plan(state, anew=True) is not None}
    assert planned == {SlotState.CONFIRMED}
    assert to_plan(SlotState.CONFIRMED, anew=True) == PLAN_NEW


def test_the_overview_comes_on_weekdays_and_not_at_all_where_it_is_off() -> None:
    friday = datetime(2026, 11, 27, 7, tzinfo=UTC)
    assert next_digest(together(), after=friday) == datetime(2026, 11, 30, 7, tzinfo=UTC)
    assert next_digest(together(digest=DAY), after=friday) is None
