"""When a place is free, nearest to what was wanted. Pure: bookings come in, times go out.

Wall time is kept: 19.00 stays 19.00 when the clocks change in between.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from handlers.words.hours import Hours

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zoneinfo import ZoneInfo

#: How far ahead other days are looked for.
DAYS = 28
#: Between these local hours another time of the day is suggested, where nothing else is said.
EARLIEST, LATEST = time(8), time(22)
STEP = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class PlaceTimes:
    """A place, when it is open, and when it is taken (UTC)."""

    id: int
    name: str = ""
    hours: Hours = field(default_factory=Hours)
    busy: tuple[tuple[datetime, datetime], ...] = ()

    def is_free(self, start: datetime, end: datetime, zone: ZoneInfo) -> bool:
        """Whether it is open and nothing else is there."""
        taken = any(begin < end and until > start for begin, until in self.busy)
        return not taken and self.hours.covers(start.astimezone(zone), end.astimezone(zone))


@dataclass(frozen=True, slots=True)
class Free:
    """A place at a time (UTC); `place_id` 0: no place is meant."""

    place_id: int
    start: datetime
    end: datetime


def nearest_free(
    place: PlaceTimes,
    others: Sequence[PlaceTimes],
    *,
    start: datetime,
    end: datetime,
    now: datetime,
    zone: ZoneInfo,
    most: int = 3,
) -> list[Free]:
    """What to offer where `place` is not to be had from `start` to `end` (UTC).

    Another place at the same time, the same place at another hour of the day, then the same hour
    on the days after; never in the past, and always as long.
    """
    found = [Free(o.id, start, end) for o in others if start > now and o.is_free(start, end, zone)]
    found = found[:1]
    hours = _other_hours(start, end, zone)
    found += _free(place, hours, now, zone, most=1)
    days = _same_hour(start, end, zone)
    return found + _free(place, days, now, zone, most=most - len(found))


def _free(
    place: PlaceTimes,
    times: Iterator[tuple[datetime, datetime]],
    now: datetime,
    zone: ZoneInfo,
    *,
    most: int,
) -> list[Free]:
    found: list[Free] = []
    for start, end in times:
        if len(found) >= most:
            break
        if start > now and place.is_free(start, end, zone):
            found.append(Free(place.id, start, end))
    return found


def _same_hour(
    start: datetime, end: datetime, zone: ZoneInfo
) -> Iterator[tuple[datetime, datetime]]:
    """The same wall time on the days after."""
    wall, length = start.astimezone(zone).replace(tzinfo=None), end - start
    for days in range(1, DAYS + 1):
        there = (wall + timedelta(days=days)).replace(tzinfo=zone).astimezone(UTC)
        yield there, there + length


def _other_hours(
    start: datetime, end: datetime, zone: ZoneInfo
) -> Iterator[tuple[datetime, datetime]]:
    """Other hours of the same local day, the nearest first, the earlier of two as near."""
    wall, length = start.astimezone(zone).replace(tzinfo=None), end - start
    day = wall.date()
    for steps in range(1, 2 * 24):
        for sign in (-1, 1):
            there = wall + sign * steps * STEP
            late = datetime.combine(day, LATEST)
            if there.date() != day or there.time() < EARLIEST or there + length > late:
                continue
            instant = there.replace(tzinfo=zone).astimezone(UTC)
            yield instant, instant + length
