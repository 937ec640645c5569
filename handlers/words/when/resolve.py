"""Puts the chosen day and hours together, checks them against the clock, and answers."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from .calendar import dates_of
from .days import Dates, Refused, Today
from .hours import one_time, setting_of, times_said, with_length
from .model import Ask, Found, Reading, Refuse, Span
from .pieces import Beside, DayOfMonth, Feast, MonthDay, Nth, Shift, Weekday
from .wall import folds_of, in_gap
from .weekdays import monday_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .chosen import Chosen
    from .daytime import Stretch, Times
    from .pieces import Day
    from .scene import Scene

_SETTLED_BY_NOW = {"today_or_next_week", "night_hour", "am_or_pm"}
_A_NIGHT = timedelta(hours=12)
_MOST_OPTIONS = 5  # buttons in a row


def answer(chosen: Chosen, rest: str, scene: Scene) -> Reading:
    """Turn what was chosen into a time, a question or a refusal."""
    if chosen.refusal:
        return Refuse(chosen.refusal, rest)
    if not chosen.something:
        return Refuse("no_time_found", rest)
    try:
        return _answer(chosen, rest, scene)
    except Refused as refused:
        return Refuse(refused.code, rest)
    except OverflowError:  # year 9999
        return Refuse("no_such_date", rest)


def _answer(chosen: Chosen, rest: str, scene: Scene) -> Reading:
    if chosen.from_now:
        return _from_now(chosen, rest, scene)
    paired = _pairs(chosen, scene)
    if paired is not None:
        return _two(paired, chosen, rest, scene)
    times = times_said(chosen, scene)
    dates = _dates(chosen, times, scene)
    if dates.code == "missing_day":
        spans = _spans(dates, times, scene) if chosen.hours else ()
        return _question("missing_day", spans, rest, scene)
    spans = _spans(dates, times, scene)
    code = _code(chosen, dates, times)
    if (
        code in _SETTLED_BY_NOW
        and len(spans) == 1
        and (chosen.days or code == "today_or_next_week")
    ):
        code = None  # the other meaning has gone by
    if code:
        _refuse_past(dates, spans, scene)
        return _question(code, spans, rest, scene)
    if not spans:
        return Refuse("past", rest, _later(dates, times, scene))
    return _one(spans, rest, scene)


def _later(dates: Dates, times: Times, scene: Scene) -> tuple[Span, ...]:
    """What is a little later than what has gone by: a day, a week, or the date's next year."""
    if len(dates.dates) != 1 or len(times.stretches) != 1:
        return ()
    day, today = dates.dates[0], scene.now.date()
    week = timedelta(weeks=1)
    days = [day + week] if today - day < week else _in_years(day, today)
    if day == today:
        days.insert(0, day + timedelta(days=1))
    return tuple(_span(later, times.stretches[0]) for later in days)


def _in_years(day: date, today: date) -> list[date]:
    """The date, the next time it comes; 29 February does not come soon."""
    try:
        this = day.replace(year=today.year)
        return [this if this > today else day.replace(year=today.year + 1)]
    except ValueError:
        return []


def _code(chosen: Chosen, dates: Dates, times: Times) -> str | None:
    """What has to be asked, the day before the hour; None when all is said."""
    if dates.code in {"weekday_mismatch", "two_dates"}:
        return dates.code
    if chosen.unclear or chosen.bound or (chosen.vague and chosen.days):
        return "unclear"
    return dates.code or times.code


# Days ----------------------------------------------------------------------------------------


def _dates(chosen: Chosen, times: Times, scene: Scene) -> Dates:
    today = scene.today
    items = _day_items(chosen)
    if items:
        dates = dates_of(items, chosen.week, today)
        return _with_month(dates, chosen)
    if chosen.week or chosen.vague:
        return Dates(_stretch_of_days(chosen, today), "missing_day")
    if scene.base:
        return Dates((scene.base.start.date(),))
    if times.code == "missing_time":
        return Dates((), "missing_day")
    tomorrow = today.day + timedelta(1)
    if all(_at(today.day, s.start) <= scene.now for s in times.stretches):
        return Dates((tomorrow,), "missing_day")
    return Dates((today.day,))


def _day_items(chosen: Chosen) -> list[Day]:
    kinds = (Weekday, MonthDay, Feast, DayOfMonth, Nth, Shift, Beside)
    return [mark.item for mark in chosen.days if isinstance(mark.item, kinds)]


