"""A stretch of days somebody is away: `3/12-10/12`, `uge 50 og 51`, `i morgen`. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from handlers.words.when import Ask, Found, read_time

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

_WEEKS = re.compile(
    r"(?:uge(?:rne)?|weeks?) ?(?P<first>\d{1,2})"
    r"(?: ?(?:,|og|and|-|–|til|to) ?(?:uge |week )?(?P<last>\d{1,2}))?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:-|–|—|til og med|t\.o\.m\.|til|to|through|until|indtil)\s+|(?<=\d)\s*[-–—]\s*(?=\d)",
    re.IGNORECASE,
)
_FROM = re.compile(r"^(?:fra|from|ferie|væk|holiday|away)\s+", re.IGNORECASE)


def read_days(
    text: str, *, now: datetime, zone: ZoneInfo, lang: str = "da"
) -> tuple[date, date] | None:
    """The first and the last day of the stretch, local; None: no days are named for sure."""
    said, today = _FROM.sub("", text.strip()), now.astimezone(zone).date()
    weeks = _WEEKS.fullmatch(said)
    if weeks:
        return _weeks(int(weeks["first"]), int(weeks["last"] or weeks["first"]), today)
    parts = _BETWEEN.split(said, maxsplit=1)
    ends = [_day(part, now=now, zone=zone, lang=lang) for part in parts]
    if len(parts) == 1 or (len(parts) > 1 and not parts[0].strip()):
        only = ends[-1]
        return (today if len(parts) > 1 else only, only) if only else None
    first, last = ends
    if last and first is None and re.fullmatch(r"(?:den |d\. ?)?\d{1,2}\.?", parts[0].strip()):
        first = _same_month(parts[0], last)
    return (first, last) if first and last and first <= last else None


def _weeks(first: int, last: int, today: date) -> tuple[date, date] | None:
    year = today.isocalendar().year
    try:
        begin = date.fromisocalendar(year, first, 1)
        if begin + timedelta(6) < today:
            year += 1
            begin = date.fromisocalendar(year, first, 1)
        return begin, date.fromisocalendar(year + (last < first), last, 7)
    except ValueError:
        return None


def _day(text: str, *, now: datetime, zone: ZoneInfo, lang: str) -> date | None:
    reading = read_time(text, now=now, zone=zone, lang=lang)
    if reading.rest.strip(" .,"):
        return None
    if isinstance(reading, Found):
        return reading.span.start.date()
    days = {o.start.date() for o in reading.options} if isinstance(reading, Ask) else set()
    return days.pop() if len(days) == 1 else None


def _same_month(text: str, last: date) -> date | None:
    """`3.-10. december`: the first has the month of the last."""
    day = int(re.sub(r"\D", "", text))
    try:
        return last.replace(day=day)
    except ValueError:
        return None
