"""What comes to a partnership once a day, and when. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.slots.live import next_change
from handlers.wall import at_wall

if TYPE_CHECKING:
    from datetime import datetime

    from storage.tables import Partnership, Person

#: In place of minutes after midnight: there is no overview.
NEVER = 24 * 60
#: What is offered: local minutes after midnight.
DIGESTS = tuple(hour * 60 for hour in range(6, 12))
#: Days of the week, 0 for Monday; and what may be chosen instead.
WEEKDAYS = "01234"
DAYS = (WEEKDAYS, "0123456", "024", "0", "4")
_BEGUN = 1  # minutes after midnight
_ASLEEP = 3 * 60 + 30  # minutes after midnight: when tidying is in nobody's way


def next_digest(partnership: Partnership, *, after: datetime) -> datetime | None:
    """The next day's overview later than `after` (UTC); None: there is none."""
    days = partnership.digest_days or WEEKDAYS
    return _next(partnership.digest, days, ZoneInfo(partnership.zone), after)


def next_weekly(partnership: Partnership, *, after: datetime) -> datetime | None:
    """The next week's overview later than `after` (UTC); None: there is none."""
    day = str(partnership.weekly_day or 0)
    minutes = 8 * 60 if partnership.weekly is None else partnership.weekly  # a new row's
    return _next(minutes, day, ZoneInfo(partnership.zone), after)


def next_own(person: Person, zone: ZoneInfo, *, after: datetime) -> datetime | None:
    """A person's next own overview later than `after` (UTC); None: they want none."""
    return _next(NEVER if person.digest is None else person.digest, WEEKDAYS, zone, after)


def _next(minutes: int, days: str, zone: ZoneInfo, after: datetime) -> datetime | None:
    """The next such local time on one of those days of the week ("0" is Monday)."""
    if minutes >= NEVER or not days:
        return None
    first = after.astimezone(zone).date()
    ahead = (first + timedelta(days=n) for n in range(8))
    moments = (at_wall(d, minutes, zone) for d in ahead if str(d.weekday()) in days)
    return next((at for at in moments if at > after), None)


def next_day(partnership: Partnership, *, after: datetime) -> datetime:
    """When the next day has begun where the partnership is, later than `after` (UTC)."""
    return _daily(partnership, _BEGUN, after)


def stay_true(partnership: Partnership, start: datetime, *, now: datetime) -> None:
    """What begins at `start` (UTC) today has its card's words kept true."""
    change = next_change(start, now=now)
    planned = partnership.refresh_at
    if change and (planned is None or change < planned):
        partnership.refresh_at = change


def next_tidying(partnership: Partnership, *, after: datetime) -> datetime:
    """When the partnership next lets old things go, later than `after` (UTC)."""
    return _daily(partnership, _ASLEEP, after)


def _daily(partnership: Partnership, minutes: int, after: datetime) -> datetime:
    zone = ZoneInfo(partnership.zone)
    day = after.astimezone(zone).date()
    return next(
        at for n in range(3) if (at := at_wall(day + timedelta(days=n), minutes, zone)) > after
    )


def plan(partnership: Partnership, *, now: datetime) -> None:
    """From `now` (UTC) on, everything at its time."""
    partnership.digest_at = next_digest(partnership, after=now)
    partnership.weekly_at = next_weekly(partnership, after=now)
    partnership.refresh_at = next_day(partnership, after=now)
    partnership.tidy_at = next_tidying(partnership, after=now)
