"""An end that is said apart from its beginning, as in a form's second field. Pure."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.errors import UserError
from handlers.words.when import Found, Refuse, Span

if TYPE_CHECKING:
    from handlers.words.when import Reading

_CLOCK = re.compile(r"(?:kl\.?|at|til|to)?\s*(\d{1,2})(?:[.:]?(\d{2}))?\s*(am|pm)?", re.IGNORECASE)
NOON, DAY_HOURS, HOUR_MINUTES = 12, 24, 60


def with_end(reading: Reading, end: str, *, now: Span | None = None) -> Reading:
    """The reading with the end that was said for it; `now` is the span that is being changed.

    Raises:
        UserError: `end_unread`, `end_before_start`.
    """
    if not end.strip():
        return reading
    if isinstance(reading, Refuse) and reading.code == "no_time_found" and now and not reading.rest:
        reading = Found(now, "")
    if not isinstance(reading, Found):
        return reading
    found = _CLOCK.fullmatch(end.strip().rstrip("."))
    if found is None:
        raise UserError("end_unread", field="end")
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % NOON + (NOON if found[3].lower() == "pm" else 0)
    if hour > DAY_HOURS or minute >= HOUR_MINUTES or (hour == DAY_HOURS and minute):
        raise UserError("end_unread", field="end")
    start = reading.span.start
    midnight = start.replace(hour=0, minute=0)
    until = midnight + timedelta(hours=hour, minutes=minute)
    if until <= start:
        raise UserError("end_before_start", field="end")
    return Found(Span(start, until), reading.rest)
