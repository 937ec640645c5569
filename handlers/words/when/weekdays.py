"""Which day a weekday names, and which Monday a week begins with."""

from __future__ import annotations

from datetime import date, timedelta

from .days import RECENT, WEEK, Dates, Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .days import Today
    from .pieces import Week, Weekday


def weekday_of(item: Weekday, week: Week | None, today: Today) -> Dates:
    """What a weekday can mean, alone or in the week that was named."""
    if week is not None:
        monday, code = monday_of(week, today)
        return Dates((monday + timedelta(item.day),), code)
    ahead = (item.day - today.day.weekday()) % WEEK
    coming = today.day + timedelta(ahead)
    if item.later:
        later = coming + timedelta(WEEK * item.later)
        again = later + timedelta(WEEK)
        return Dates((later,)) if ahead else Dates((later, again), "which_week")
    if item.which == "next":
        return _next(item, coming, today)
    if today.slot and item.which != "this":
        return _of_slot(item, coming, today.slot)
    if ahead == 0:
        return Dates((coming, coming + timedelta(WEEK)), "today_or_next_week")
    return Dates((coming,))


def _next(item: Weekday, coming: date, today: Today) -> Dates:
    """Danes split on 'næste fredag' while this week's Friday is still ahead."""
    if coming == today.day:
        coming += timedelta(WEEK)
    if today.slot:
        after = today.slot + timedelta((item.day - today.slot.weekday() - 1) % WEEK + 1)
        options = tuple(sorted({coming, coming + timedelta(WEEK), after}))
        return Dates(options, "which_week")
    if item.day > today.day.weekday():
        return Dates((coming, coming + timedelta(WEEK)), "which_week")
    return Dates((coming,))


def _of_slot(item: Weekday, coming: date, slot: date) -> Dates:
    """In an answer a weekday is one of the slot's week, if that is still ahead."""
    same = slot + timedelta(item.day - slot.weekday())
    if same < coming:
        return Dates((coming,))
    if item.which == "on" and coming != same and item.day != slot.weekday():
        return Dates((same, coming), "which_week")
    return Dates((same,))


def weekday_in(weekday: Weekday, weeks: int, today: Today) -> Dates:
    """The weekday so many whole weeks on: counted from today, or in the calendar."""
    coming = today.day + timedelta((weekday.day - today.day.weekday()) % WEEK + WEEK * weeks)
    monday = today.day - timedelta(today.day.weekday())
    of_week = monday + timedelta(WEEK * weeks + weekday.day)
    return Dates((coming,)) if coming == of_week else Dates((of_week, coming), "which_week")


def monday_of(week: Week, today: Today) -> tuple[date, str | None]:
    """Find the Monday of a week, and `past_or_next_year` when it has just passed.

    Raises:
        Refused: the year has no such week.
    """
    if week.number is None:
        return today.day - timedelta(today.day.weekday() - WEEK * week.weeks), None
    year = today.day.isocalendar().year
    monday = _iso_monday(year, week.number)
    if monday is not None and monday + timedelta(6) >= today.day:
        return monday, None
    following = _iso_monday(year + 1, week.number)
    if following is None:
        raise Refused("no_such_date")
    recent = monday is not None and (today.day - monday).days <= RECENT
    return following, "past_or_next_year" if recent else None


def _iso_monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
