"""A time that can be tapped: local start and end, perhaps with a place, as a button carries it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from handlers.words.when import Span

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Option:
    """`start` and `end` are local, without a zone. `place`: a place's id (0: none is meant).

    `anyway`: at a time when the place is closed. `over`: how far somebody has gone in taking the
    place from what is there (`handlers.slots.displace`).
    """

    start: datetime
    end: datetime | None = None
    place: int = 0
    anyway: bool = False
    over: int = 0

    def __str__(self) -> str:
        """As it travels: `2026-12-03T19:00:00/2026-12-03T20:30:00#12!`."""
        said = f"{self.start.isoformat()}/{self.end.isoformat() if self.end else ''}"
        if self.place:
            said += f"#{self.place}"
        return said + "!" * self.anyway + ">" * self.over

    @property
    def span(self) -> Span:
        """The time alone."""
        return Span(self.start, self.end)

    @classmethod
    def local(cls, start: datetime, end: datetime, zone: ZoneInfo, place: int | None) -> Option:
        """Two instants as they stand on the wall in `zone`."""
        first, last = (at.astimezone(zone).replace(tzinfo=None) for at in (start, end))
        return cls(first, last, place or 0)

    @classmethod
    def read(cls, text: str) -> Option:
        """What `__str__` wrote.

        Raises:
            ValueError: it was not ours.
        """
        bare = text.rstrip(">")
        over = min(len(text) - len(bare), 2)
        times, _, place = bare.removesuffix("!").partition("#")
        start, _, end = times.partition("/")
        first, last = (datetime.fromisoformat(t) if t else None for t in (start, end))
        if first is None or first.tzinfo or (last and last.tzinfo):
            raise ValueError(text)
        where = int(place) if place.isdecimal() else 0
        return cls(first, last, where, bare.endswith("!"), over)