def _with_month(dates: Dates, chosen: Chosen) -> Dates:
    """'Torsdag ... i december': the month that was named must be the date's."""
    month = chosen.vague.month if chosen.vague else None
    if month and dates.code is None and all(d.month == month for d in dates.dates):
        chosen.vague = None
    return dates


def _stretch_of_days(chosen: Chosen, today: Today) -> tuple[date, ...]:
    if chosen.week:
        monday, _ = monday_of(chosen.week, today)
        return tuple(monday + timedelta(n) for n in range(5))
    if chosen.vague and chosen.vague.days:
        monday = today.day - timedelta(today.day.weekday())
        return tuple(monday + timedelta(n) for n in chosen.vague.days)
    return ()


def _pairs(chosen: Chosen, scene: Scene) -> tuple[Span, ...] | None:
    """Two days, each perhaps with its own hour: 'torsdag kl. 19 eller fredag kl. 10'."""
    if len(chosen.days) < 2 or len(chosen.hours) < 2:  # noqa: PLR2004
        return None
    setting, spans = setting_of(chosen, scene), []
    for mark, following in zip(chosen.days, [*chosen.days[1:], None], strict=True):
        upto = following.start if following else 10_000
        own = [h for h in chosen.hours if mark.start <= h.start < upto]
        items = [i for i in _day_items(chosen) if i == mark.item]
        if len(own) != 1 or not items:
            return None
        times = one_time(own[0], chosen, setting)
        stretch = with_length(times.stretches[0], chosen, scene)
        dates = dates_of(items, chosen.week, scene.today)
        spans += [_span(d, stretch) for d in dates.dates[:1]]
    return tuple(spans) if len(set(spans)) > 1 else None


def _two(spans: tuple[Span, ...], chosen: Chosen, rest: str, scene: Scene) -> Reading:
    """One evening that goes on into the next day, or two dates to choose from."""
    over = _overnight(spans) if chosen.through else None
    if over is None:
        return _question("two_dates", spans, rest, scene)
    return Refuse("past", rest) if over.start <= scene.now else _one((over,), rest, scene)


def _overnight(spans: tuple[Span, ...]) -> Span | None:
    """From an evening into the day after: one time, where it is no longer than a night."""
    start, end = spans[0].start, spans[-1].start
    return Span(start, end) if timedelta() < end - start <= _A_NIGHT else None


# Answers -------------------------------------------------------------------------------------


def _at(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minutes)


def _span(day: date, stretch: Stretch) -> Span:
    end = None if stretch.end is None else _at(day, stretch.end)
    return Span(_at(day, stretch.start), end)


def _spans(dates: Dates, times: Times, scene: Scene) -> tuple[Span, ...]:
    """Every meaning that is still ahead and on the clock."""
    every = [_span(d, s) for s in times.stretches for d in dates.dates]
    if len(dates.dates) > 1:
        every.sort(
            key=lambda s: dates.dates.index(s.start.date()) if s.start.date() in dates.dates else 9
        )
    return tuple(s for s in dict.fromkeys(every) if s.start > scene.now)


def _question(code: str, spans: tuple[Span, ...], rest: str, scene: Scene) -> Ask:
    folds = folds_of(spans[0], scene.zone) if code == "unclear" and spans else ()
    if folds:  # first of all the hour that comes twice
        return Ask("dst_fold", folds + spans[1:], rest)
    real = [s for s in spans if s.start > scene.now and not in_gap(s, scene.zone)]
    return Ask(code, tuple(real[:_MOST_OPTIONS]), rest)


def _refuse_past(dates: Dates, spans: tuple[Span, ...], scene: Scene) -> None:
    """All that was said is gone by: that is no question."""
    gone = dates.dates and all(d < scene.now.date() for d in dates.dates)
    if gone and not spans:
        raise Refused("past")


def _one(spans: tuple[Span, ...], rest: str, scene: Scene) -> Reading:
    span = spans[0]
    if in_gap(span, scene.zone):
        return Refuse("dst_gap", rest)
    folds = folds_of(span, scene.zone)
    return Ask("dst_fold", folds, rest) if folds else Found(span, rest)


def _from_now(chosen: Chosen, rest: str, scene: Scene) -> Reading:
    if chosen.from_now is None:
        return Refuse("no_time_found", rest)
    then = (scene.instant.astimezone(UTC) + timedelta(minutes=chosen.from_now.minutes)).astimezone(
        scene.zone
    )
    start = then.replace(tzinfo=None, second=0, microsecond=0)
    end = start + timedelta(minutes=chosen.length.minutes) if chosen.length else None
    span = Span(start, end)
    return Ask("unclear", (span,), rest) if chosen.unclear else Found(span, rest)
