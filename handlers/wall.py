"""Times on the wall as instants: nothing is lost or doubled when the clocks are changed. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_DAY = 24 * 60
_MINUTE = timedelta(minutes=1)


def at_wall(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The instant (UTC) when clocks in `zone` show `minutes` after midnight of `day`.

    Where they never do, the first instant after; where they do twice, the first time.
    """
    shown = datetime.combine(day, time(), zone) + timedelta(minutes=minutes)
    there = shown.astimezone(UTC)
    if there.astimezone(zone).replace(tzinfo=None) == shown.replace(tzinfo=None):
        return there
    jump = there  # in a gap: go back to the instant the clocks jumped
    after = there.astimezone(zone).utcoffset()
    while (jump - _MINUTE).astimezone(zone).utcoffset() == after:
        jump -= _MINUTE
    return jump


def awake(at: datetime, zone: ZoneInfo, *, quiet_from: int, quiet_until: int) -> datetime:
    """The instant itself, or the end of the hours of silence it falls into.

    `quiet_from` and `quiet_until` are minutes after local midnight; equal: there is no silence.
    """
    local = at.astimezone(zone)
    minute = local.hour * 60 + local.minute
    over_midnight = quiet_from > quiet_until
    silent = (
        minute >= quiet_from or minute < quiet_until
        if over_midnight
        else quiet_from <= minute < quiet_until
    )
    if not silent:
        return at
    day = local.date() + timedelta(days=1 if minute >= quiet_until else 0)
    return max(at, at_wall(day, quiet_until % _DAY, zone))
