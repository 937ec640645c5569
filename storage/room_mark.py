"""How far a page of the browser room has read."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"([0-9]{1,18})\.([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a page has read: the revision, and which room it was (`epoch`: its first post).

    A page that comes back with a mark of another room, or of a later revision than there is, looks
    at a database that was replaced, and must start afresh.
    """

    epoch: int = 0
    revision: int = 0

    @property
    def written(self) -> str:
        """As a page keeps it."""
        return f"{self.epoch}.{self.revision}"

    def follows(self, earlier: Mark) -> bool:
        """Whether a page at `earlier` can be brought here by what changed since."""
        same = earlier.epoch in {0, self.epoch}
        return same and earlier.revision <= self.revision


def read_mark(text: str) -> Mark:
    """The mark in `text`; what cannot be one is of no room, so that the page starts afresh."""
    found = _MARK.fullmatch(text)
    return Mark(int(found[1]), int(found[2])) if found else Mark(epoch=-1)
