"""Which marks are the day of the time, and which are a holiday's name or a title's number."""

from __future__ import annotations

from .links import GOES_ON, LONG_AGO
from .marks import DAYS
from .pieces import DayOfMonth, Feast, Hours, MonthDay, Part, Week, Weekday

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .marks import Marks
    from .pieces import Mark


def choose_days(marks: Marks) -> None:
    """Take the days; a doubtful one only where none is sure."""
    marks.drop_refused(*DAYS)
    _drop_titles(marks)
    days = marks.of(*DAYS)
    firm = [m for m in days if not _doubtful(marks, m)]
    for mark in days:
        if mark in firm or (not firm and _soft_day(marks, mark)):
            marks.chosen.days.append(mark)
            marks.chosen.take(mark)
        else:
            marks.all.remove(mark)


def _drop_titles(marks: Marks) -> None:
    """'Monday blues concert Saturday 28 Nov': a weekday with its date needs no other."""
    weekdays = marks.of(Weekday)
    dated = [m for m in weekdays if marks.near(m, MonthDay)]
    for mark in weekdays if dated else []:
        if mark not in dated and not marks.near(mark, Hours, Part, Week, *DAYS):
            marks.leave(mark)


def _doubtful(marks: Marks, mark: Mark) -> bool:
    item = mark.item
    if isinstance(item, MonthDay):
        history = LONG_AGO.match(marks.text, mark.end) and not marks.before(mark, Weekday)
        return item.weak or bool(history)
    if isinstance(item, Feast):
        return item.weak
    if isinstance(item, DayOfMonth):
        if marks.before(mark, Weekday):
            return item.weak and not _stands_free(marks, mark)
        return item.weak or not _stands_free(marks, mark)
    return False


def _soft_day(marks: Marks, mark: Mark) -> bool:
    """A holiday's name, or a bare ordinal, when no firmer day is there."""
    item = mark.item
    if isinstance(item, MonthDay | Feast) or marks.after(mark, Hours):
        return True
    if isinstance(item, DayOfMonth) and not item.weak:
        marks.chosen.unclear = True  # "den 3. alder": perhaps no day at all
        return True
    return False


def _stands_free(marks: Marks, mark: Mark) -> bool:
    """Whether no noun follows that the number could belong to."""
    return bool(GOES_ON.match(marks.text, mark.end)) or any(
        marks.linked(mark, other) for other in marks.all if other.start >= mark.end
    )
