"""When people are told again that a bump is not resolved: in hours when it is near, else in days.

Pure.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.partnerships.wishes import Wishes

#: What begins within this is near.
NEAR = timedelta(days=3)
#: Between two steps: for what is far; for what is near a share of what is left, within bounds.
FAR, SHARE = timedelta(days=1), 4
LEAST, MOST = timedelta(hours=1), timedelta(hours=4)
MORNING = timedelta(hours=2)


def next_step(start: datetime, wishes: Wishes, *, now: datetime) -> datetime:
    """The next time (UTC) to speak of what begins at `start`, in nobody's night; at last then.

    Of what has begun already, in a day.
    """
    if start <= now:
        return wishes.awake(now + FAR)
    left = start - now
    pause = FAR if left > NEAR else min(MOST, max(LEAST, left / SHARE))
    at = wishes.awake(now + pause)
    if at > now + pause:  # what was withheld over night is read first
        at += MORNING
    return min(at, start)


def last_word(start: datetime, wishes: Wishes, *, now: datetime) -> datetime:
    """When to say (UTC) that what begins at `start` is about to be closed; at last then."""
    at = wishes.awake(start - MOST)
    return min(max(at, now + LEAST), start)
