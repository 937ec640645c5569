"""What a picture of the days ahead shows: which days, which places, and what is on. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from handlers.slots.lifecycle import HOMELESS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handlers.slots.lifecycle import SlotState

#: Places that get a column of their own; more would leave no room for a title.
MOST_COLUMNS = 3
#: Days that are shown at the least, besides the rest of their week.
AHEAD = 10
_DAY = timedelta(days=1)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Event:
    """A slot in the picture; its times are local to the partnership. `place` "": none is named."""

    number: int
    title: str
    start: datetime
    end: datetime
    place: str
    state: SlotState


@dataclass(frozen=True, slots=True)
class Week:
    """The days shown, from `first` to `last`, and all that is ahead, nearest first."""

    today: date
    first: date
    last: date
    events: tuple[Event, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """Every day, the first and the last among them."""
        return tuple(self.first + _DAY * n for n in range((self.last - self.first).days + 1))

    def on(self, day: date, places: Sequence[str]) -> list[Event]:
        """What is on that day in one of `places`, in its order."""
        return [e for e in self.events if e.place in places and day in _days_of(e)]

    def columns(self) -> list[tuple[str, ...]]:
        """The places side by side, by name; what has no column of its own shares the last."""
        used = Counter(e.place for e in self.events if any(d in self.days for d in _days_of(e)))
        own = sorted(name for name, _n in used.most_common(_columns(used)) if name)
        rest = tuple(sorted(name for name in used if name not in own))
        return [*((name,) for name in own), *([rest] if rest else [])]

    def elsewhere(self) -> list[Event]:
        """What waits for a new time and stood on none of these days."""
        shown = set(self.days)
        return [e for e in self.events if e.state in HOMELESS and not shown & set(_days_of(e))]


def from_today(today: date) -> Week:
    """The days from today to the end of the week in which it is `AHEAD` days later."""
    far = today + _DAY * AHEAD
    return Week(today, today, far + _DAY * (_WEEK - 1 - far.weekday()))


def _columns(used: Counter[str]) -> int:
    return MOST_COLUMNS if len(used) <= MOST_COLUMNS else MOST_COLUMNS - 1


def _days_of(event: Event) -> Iterator[date]:
    """The days it is on; one that ends at midnight is not on the day that begins then."""
    last = (event.end - timedelta(microseconds=1)).date()
    day = event.start.date()
    while True:
        yield day
        day += _DAY
        if day > last:
            return
