"""Weekdays and their mornings where a partnership is. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.wall import at_wall

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

_FRIDAY = 4
#: Local minutes after midnight: when people have sat down.
SETTLED = 9 * 60


def next_weekday_morning(after: datetime, zone: ZoneInfo) -> datetime:
    """Nine o'clock on the first weekday (Monday to Friday) after the local day of `after` (UTC)."""
    day = after.astimezone(zone).date() + timedelta(days=1)
    while day.weekday() > _FRIDAY:
        day += timedelta(days=1)
    return at_wall(day, SETTLED, zone)
