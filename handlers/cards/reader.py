"""The one who will read it: every card is made for somebody, in their language and zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers.words import dates

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from handlers.slots.lifecycle import Side
    from handlers.words.i18n import Language


@dataclass(frozen=True, slots=True)
class Reader:
    """`person_id` and `side` are None for a shared room; `platform` is where it is read.

    `home`: the installation there.
    """

    language: Language
    zone: ZoneInfo
    now: datetime
    person_id: int | None = None
    side: Side | None = None
    platform: str = ""
    home: int = 0

    @property
    def on_teams(self) -> bool:
        """Whether there are no commands where it is read, and apps are added instead of invited."""
        return self.platform == "teams"

    def span(self, start: datetime, end: datetime) -> str:
        """A slot's time, as this reader says it."""
        return dates.span(start, end, now=self.now, zone=self.zone, language=self.language)

    def moment(self, when: datetime) -> str:
        """A point in time, as this reader says it."""
        return dates.moment(when, now=self.now, zone=self.zone, language=self.language)

    def lately(self, when: datetime) -> str:
        """The same, of something today: only the clock."""
        if when.astimezone(self.zone).date() != self.now.astimezone(self.zone).date():
            return self.moment(when)
        clock = dates.clock(when.astimezone(self.zone), language=self.language)
        return self.language.text("at {clock}", clock=clock)

    def since(self, when: datetime) -> str:
        """Since when something waits: the clock where it was today, else the day."""
        if when.astimezone(self.zone).date() == self.now.astimezone(self.zone).date():
            return self.moment(when)
        return dates.near_day(when, now=self.now, zone=self.zone, language=self.language)

    def distance(self, when: datetime) -> str:
        """How far off it is."""
        return dates.distance(when, now=self.now, zone=self.zone, language=self.language)
