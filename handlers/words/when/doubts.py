"""Words beside the time that change what it says: limits, other zones, clock words nobody read."""

from __future__ import annotations

import re

from .links import BOUND, LEFT_OVER, OTHER_DAY, THROUGH, ZONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .marks import Marks
    from .pieces import Mark


def doubt(marks: Marks) -> None:
    """Put down what is not sure about the time that was chosen."""
    chosen = marks.chosen
    chosen.through = _through(marks)
    for mark in [*chosen.days, *chosen.hours]:
        _bound(marks, mark)
    for mark in chosen.hours:
        odd = re.compile(r" ?[-–+/:] ?\d").match(marks.text, mark.end)
        chosen.unclear |= bool(odd or ZONE.match(marks.text, mark.end))
    left = marks.text
    for start, end in [*chosen.taken, *chosen.left]:
        left = left[:start] + " " * (end - start) + left[end:]
    chosen.unclear |= chosen.something and bool(LEFT_OVER.search(left))
    day_said = chosen.days or chosen.week or chosen.from_now or chosen.vague
    chosen.unclear |= not (day_said or marks.answering) and bool(OTHER_DAY.search(left))


def _bound(marks: Marks, mark: Mark) -> None:
    """'Efter kl. 17', 'inden fredag', 'ikke torsdag': a limit, not a time."""
    bound = BOUND.search(marks.text[: mark.start])
    if bound is None:
        return
    read = max((m.end for m in marks.all if m.end <= mark.start), default=0)
    town = bound["w"] in {"by", "over", "no"} and "kl" in marks.words(mark)
    if bound.start("w") >= read and not town:  # "i vores by kl. 19"
        marks.chosen.bound = marks.chosen.bound or bound["w"]
        marks.chosen.taken.append((bound.start("w"), mark.start))


def _through(marks: Marks) -> bool:
    """Whether it is one time from a day to the next: nothing but "til" stands between."""
    days, hours = marks.chosen.days, marks.chosen.hours
    two = len(days) == len(hours) == 2  # noqa: PLR2004
    inside = two and days[0].end <= hours[0].start and hours[0].end <= days[1].start
    return inside and bool(THROUGH.fullmatch(marks.text, hours[0].end, days[1].start))
