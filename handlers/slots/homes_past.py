"""What earlier events say of a weekday and an hour: if it is usual, and how it went. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from zoneinfo import ZoneInfo

HOUR = 60
#: So many events that nobody held or rated are reckoned in: one event alone says little.
DOUBT = 2
#: A time is usual when this share of what was planned then (with `DOUBT`) took place.
OFTEN = 0.5
#: Worth goes from 1 to 5: what is neither good nor bad, what went well, and the best.
MIDDLING, GOOD, BEST = 3, 4, 5
#: So many other hours are tried, if so many events took place at them.
OTHER_HOURS, SOME = 2, 2


def minute_of(local: datetime) -> int:
    """Minutes after midnight."""
    return local.hour * HOUR + local.minute


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier event: its start (UTC), what it was worth (1 to 5), and if it was held at all."""

    start: datetime
    worth: float | None = None
    took_place: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a weekday at an hour; `worth`: the sum over those that were rated."""

    planned: int = 0
    held: int = 0
    rated: int = 0
    worth: float = 0

    @classmethod
    def of(cls, past: Iterable[Past]) -> Known:
        """What these events say together."""
        events = list(past)
        worths = [e.worth for e in events if e.took_place and e.worth is not None]
        held = sum(e.took_place for e in events)
        return cls(len(events), held, len(worths), sum(worths))

    @property
    def usual(self) -> float:
        """How often what is planned then takes place, from 0 to 1."""
        return self.held / (self.planned + DOUBT)

    @property
    def is_usual(self) -> bool:
        """Whether most of it does."""
        return self.usual >= OFTEN

    @property
    def well(self) -> float:
        """How well it went, from -1 to 1; 0 where nothing is known."""
        over = self.worth - MIDDLING * self.rated
        return over / (self.rated + DOUBT) / (BEST - MIDDLING)

    @property
    def went_well(self) -> bool:
        """Whether it was good on average."""
        return self.rated > 0 and self.worth >= GOOD * self.rated


class Record:
    """Earlier events by local weekday and minute of the day."""

    def __init__(self, past: Iterable[Past], zone: ZoneInfo) -> None:
        self._days: dict[int, dict[int, list[Past]]] = defaultdict(lambda: defaultdict(list))
        for event in past:
            local = event.start.astimezone(zone)
            self._days[local.weekday()][minute_of(local)].append(event)
        self._known = cache(self._look_up)

    def at(self, local: datetime) -> Known:
        """What is known of the same weekday, an hour sooner or later at most."""
        return self._known(local.weekday(), minute_of(local))

    def held_on(self, weekday: int) -> bool:
        """Whether anything took place on that weekday."""
        return any(e.took_place for events in self._days[weekday].values() for e in events)

    def other_hours(self, minute: int) -> list[int]:
        """The minutes of the day at which most took place, other than this one."""
        held: Counter[int] = Counter()
        for day in self._days.values():
            for at, events in day.items():
                held[at] += sum(e.took_place for e in events)
        often = [at for at, times in held.items() if at != minute and times >= SOME]
        return sorted(often, key=lambda at: (-held[at], at))[:OTHER_HOURS]

    def _look_up(self, weekday: int, minute: int) -> Known:
        near = (es for at, es in self._days[weekday].items() if abs(at - minute) <= HOUR)
        return Known.of(event for events in near for event in events)
