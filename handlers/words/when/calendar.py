"""From marks that name a day to the dates they can mean."""

from __future__ import annotations

from datetime import date, timedelta

from .days import WEEK, Dates, Refused
from .fixed import fixed, made, some_numbered
from .pieces import DayOfMonth, Shift, Weekday
from .weekdays import monday_of, weekday_in, weekday_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .days import Today
    from .pieces import Day, Week


def dates_of(items: list[Day], week: Week | None, today: Today) -> Dates:
    """Bring all that is said about the day together.

    Raises:
        Refused: a date that is not in the calendar.
    """
    weekdays = {i.day: i for i in items if isinstance(i, Weekday)}
    others = [i for i in items if not isinstance(i, Weekday)]
    weeks_ahead = _whole_weeks(others) if weekdays else None
    if weeks_ahead is not None and len(weekdays) == 1:
        return weekday_in(next(iter(weekdays.values())), weeks_ahead, today)
    if not others:
        each = [weekday_of(i, week, today) for i in weekdays.values()]
        return each[0] if len(each) == 1 else _several(each)
    each = [fixed(i, today) for i in others]
    meant = each[0] if len({e.dates for e in each}) == 1 else _agreeing(each)
    if week and meant.code is None:
        meant = _in_week(meant, week, today)
    for day in weekdays:
        meant = _checked(meant, day, others, today)
    return meant


def _several(each: list[Dates]) -> Dates:
    dates = tuple(dict.fromkeys(d for e in each for d in e.dates[:1]))
    return Dates(dates, "two_dates" if len(dates) > 1 else None)


def _agreeing(each: list[Dates]) -> Dates:
    """What all of them can mean; if nothing, they are two dates."""
    common = [d for d in each[0].dates if all(d in e.dates for e in each)]
    return Dates((common[0],)) if common else _several(each)


def _whole_weeks(others: Sequence[Day]) -> int | None:
    """'Fredag om 14 dage': the shift says how many weeks on, not which day."""
    if len(others) == 1 and isinstance(others[0], Shift):
        shift = others[0]
        if shift.days and shift.days % WEEK == 0 and not shift.months:
            return shift.days // WEEK
    return None


def _in_week(meant: Dates, week: Week, today: Today) -> Dates:
    monday, _ = monday_of(week, today)
    inside = any(monday <= d < monday + timedelta(WEEK) for d in meant.dates)
    return meant if inside else Dates(meant.dates, "unclear")


def _checked(meant: Dates, day: int, others: Sequence[Day], today: Today) -> Dates:
    """The weekday that was named must be the date's own."""
    right = tuple(d for d in meant.dates if d.weekday() == day)
    if right and (meant.code != "two_dates" or isinstance(others[0], DayOfMonth)):
        # A weekday that fits only next year's date settles the year, and one of two dates.
        return Dates(right, meant.code if len(right) > 1 else None)
    if not meant.dates or meant.code == "two_dates":
        return meant
    meant_date = meant.dates[0]
    if meant.code == "past_or_next_year":
        return _passed_weekday(meant_date, day, today)
    options = [meant_date, _nearest(meant_date, day, today.day)]
    if isinstance(others[0], DayOfMonth):
        later = [d for d in some_numbered(others[0].day, today.day) if d.weekday() == day]
        options += later[:1]
    return Dates(tuple(dict.fromkeys(options)), "weekday_mismatch")


def _passed_weekday(following: date, day: int, today: Today) -> Dates:
    """'Tirsdag den 24. november' said the day after: that Tuesday has been."""
    passed = made(following.year - 1, following.month, following.day)
    if passed.weekday() == day:
        raise Refused("past")
    return Dates((following, _nearest(today.day, day, today.day)), "weekday_mismatch")


def _nearest(around: date, day: int, first: date) -> date:
    near = [around + timedelta(n) for n in (0, 1, -1, 2, -2, 3, -3)]
    fits = [d for d in near if d.weekday() == day]
    ahead = [d for d in fits if d >= first]
    return ahead[0] if ahead else fits[0] + timedelta(WEEK)
