"""How fast we may write in one conversation. Microsoft counts over several spans at once."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

#: Microsoft's limits for one bot in one thread: so many within so many seconds.
LIMITS = ((7, 1), (8, 2), (60, 30), (1800, 3600))
LONGEST = max(seconds for _most, seconds in LIMITS)
MOST_KEPT = 5_000


class Pace:
    """Counts what was sent, by conversation. Another process counts for itself: 429 is heeded."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._sent: dict[str, deque[float]] = {}

    def wait(self, conversation: str) -> float:
        """Seconds until one more may be sent; 0: it may, and is counted."""
        now = self._now().timestamp()
        sent = self._sent.get(conversation) or deque()
        while sent and sent[0] <= now - LONGEST:
            sent.popleft()
        waits = [
            sent[-most] + seconds - now
            for most, seconds in LIMITS
            if len(sent) >= most and sent[-most] > now - seconds
        ]
        if waits:
            return max(waits)
        if len(self._sent) >= MOST_KEPT:
            self._sent.clear()
        sent.append(now)
        self._sent[conversation] = sent
        return 0.0
