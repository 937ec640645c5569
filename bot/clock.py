"""The domain's clock. Signatures, leases, pace and back-off keep to the real one, `real_now`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


def real_now() -> datetime:
    """The real time, aware UTC."""
    return datetime.now(UTC)


class Clock(Protocol):
    """Tells the domain what time it is."""

    def now(self) -> datetime:
        """The domain's time, aware UTC."""
        ...


class RealClock:
    """The domain's time is the real time."""

    def now(self) -> datetime:
        """The real time, aware UTC."""
        return real_now()


@dataclass(frozen=True, slots=True)
class MovedClock:
    """Showed `domain_at` when the real time was `real_at`, and runs `pace` times as fast."""

    domain_at: datetime
    real_at: datetime
    pace: float = 1.0

    def now(self) -> datetime:
        """The moved time, aware UTC."""
        return self.domain_at + (real_now() - self.real_at) * self.pace
