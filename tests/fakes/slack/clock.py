"""The fake's clock: real by default, moved by hand in tests of three-second rules."""

import time
from typing import Protocol


class Clock(Protocol):
    """What the fake asks of a clock: wall time for `ts`, monotonic time for waiting."""

    def time(self) -> float:
        """Seconds since the epoch, UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that only go forward."""
        ...


class RealClock:
    """The machine's own clock."""

    def time(self) -> float:
        """Seconds since the epoch, UTC."""
        return time.time()

    def monotonic(self) -> float:
        """Seconds that only go forward."""
        return time.monotonic()


class ManualClock:
    """A clock that stands still until it is moved."""

    def __init__(self, start: float = 1_764_061_200.0) -> None:
        self._now = start

    def time(self) -> float:
        """Seconds since the epoch, UTC."""
        return self._now

    def monotonic(self) -> float:
        """The same seconds: nobody sets this clock back."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._now += seconds
