"""From marks that name a day to the dates they can mean."""

from __future__ import annotations

from datetime import date, timedelta

from .easter import easter, last_advent
from .pieces import Beside, DayOfMonth, Feast, MonthDay, Nth, Shift, Weekday
from .record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .pieces import Day, Week

WEEK = 7
_RECENT = 60  # a day passed so few days ago is more likely a slip than meant for next year


class Refused(Exception):  # noqa: N818 - it is an answer, not an error
    """No time can come of it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Dates(Record):
    """The dates meant, likeliest first; with more than one, `code` says what is open."""

    dates: tuple[date, ...]
    code: str | None = None


class Today(Record):
    """What days are counted from: today, and the day of the slot that is talked about."""

    day: date
    slot: date | None = None


def dates_of(items: list[Day], week: Week | None, today: Today) -> Dates:
    """Bring all that is said about the day together.

    Raises:
        Refused: a date that is not in the calendar.
    """
    weekdays = {i.day: i for i in items if isinstance(i, Weekday)}
    fixed = [i for i in items if not isinstance(i, Weekday)]
    weeks_ahead = _whole_weeks(fixed) if weekdays else None
    if weeks_ahead is not None and len(weekdays) == 1:
        return _weekday_in(next(iter(weekdays.values())), weeks_ahead, today)
    if not fixed:
        each = [_weekday(i, week, today) for i in weekdays.values()]
        return each[0] if len(each) == 1 else _several(each)
    each = [_fixed(i, today) for i in fixed]
    meant = each[0] if len({e.dates for e in each}) == 1 else _agreeing(each)
    if week and meant.code is None:
        meant = _in_week(meant, week, today)
    for day in weekdays:
        meant = _checked(meant, day, fixed, today)
    return meant


def _several(each: list[Dates]) -> Dates:
    dates = tuple(dict.fromkeys(d for e in each for d in e.dates[:1]))
    return Dates(dates, "two_dates" if len(dates) > 1 else None)


def _agreeing(each: list[Dates]) -> Dates:
    """What all of them can mean; if nothing, they are two dates."""
    common = [d for d in each[0].dates if all(d in e.dates for e in each)]
    return Dates((common[0],)) if common else _several(each)


def _whole_weeks(fixed: Sequence[Day]) -> int | None:
    """'Fredag om 14 dage': the shift says how many weeks on, not which day."""
    if len(fixed) == 1 and isinstance(fixed[0], Shift):
        shift = fixed[0]
        if shift.days and shift.days % WEEK == 0 and not shift.months:
            return shift.days // WEEK
    return None


def _weekday_in(weekday: Weekday, weeks: int, today: Today) -> Dates:
    coming = today.day + timedelta((weekday.day - today.day.weekday()) % WEEK + WEEK * weeks)
    monday = today.day - timedelta(today.day.weekday())
    of_week = monday + timedelta(WEEK * weeks + weekday.day)
    return Dates((coming,)) if coming == of_week else Dates((of_week, coming), "which_week")


def _weekday(item: Weekday, week: Week | None, today: Today) -> Dates:
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
    recent = monday is not None and (today.day - monday).days <= _RECENT
    return following, "past_or_next_year" if recent else None


def _iso_monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def _fixed(item: Day, today: Today) -> Dates:
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


def _feast(item: Feast, first: date) -> date:
    """The next such day from `first` on."""
    years, sunday = (first.year, first.year + 1), last_advent if item.advent else easter
    return next(d for y in years if (d := sunday(y) + timedelta(item.days)) >= first)


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


def _make(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as wrong:
        raise Refused("no_such_date") from wrong


def _month_day(item: MonthDay, today: Today) -> Dates:
    if item.year is not None:
        return Dates((_make(item.year, item.month, item.day),))
    passed = (item.month, item.day) < (today.day.month, today.day.day)
    meant = _make(today.day.year + passed, item.month, item.day)
    if not passed:
        return Dates((meant,))
    days_ago = (today.day - _make(today.day.year, item.month, item.day)).days
    return Dates((meant,), "past_or_next_year" if days_ago <= _RECENT else None)


def _day_of_month(item: DayOfMonth, today: Today) -> Dates:
    """The first such day from today on; in an answer also the one in the slot's month."""
    if not 1 <= item.day <= 31:  # noqa: PLR2004
        raise Refused("no_such_date")
    coming = next(_days_numbered(item.day, today.day))
    if today.slot and today.slot > coming:
        slot = today.slot
        near = min(_some_numbered(item.day, today.day), key=lambda d: abs((d - slot).days))
        if near != coming:
            return Dates((near, coming), "two_dates")
    return Dates((coming,))


def _length(year: int, month: int) -> int:
    """Days in a month."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).day


def _some_numbered(number: int, first: date) -> list[date]:
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


def _in_week(meant: Dates, week: Week, today: Today) -> Dates:
    monday, _ = monday_of(week, today)
    inside = any(monday <= d < monday + timedelta(WEEK) for d in meant.dates)
    return meant if inside else Dates(meant.dates, "unclear")


def _checked(meant: Dates, day: int, fixed: Sequence[Day], today: Today) -> Dates:
    """The weekday that was named must be the date's own."""
    right = tuple(d for d in meant.dates if d.weekday() == day)
    if right and (meant.code != "two_dates" or isinstance(fixed[0], DayOfMonth)):
        # A weekday that fits only next year's date settles the year, and one of two dates.
        return Dates(right, meant.code if len(right) > 1 else None)
    if not meant.dates or meant.code == "two_dates":
        return meant
    meant_date = meant.dates[0]
    if meant.code == "past_or_next_year":
        return _passed_weekday(meant_date, day, today)
    options = [meant_date, _nearest(meant_date, day, today.day)]
    if isinstance(fixed[0], DayOfMonth):
        later = [d for d in _some_numbered(fixed[0].day, today.day) if d.weekday() == day]
        options += later[:1]
    return Dates(tuple(dict.fromkeys(options)), "weekday_mismatch")


def _passed_weekday(following: date, day: int, today: Today) -> Dates:
    """'Tirsdag den 24. november' said the day after: that Tuesday has been."""
    passed = _make(following.year - 1, following.month, following.day)
    if passed.weekday() == day:
        raise Refused("past")
    return Dates((following, _nearest(today.day, day, today.day)), "weekday_mismatch")


def _nearest(around: date, day: int, first: date) -> date:
    near = [around + timedelta(n) for n in (0, 1, -1, 2, -2, 3, -3)]
    fits = [d for d in near if d.weekday() == day]
    ahead = [d for d in fits if d >= first]
    return ahead[0] if ahead else fits[0] + timedelta(WEEK)
