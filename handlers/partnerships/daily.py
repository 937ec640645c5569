"""What comes to a partnership once a day, and when. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.wall import at_wall

if TYPE_CHECKING:
    from datetime import datetime

    from storage.tables import Partnership

#: In place of minutes after midnight: there is no overview.
NEVER = 24 * 60
#: What is offered: local minutes after midnight.
DIGESTS = tuple(hour * 60 for hour in range(6, 12))
_FRIDAY = 4
_BEGUN = 1  # minutes after midnight


def next_digest(partnership: Partnership, *, after: datetime) -> datetime | None:
    """The next weekday's overview later than `after` (UTC); None: there is none."""
    if partnership.digest >= NEVER:
        return None
    zone = ZoneInfo(partnership.zone)
    day = after.astimezone(zone).date()
    days = (day + timedelta(days=n) for n in range(8))
    moments = (at_wall(d, partnership.digest, zone) for d in days if d.weekday() <= _FRIDAY)
    return next(at for at in moments if at > after)


def next_day(partnership: Partnership, *, after: datetime) -> datetime:
    """When the next day has begun where the partnership is, later than `after` (UTC)."""
    zone = ZoneInfo(partnership.zone)
    day = after.astimezone(zone).date()
    return next(
        at for n in range(3) if (at := at_wall(day + timedelta(days=n), _BEGUN, zone)) > after
    )


def plan(partnership: Partnership, *, now: datetime) -> None:
    """From `now` (UTC) on, everything at its time."""
    partnership.digest_at = next_digest(partnership, after=now)
    partnership.refresh_at = next_day(partnership, after=now)
