"""Where and when a text is read."""

from __future__ import annotations

from .days import Today
from .record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from .model import Span


class Scene(Record):
    """Where and when the text is read. `now` is local wall time without a zone."""

    now: datetime
    instant: datetime
    zone: ZoneInfo
    base: Span | None
    english: bool

    @property
    def today(self) -> Today:
        """Today, and the day of the slot an answer is about."""
        return Today(self.now.date(), self.base.start.date() if self.base else None)
