"""An answer taken apart, for the questions that are asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .clean import without_fillers
from .model import Understood

if TYPE_CHECKING:
    import re

    from .model import State
    from .offers import Clause, Scene

ASK_BACK = Understood("ask_back")
LOST = Understood("ask_back", lost=True)
UNKNOWN = Understood("none", lost=True)
NOTHING = Understood("none")


@dataclass(frozen=True)
class Heard:
    """An answer taken apart: its plain text, its clauses, and what their words signal."""

    own: str
    plain: str
    parts: list[Clause]
    state: State
    scene: Scene

    @cached_property
    def bare(self) -> str:
        """The plain text without fillers."""
        return without_fillers(self.plain)

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether the signal occurs anywhere."""
        if pattern.search(self.plain):
            return True
        return self.bare != self.plain and bool(pattern.search(self.bare))
