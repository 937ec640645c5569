"""New homes for what lost its time: a few free times, the best first, each with why. Pure.

What must hold (nobody busy or away, a place that is open and free, no day off, no hours of
silence) is settled in `homes_free`; what is only better or worse, in `homes_score`. Wall time is
kept, as in `free_times`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from handlers.slots.free_times import DAYS
from handlers.slots.homes_free import Diary, Free, Wanted
from handlers.slots.homes_past import HOUR, Past, Record, minute_of
from handlers.slots.homes_score import FRIDAY, Why, judge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from handlers.slots.free_times import PlaceTimes

__all__ = ["Diary", "Home", "Past", "Wanted", "Why", "homes"]


@dataclass(frozen=True, slots=True)
class Home:
    """A time (UTC) to propose, its points, and the most telling reasons for it."""

    place_id: int
    start: datetime
    end: datetime
    score: float
    why: tuple[Why, ...]


def homes(
    wanted: Wanted,
    *,
    places: Sequence[PlaceTimes] = (),
    diaries: Sequence[Diary] = (),
    past: Iterable[Past] = (),
    now: datetime,
    notice: timedelta,
    most: int = 3,
    but: Collection[tuple[datetime, int]] = (),
) -> list[Home]:
    """The best new times, on different days where there are as many; as good, the earlier first.

    Another of `places` is meant only while the slot's own is not to be had; the first that is
    free. `but`: starts and places that were offered already. What overlaps the time that was lost
    is never offered: somebody has just said they cannot then.
    """
    record, free = Record(past, wanted.zone), Free.of(wanted, places, diaries)
    old, length = wanted.start.astimezone(wanted.zone), wanted.end - wanted.start
    found = []
    for new in _starts(wanted, record, now=now, notice=notice):
        start = new.astimezone(UTC)
        room = free.room(start, start + length)
        if room is None or (start, room) in but:
            continue
        moved = room != wanted.place_id if wanted.place_id else None
        score, why = judge(new, old, record.at(new), moved=moved, asked=bool(diaries))
        found.append(Home(room, start, start + length, score, why))
    return _best(found, most, wanted.zone)


def _starts(
    wanted: Wanted, record: Record, *, now: datetime, notice: timedelta
) -> Iterator[datetime]:
    """Local times to try: the same hour on the wall and the usual ones, day by day."""
    zone, soonest = wanted.zone, now + notice
    old = wanted.start.astimezone(zone)
    other = (divmod(minute, HOUR) for minute in record.other_hours(minute_of(old)))
    clocks = [old.time(), *(time(*clock) for clock in other)]
    # What is far off is not brought forward by more than it could be put off.
    day = max(soonest, wanted.start - timedelta(days=DAYS)).astimezone(zone).date()
    last = max(wanted.start, now).astimezone(zone).date() + timedelta(days=DAYS)
    while day <= last:
        if day.weekday() <= FRIDAY or old.weekday() > FRIDAY or record.held_on(day.weekday()):
            shown = (_shown(day, clock, zone) for clock in clocks)
            yield from (at for at in shown if at and at > now and at >= soonest)
        day += timedelta(days=1)


def _shown(day: date, clock: time, zone: ZoneInfo) -> datetime | None:
    """When clocks show it that day; None where they are put forward over it."""
    shown = datetime.combine(day, clock, zone)
    back = shown.astimezone(UTC).astimezone(zone)
    return back if back.replace(tzinfo=None) == shown.replace(tzinfo=None) else None


def _best(found: list[Home], most: int, zone: ZoneInfo) -> list[Home]:
    """The best of each day; more of a day only where days are too few."""
    found.sort(key=_rank)
    days: set[date] = set()
    first_of_day: list[Home] = []
    others: list[Home] = []
    for home in found:
        day = home.start.astimezone(zone).date()
        (others if day in days else first_of_day).append(home)
        days.add(day)
    return sorted((first_of_day + others)[:most], key=_rank)


def _rank(home: Home) -> tuple[float, datetime]:
    return -home.score, home.start
