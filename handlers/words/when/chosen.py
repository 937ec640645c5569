"""What the chooser found: the marks that make up the time, and its doubts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .pieces import FromNow, Length, Mark, Moved, Part, Until, Vague, Week


@dataclass(slots=True)
class Chosen:
    """The marks that make up the time, and the doubts that forbid to be sure."""

    days: list[Mark] = field(default_factory=list)
    hours: list[Mark] = field(default_factory=list)
    week: Week | None = None
    part: Part | None = None
    length: Length | None = None
    until: Until | None = None
    vague: Vague | None = None
    from_now: FromNow | None = None
    moved: Moved | None = None
    same_time: bool = False
    through: bool = False  # "lørdag kl. 21 til søndag kl. 2": from the one to the other
    refusal: str | None = None
    bound: str | None = None
    unclear: bool = False
    taken: list[tuple[int, int]] = field(default_factory=list)

    def take(self, mark: Mark) -> None:
        """Let the mark's stretch of text go out of the title."""
        self.taken.append((mark.start, mark.end))

    @property
    def something(self) -> bool:
        """Whether any part of a time was found."""
        return bool(
            self.days or self.hours or self.week or self.vague or self.from_now or self.until
            or self.moved or self.same_time
        )  # fmt: skip
