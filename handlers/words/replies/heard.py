"""An answer taken apart, for the questions that are asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .model import Understood

if TYPE_CHECKING:
    import re

    from .model import State
    from .offers import Clause, Scene

ASK_BACK = Understood("ask_back")
NOTHING = Understood("none")


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer taken apart: its plain text, its clauses, and what their words signal."""

    own: str
    plain: str
    parts: list[Clause]
    state: State
    scene: Scene

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether the signal occurs anywhere."""
        return bool(pattern.search(self.plain))
