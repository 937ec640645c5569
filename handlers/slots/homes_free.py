"""Whether what lost its time can be at another: all that must hold for a new home. Pure."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers.slots.free_days import is_workable
from handlers.slots.free_times import PlaceTimes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, time
    from zoneinfo import ZoneInfo

    from handlers.partnerships.wishes import Wishes

    Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was agreed (UTC), where (0: no place is meant), and the partnership's zone."""

    start: datetime
    end: datetime
    place_id: int
    zone: ZoneInfo

    def after_hours(self, place: PlaceTimes) -> time | None:
        """The local time it was to begin there, where that is outside the place's hours."""
        first, last = self.start.astimezone(self.zone), self.end.astimezone(self.zone)
        kept = place.id != self.place_id or place.hours.covers(first, last)
        return None if kept else first.time()


@dataclass(frozen=True, slots=True)
class Diary:
    """One person in the slot: their hours of silence, other agreed slots and absences (UTC)."""

    wishes: Wishes
    busy: tuple[Span, ...] = ()
    away: tuple[Span, ...] = ()


class Taken:
    """Spans in order and without overlap (UTC): one look finds what is in the way."""

    def __init__(self, spans: Iterable[tuple[datetime, datetime]]) -> None:
        self._begins: list[datetime] = []
        self._untils: list[datetime] = []
        for begin, until in sorted(spans):
            if self._untils and begin <= self._untils[-1]:
                self._untils[-1] = max(self._untils[-1], until)
            else:
                self._begins.append(begin)
                self._untils.append(until)

    def is_free(self, start: datetime, end: datetime) -> bool:
        """Whether nothing is taken between the two."""
        before = bisect_left(self._begins, end)
        return before == 0 or self._untils[before - 1] <= start


@dataclass(frozen=True, slots=True)
class Room:
    """A place, and when it is taken.

    `after_hours`: at this time by the clock on the wall it was to be used though it is closed then,
    so it may be again.
    """

    place: PlaceTimes
    taken: Taken
    after_hours: time | None = None

    def is_free(self, start: datetime, end: datetime, zone: ZoneInfo) -> bool:
        """Whether it is open, on no day off, and nothing else is there."""
        hours, first, last = self.place.hours, start.astimezone(zone), end.astimezone(zone)
        return (
            (hours.covers(first, last) or first.time() == self.after_hours)
            and self.taken.is_free(start, end)
            and is_workable(first, last, hours)
        )


@dataclass(frozen=True, slots=True)
class Free:
    """All that must hold; `silent`: wishes of those who are not to be asked for their silence."""

    wanted: Wanted
    people: Taken
    silent: list[Wishes]
    rooms: list[Room]

    @classmethod
    def of(cls, wanted: Wanted, places: Sequence[PlaceTimes], diaries: Sequence[Diary]) -> Free:
        """Rooms with the slot's own first; who had a start in their silence may have one again."""
        meant = places if wanted.place_id else (PlaceTimes(0),)
        own_first = sorted(meant, key=lambda place: place.id != wanted.place_id)
        return cls(
            wanted,
            Taken(span for diary in diaries for span in (*diary.busy, *diary.away)),
            [d.wishes for d in diaries if d.wishes.awake(wanted.start) == wanted.start],
            [Room(place, Taken(place.busy), wanted.after_hours(place)) for place in own_first],
        )

    def room(self, start: datetime, end: datetime) -> int | None:
        """Where it can be then (0: no place is meant); None where it cannot."""
        lost = start < self.wanted.end and self.wanted.start < end
        if lost or not self.people.is_free(start, end):
            return None
        if any(wishes.awake(start) != start for wishes in self.silent):
            return None
        free = (r.place.id for r in self.rooms if r.is_free(start, end, self.wanted.zone))
        return next(free, None)
