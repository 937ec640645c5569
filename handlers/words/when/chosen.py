"""What the chooser found: the marks that make up the time, and its doubts."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .pieces import FromNow, Length, Mark, Moved, Part, Until, Vague, Week


class Chosen:
    """The marks that make up the time, and the doubts that forbid to be sure."""

    def __init__(self) -> None:
        self.days: list[Mark] = []
        self.hours: list[Mark] = []
        self.week: Week | None = None
        self.part: Part | None = None
        self.length: Length | None = None
        self.until: Until | None = None
        self.vague: Vague | None = None
        self.from_now: FromNow | None = None
        self.moved: Moved | None = None
        self.same_time = False
        self.through = False  # "lørdag kl. 21 til søndag kl. 2": from the one to the other
        self.refusal: str | None = None
        self.bound: str | None = None
        self.unclear = False
        self.left: list[tuple[int, int]] = []  # looks like a time, and is the title's
        self.taken: list[tuple[int, int]] = []

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
