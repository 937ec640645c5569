"""The marks of one text: which stand beside each other, and which are chosen."""

from __future__ import annotations

from itertools import pairwise

from .chosen import Chosen
from .dotted import undotted
from .links import GAP, INSTEAD
from .pieces import Beside, DayOfMonth, Feast, MonthDay, Nth, Shift, Weekday

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .pieces import Item, Mark

DAYS = (Weekday, MonthDay, Feast, DayOfMonth, Nth, Shift, Beside)


class Marks:
    """All marks of one text, in their order, and what has been chosen of them so far."""

    def __init__(self, text: str, marks: list[Mark], *, answering: bool = False) -> None:
        self.text = text
        self.all = undotted(marks, answering=answering)
        self.answering = answering
        self.chosen = Chosen()

    def of(self, *kinds: type[Item]) -> list[Mark]:
        """Those of these kinds, in their order."""
        return [mark for mark in self.all if isinstance(mark.item, kinds)]

    def near(self, mark: Mark, *kinds: type[Item]) -> bool:
        """Whether a mark of one of these kinds stands right before or after, links aside."""
        return self.before(mark, *kinds) or self.after(mark, *kinds)

    def before(self, mark: Mark, *kinds: type[Item]) -> bool:
        """Whether one of these kinds stands right before it."""
        return any(self.linked(other, mark) for other in self.of(*kinds) if other.end <= mark.start)

    def after(self, mark: Mark, *kinds: type[Item]) -> bool:
        """Whether one of these kinds stands right after it."""
        return any(self.linked(mark, other) for other in self.of(*kinds) if other.start >= mark.end)

    def linked(self, first: Mark, second: Mark) -> bool:
        """Whether nothing but links and other marks stands between the two."""
        between = [m for m in self.all if first.end <= m.start and m.end <= second.start]
        chain = [first, *between, second]
        return all(GAP.fullmatch(self.text, a.end, b.start) for a, b in pairwise(chain))

    def words(self, mark: Mark) -> str:
        """What the mark stands for in the text."""
        return self.text[mark.start : mark.end]

    def is_all(self, mark: Mark) -> bool:
        """Whether the text says nothing else."""
        rest = self.text[: mark.start] + self.text[mark.end :]
        return not any(char.isalnum() for char in rest)

    def leave(self, mark: Mark) -> None:
        """Leave to the title what only looks like a time."""
        self.all.remove(mark)
        self.chosen.left.append((mark.start, mark.end))

    def drop_refused(self, *kinds: type[Item]) -> None:
        """'Fredag i stedet for torsdag': what is put aside says nothing, if another is named."""
        marks = self.of(*kinds)
        refused = [m for m in marks if INSTEAD.search(self.text[: m.start])]
        if len(refused) < len(marks):
            for mark in refused:
                self.all.remove(mark)
                self.chosen.take(mark)
