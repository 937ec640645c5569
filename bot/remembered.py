"""Answers of platforms, kept for a while."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

T = TypeVar("T")

MOST_KEPT = 10_000


class Remembered(Generic[T]):
    """Answers by key, each for `ttl` seconds. None is no answer, and asked for again."""

    def __init__(self, ttl: float) -> None:
        self._ttl = ttl
        self._kept: dict[str, tuple[float, T]] = {}

    async def get(self, key: str, ask: Callable[[], Awaitable[T]]) -> T:
        """The kept answer, or a new one."""
        kept = self._kept.get(key)
        if kept and monotonic() - kept[0] < self._ttl:
            return kept[1]
        answer = await ask()
        if answer is None:
            return answer
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[key] = (monotonic(), answer)
        return answer

    def forget(self, key: str) -> None:
        """Ask again next time."""
        self._kept.pop(key, None)
