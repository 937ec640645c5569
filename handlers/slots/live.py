"""When what a card says of the time comes to say something else. Pure.

"om 3 timer" becomes "om 2 timer" on the half-hour between, so that an edit an hour keeps it true.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

#: From this many whole hours before it begins, a card counts them.
HOURS = 3
_HALF = timedelta(minutes=30)
#: How long before the start its words change, the longest first: "3 hours" is from 3½ to 2½.
_STEPS = (*(timedelta(hours=n) + _HALF for n in range(HOURS, -1, -1)), timedelta())


def next_change(start: datetime, *, now: datetime) -> datetime | None:
    """When the words for what begins at `start` change next (UTC); None: it has begun."""
    return next((at for step in _STEPS if (at := start - step) > now), None)


def hours_to(start: datetime, *, now: datetime) -> int | None:
    """The whole hours to it, where a card counts them; 0: it is about to begin."""
    left = start - now
    if not timedelta() < left <= _STEPS[0]:
        return None
    return int((left + _HALF - timedelta(microseconds=1)) / timedelta(hours=1))


def is_counted(start: datetime, *, now: datetime) -> bool:
    """Whether its words change by the hour, or have just done so for the last time."""
    return now - _HALF <= start <= now + _STEPS[0]
