"""The domain's clock. Signatures, leases, pace and back-off keep to the real one, `real_now`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from math import inf
from typing import TYPE_CHECKING, Protocol

from storage import clock as kept_clock

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bot.settings import MovedTo
    from storage.engine import Store


def real_now() -> datetime:
    """The real time, aware UTC."""
    return datetime.now(UTC)


class Clock(Protocol):
    """Tells the domain what time it is."""

    def now(self) -> datetime:
        """The domain's time, aware UTC."""
        ...

    def seconds_to(self, at: datetime) -> float:
        """Real seconds until it shows `at` (UTC); infinite where it stands still."""
        ...


@dataclass(frozen=True, slots=True)
class MovedClock:
    """Showed `domain_at` when the real time was `real_at`, and runs `pace` times as fast."""

    domain_at: datetime
    real_at: datetime
    pace: float = 1.0

    def now(self) -> datetime:
        """The moved time, aware UTC."""
        return self.domain_at + (real_now() - self.real_at) * self.pace

    def seconds_to(self, at: datetime) -> float:
        """Real seconds until it shows `at` (UTC); infinite where it stands still."""
        return (at - self.now()).total_seconds() / self.pace if self.pace else inf


#: Not moved at all, and since ever.
REAL = MovedClock(kept_clock.UNASKED, kept_clock.UNASKED)


class MovableClock:
    """The whole process's clock: real, or as `asked` for, until it is moved by hand.

    `walking`: it is being moved from moment to moment, and stands still at each.
    """

    def __init__(self, face: MovedClock = REAL, *, asked: MovedTo | None = None) -> None:
        self._face = face  # replaced whole, so that every thread sees old or new
        self._started = asked.at if asked else kept_clock.UNASKED
        self._pace = asked.pace if asked else 1.0
        self.walking = False

    def now(self) -> datetime:
        """The domain's time, aware UTC."""
        return self._face.now()

    def seconds_to(self, at: datetime) -> float:
        """Real seconds until it shows `at` (UTC); infinite where it stands still."""
        return self._face.seconds_to(at)

    def follow(self, session: Session) -> None:
        """Go to where another process has moved it meanwhile."""
        kept = kept_clock.kept(session, started_at=self._started)
        if kept and kept.real_at > self._face.real_at and not self.walking:
            self._face = MovedClock(kept.domain_at, kept.real_at, kept.pace)

    def move(self, store: Store, to: datetime, *, standing: bool = False) -> None:
        """It shows `to` (UTC) from now on. What is kept runs on: a crash leaves no clock standing.

        Here it is moved first, so that what was kept before is not followed any more.
        """
        face = MovedClock(to, real_now(), self._pace)
        self._face = MovedClock(to, face.real_at, pace=0) if standing else face
        self._keep(store, face)

    @property
    def stands(self) -> bool:
        """Whether it stands still where it is meant to run."""
        return self._face.pace == 0 and self._pace != 0

    def first(self) -> datetime:
        """What it showed at first (UTC): the time that was asked for, or the real one."""
        return real_now() if self._started == kept_clock.UNASKED else self._started

    def was_moved(self, session: Session) -> bool:
        """Whether somebody has moved it, and not back."""
        kept = kept_clock.kept(session, started_at=self._started)
        return kept is not None and kept.domain_at not in {self._started, kept.real_at}

    def start_again(self, store: Store) -> None:
        """It shows what it showed at first: the time that was asked for, or the real one."""
        if self._started == kept_clock.UNASKED:
            self.go_back(store)
        else:
            self.move(store, self._started)

    def go_back(self, store: Store) -> None:
        """It shows the real time from now on, and runs as fast."""
        now = real_now()
        face = MovedClock(now, now)
        self._face = face
        self._keep(store, face)

    def _keep(self, store: Store, face: MovedClock) -> None:
        with store.write() as session:
            kept_clock.move(
                session,
                started_at=self._started,
                domain_at=face.domain_at,
                real_at=face.real_at,
                pace=face.pace,
            )
