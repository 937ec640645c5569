"""Decides which marks are the time and which belong to the title; what is open becomes a doubt."""

from __future__ import annotations

from .choose_days import choose_days
from .choose_hours import choose_hours
from .doubts import doubt
from .marks import DAYS, Marks
from .pieces import FromNow, Hours, MonthDay, Moved, Part, SameTime, Stop, Vague, Week

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .chosen import Chosen
    from .pieces import Mark


def choose(text: str, found: list[Mark], *, answering: bool = False) -> Chosen:
    """Go through the marks of one text, kind by kind: hours first, as days lean on them."""
    marks = Marks(text, found, answering=answering)
    for step in (choose_hours, choose_days, _week, _soft, _stops, doubt):
        step(marks)
    return marks.chosen


def _week(marks: Marks) -> None:
    for mark in marks.of(Week):
        week = mark.item
        if not isinstance(week, Week):
            continue
        apart = bool(marks.chosen.days) and not marks.near(mark, *DAYS)
        if apart and any(isinstance(m.item, MonthDay) for m in marks.chosen.days):
            marks.leave(mark)  # "Vinterferie uge 7: bogbytte mandag d. 15/2"
            continue
        marks.chosen.unclear |= apart or marks.chosen.week not in {None, week}
        marks.chosen.week = week
        marks.chosen.take(mark)


def _soft(marks: Marks) -> None:
    chosen = marks.chosen
    for mark in marks.of(Part, Vague, FromNow, Moved, SameTime):
        item = mark.item
        if isinstance(item, Part):
            _part(marks, mark, item)
        elif isinstance(item, FromNow):
            chosen.unclear |= bool(chosen.days or chosen.hours or chosen.from_now)
            chosen.from_now = item
            chosen.take(mark)
        elif isinstance(item, Moved):
            chosen.moved = item
            chosen.take(mark)
        elif isinstance(item, SameTime):
            chosen.same_time = True
            chosen.take(mark)
        elif isinstance(item, Vague) and not (item.weak and chosen.days):
            chosen.vague = item
            chosen.take(mark)


def _part(marks: Marks, mark: Mark, item: Part) -> None:
    beside = any(m.start == mark.start and m is not mark for m in marks.all)
    kinds = (Hours, Vague, Week, *DAYS)
    named = mark.start > 0 and not marks.before(mark, *kinds) and " " not in marks.words(mark)
    if not beside and (named or not marks.near(mark, *kinds)):
        return  # a film night, a morning with coffee: part of the title
    known = marks.chosen.part
    if known and known != item and {known.name, item.name} != {"evening", "night"}:
        marks.chosen.unclear = True
    marks.chosen.part = item
    marks.chosen.take(mark)


def _stops(marks: Marks) -> None:
    for mark in marks.of(Stop):
        stop = mark.item
        if not isinstance(stop, Stop):
            continue
        alone = not (marks.chosen.days or marks.chosen.hours)
        if not stop.weak or alone or marks.near(mark, Hours, *DAYS):
            marks.chosen.refusal = marks.chosen.refusal or stop.code
            marks.chosen.take(mark)
