"""How many streams one visitor may hold open: the newest few, so that nobody holds them all.

A browser keeps six connections to one address for all its tabs together. One more stream than this
and its next page would not even load; so the oldest rests, and goes on when its tab is looked at.
Counted in each process by itself.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Hashable

#: Streams that go on at once, for one visitor.
MOST = 5
#: Streams that are open at all, those included that were told to rest and do not listen.
MOST_OPEN = 4 * MOST


class Crowd:
    """All streams that are open, by visitor, each visitor's oldest first."""

    def __init__(self) -> None:
        self._open: defaultdict[Hashable, list[Place]] = defaultdict(list)

    def is_full(self, who: Hashable) -> bool:
        """Whether this visitor may open no more."""
        return len(self._open.get(who, ())) >= MOST_OPEN

    def come(self, place: Place, who: Hashable) -> None:
        """One more: the oldest of those that go on is over."""
        theirs = self._open[who]
        theirs.append(place)
        for old in theirs[:-MOST]:
            old.over = True

    def go(self, place: Place, who: Hashable) -> None:
        """The stream is closed."""
        self._open[who].remove(place)
        if not self._open[who]:
            del self._open[who]


class Place:
    """One stream's place in the crowd, taken while it is open; `over` when it is to rest."""

    def __init__(self, crowd: Crowd, who: Hashable) -> None:
        self._crowd, self._who = crowd, who
        self.over = False

    def __enter__(self) -> Self:
        self._crowd.come(self, self._who)
        return self

    def __exit__(self, *_error: object) -> None:
        self._crowd.go(self, self._who)
