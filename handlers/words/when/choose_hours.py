"""Which marks are the hours of the time, its end and its length, and which are only numbers."""

from __future__ import annotations

from .links import GAP, GOES_ON, LEADS_HOUR, OR
from .marks import DAYS
from .pieces import (
    DayOfMonth,
    FromNow,
    Hours,
    Length,
    Mark,
    MonthDay,
    Nth,
    Part,
    Shift,
    Until,
    Week,
    Weekday,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .marks import Marks


def choose_hours(marks: Marks) -> None:
    """Take the hours, then what says when they end."""
    marks.drop_refused(Hours)
    found = marks.of(Hours)
    strong = [m for m in found if isinstance(m.item, Hours) and m.item.weight > 1]
    dated = [m for m in strong if marks.near(m, *DAYS)]
    for mark in found:
        if mark in strong and dated and mark not in dated and _is_name(marks, mark):
            marks.leave(mark)
        elif mark in strong:
            _take_hours(marks, mark)
        elif not _weak_hour(marks, mark, has_strong=bool(strong)):
            marks.all.remove(mark)
    _ends(marks)


def _is_name(marks: Marks, mark: Mark) -> bool:
    """Whether an hour by name stands where a title begins: 'Midnight in Paris'."""
    return mark.start == 0 and marks.words(mark).startswith(("noon", "mid"))


def _take_hours(marks: Marks, mark: Mark) -> None:
    marks.chosen.hours.append(mark)
    marks.chosen.take(mark)


def _weak_hour(marks: Marks, mark: Mark, *, has_strong: bool) -> bool:
    """A bare number: an hour after a day, the day's own date before a clock, or a title's."""
    hours = mark.item
    if not isinstance(hours, Hours):
        return False
    after_day = marks.before(mark, Weekday, MonthDay, DayOfMonth, Shift, Nth, Week, Part)
    number = hours.start.hour if hours.end is None and not hours.start.minute else None
    if has_strong and _alternative(marks, mark):
        return True
    if marks.before(mark, Weekday) and number and (has_strong or number > 24):  # noqa: PLR2004
        return _day_number(marks, mark, number)
    if has_strong:
        return False
    alone = GAP.fullmatch(marks.text[: mark.start]) and GOES_ON.match(marks.text, mark.end)
    first = hours.end is not None and alone and marks.after(mark, *DAYS)
    if not (after_day or first or marks.is_all(mark) or _answers(marks, mark, hours)):
        return False
    if number is not None and not GOES_ON.match(marks.text, mark.end):
        marks.chosen.unclear = True
    _take_hours(marks, mark)
    return True


def _alternative(marks: Marks, mark: Mark) -> bool:
    """'Kl. 19 eller 20': a bare number is an hour too."""
    before = [m for m in marks.chosen.hours if m.end <= mark.start]
    if not (before and OR.fullmatch(marks.text, before[-1].end, mark.start)):
        return False
    _take_hours(marks, mark)
    return True


def _day_number(marks: Marks, mark: Mark, number: int) -> bool:
    """'Fredag 27 kl. 14': the number is the day's date."""
    if number > 31 or not marks.before(mark, Weekday):  # noqa: PLR2004
        return False
    marks.all.remove(mark)
    marks.all.append(Mark(mark.start, mark.end, DayOfMonth(number)))
    marks.all.sort(key=lambda m: m.start)
    return True


def _answers(marks: Marks, mark: Mark, hours: Hours) -> bool:
    """In an answer a bare number after 'først', 'at', 'to' is an hour of the slot's day."""
    if not marks.answering or not GOES_ON.match(marks.text, mark.end):
        return False
    led = not marks.text[mark.start].isdigit()  # "how about 8": its own word leads it
    return bool(hours.end) or led or bool(LEADS_HOUR.search(marks.text[: mark.start]))


def _ends(marks: Marks) -> None:
    chosen = marks.chosen
    for mark in marks.of(Until):
        until = mark.item
        if isinstance(until, Until) and (
            until.weight > 1
            or marks.answering
            or marks.before(mark, Hours, *DAYS)
            or marks.is_all(mark)
        ):
            chosen.unclear |= chosen.until is not None and chosen.until.clock != until.clock
            chosen.until = until
            chosen.take(mark)
    for mark in marks.of(Length):
        length = mark.item
        if isinstance(length, Length) and _belongs(marks, mark, length):
            chosen.unclear |= chosen.length is not None
            chosen.length = length
            chosen.take(mark)


def _belongs(marks: Marks, mark: Mark, length: Length) -> bool:
    if marks.near(mark, Hours, FromNow):
        return True
    begun = [m for m in (*marks.chosen.hours, *marks.of(FromNow)) if m.end <= mark.start]
    return length.marked and bool(begun)  # before its time it is a title's: "på 24 timer"
