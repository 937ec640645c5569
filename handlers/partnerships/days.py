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


def after_weekend(at: datetime, zone: ZoneInfo, *, minutes: int | None = None) -> datetime:
    """The instant itself (UTC); of a weekend, the Monday after at the same time of day.

    `minutes`: at that local minute after midnight of the Monday instead.
    """
    local = at.astimezone(zone)
    if local.weekday() <= _FRIDAY:
        return at
    monday = local.date() + timedelta(days=7 - local.weekday())
    return at_wall(monday, local.hour * 60 + local.minute if minutes is None else minutes, zone)
