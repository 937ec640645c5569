"""`3.12` is a date or a time: what stands beside it decides."""

from __future__ import annotations

from .pieces import Clock, DayOfMonth, Dotted, Hours, Item, Mark, MonthDay, Nth, Shift, Vague


def undotted(marks: list[Mark], *, answering: bool = False) -> list[Mark]:
    """Settle what `3.12` is: a date, unless a date is there and it fits a clock.

    In an answer the date is known, and `19.10` is a clock.
    """
    dotted = [m for m in marks if isinstance(m.item, Dotted)]
    others = [m for m in marks if not isinstance(m.item, Dotted)]
    sure = [m for m in dotted if not _maybe_clock(m.item)]
    settled = [*others, *(_as_date(m) for m in sure)]
    for mark in dotted:
        if mark in sure:
            continue
        dated = any(isinstance(m.item, MonthDay | DayOfMonth | Nth | Shift) for m in settled)
        if dated or (answering and _looks_like_clock(mark.item)):
            settled.append(_as_hours(mark))
        elif any(isinstance(m.item, Hours) and m.item.weight > 1 for m in settled):
            settled.append(_as_date(mark))
        else:
            settled.append(_as_hours(mark))
            settled.append(Mark(mark.start, mark.end, Vague()))
    return sorted(settled, key=lambda m: m.start)


def _maybe_clock(item: Item) -> bool:
    return isinstance(item, Dotted) and item.first < 24 and item.second % 5 == 0  # noqa: PLR2004


def _looks_like_clock(item: Item) -> bool:
    return isinstance(item, Dotted) and item.first > 12 and item.second >= 10  # noqa: PLR2004


def _as_date(mark: Mark) -> Mark:
    item = mark.item
    if not isinstance(item, Dotted):
        return mark
    return Mark(mark.start, mark.end, MonthDay(item.first, item.second))


def _as_hours(mark: Mark) -> Mark:
    item = mark.item
    if not isinstance(item, Dotted):
        return mark
    clock = Clock(item.first, item.second, exact=item.first > 12)  # noqa: PLR2004
    return Mark(mark.start, mark.end, Hours(clock, None, 2))
