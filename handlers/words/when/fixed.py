"""Days that are named by number or by feast: 3/12, the third, the first Tuesday, in ten days."""

from __future__ import annotations

from datetime import date, timedelta

from .days import RECENT, Dates, Refused
from .easter import easter, last_advent
from .pieces import Beside, DayOfMonth, Feast, MonthDay, Nth, Shift

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .days import Today
    from .pieces import Day


def fixed(item: Day, today: Today) -> Dates:
    """The dates a day can be that is no weekday.

    Raises:
        Refused: a date that is not in the calendar.
    """
    match item:
        case MonthDay():
            return _month_day(item, today)
        case Feast():
            return Dates((_feast(item, today.day),))
        case DayOfMonth():
            return _day_of_month(item, today)
        case Nth():
            return _nth(item, today)
        case Shift():
            return Dates((_shifted(item, today.day),))
        case Beside():
            return _beside(item, today)
        case _:
            raise Refused("no_time_found")


def _month_day(item: MonthDay, today: Today) -> Dates:
    if item.year is not None:
        return Dates((made(item.year, item.month, item.day),))
    passed = (item.month, item.day) < (today.day.month, today.day.day)
    meant = made(today.day.year + passed, item.month, item.day)
    if not passed:
        return Dates((meant,))
    days_ago = (today.day - made(today.day.year, item.month, item.day)).days
    return Dates((meant,), "past_or_next_year" if days_ago <= RECENT else None)


def _feast(item: Feast, first: date) -> date:
    """The next such day from `first` on."""
    years, sunday = (first.year, first.year + 1), last_advent if item.advent else easter
    return next(d for y in years if (d := sunday(y) + timedelta(item.days)) >= first)


def _day_of_month(item: DayOfMonth, today: Today) -> Dates:
    """The first such day from today on; in an answer also the one in the slot's month."""
    if not 1 <= item.day <= 31:  # noqa: PLR2004
        raise Refused("no_such_date")
    coming = next(_days_numbered(item.day, today.day))
    if today.slot and today.slot > coming:
        slot = today.slot
        near = min(some_numbered(item.day, today.day), key=lambda d: abs((d - slot).days))
        if near != coming:
            return Dates((near, coming), "two_dates")
    return Dates((coming,))


def some_numbered(number: int, first: date) -> list[date]:
    """The next twelve days with this number in their month."""
    days = _days_numbered(number, first)
    return [next(days) for _ in range(12)]


def _days_numbered(number: int, first: date) -> Iterator[date]:
    year, month = first.year, first.month
    while True:
        if number <= _length(year, month) and date(year, month, number) >= first:
            yield date(year, month, number)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004


def _nth(item: Nth, today: Today) -> Dates:
    if item.month is None:
        first = _shifted(Shift(0, item.months), today.day.replace(day=1))
        meant = _nth_in(item, first.year, first.month)
        if meant >= today.day:
            return Dates((meant,))
        after = _shifted(Shift(0, 1), first)
        return Dates((_nth_in(item, after.year, after.month),), "unclear")
    if item.year:
        return Dates((_nth_in(item, item.year, item.month),))
    year = today.day.year
    meant = _nth_in(item, year, item.month)
    return Dates((meant if meant >= today.day else _nth_in(item, year + 1, item.month),))


def _nth_in(item: Nth, year: int, month: int) -> date:
    length = _length(year, month)
    days = [d for d in range(1, length + 1) if date(year, month, d).weekday() == item.day]
    try:
        return date(year, month, days[item.n if item.n < 0 else item.n - 1])
    except IndexError as beyond:
        raise Refused("no_such_date") from beyond


def _beside(item: Beside, today: Today) -> Dates:
    if today.slot is None:
        return Dates((), "missing_day")
    return Dates((today.slot + timedelta(item.days),))


def _shifted(item: Shift, day: date) -> date:
    try:
        if item.months:
            months = day.month - 1 + item.months
            year, month = day.year + months // 12, months % 12 + 1
            return date(year, month, min(day.day, _length(year, month)))
        return day + timedelta(item.days)
    except (ValueError, OverflowError) as beyond:
        raise Refused("no_such_date") from beyond


def made(year: int, month: int, day: int) -> date:
    """The date.

    Raises:
        Refused: there is no such date.
    """
    try:
        return date(year, month, day)
    except ValueError as wrong:
        raise Refused("no_such_date") from wrong


def _length(year: int, month: int) -> int:
    """Days in a month."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).day
