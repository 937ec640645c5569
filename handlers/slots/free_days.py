"""Days off in Denmark: when nothing is held, and when only what is open anyway. Pure."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from holidays import OPTIONAL, PUBLIC, country_holidays

from handlers.words.hours import Hours

if TYPE_CHECKING:
    from datetime import date, datetime

_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)


def is_day_off(day: date) -> bool:
    """Whether it is a public holiday (helligdag); Store Bededag is none since 2024."""
    return day in _days(day.year, PUBLIC)


def is_half_off(day: date) -> bool:
    """Whether many have it off though it is no public holiday.

    1 May, Grundlovsdag, 24 and 31 December.
    """
    return day in _days(day.year, OPTIONAL)


def is_workable(start: datetime, end: datetime, hours: Hours) -> bool:
    """Whether no day off lies between two local times.

    A half one is none where a place has opening hours of its own: whoever wrote them down knows
    when people are in. Whether they cover the time is asked of `hours` itself.
    """
    says_when_open = hours != Hours()
    day, last = start.date(), max(start, end - _INSTANT).date()
    while day <= last:
        if is_day_off(day) or (is_half_off(day) and not says_when_open):
            return False
        day += _DAY
    return True


@lru_cache(maxsize=64)
def _days(year: int, category: str) -> frozenset[date]:
    """All such days of a year, which take longer to work out than to keep."""
    return frozenset(country_holidays("DK", years=year, categories=category))
