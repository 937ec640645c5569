"""Where a moved clock stands, so that web and worker agree and a restart does not rewind it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from storage.tables import ClockAnchor

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: In place of the start that was asked for: none was. Earlier than any that can be.
UNASKED = datetime(1970, 1, 1, tzinfo=UTC)


def anchor(session: Session, *, domain_at: datetime, real_at: datetime, pace: float) -> ClockAnchor:
    """The anchor that is kept, or a new one; asked for another start or pace, it moves there."""
    found = kept(session, started_at=domain_at)
    if found is not None and (found.pace == pace or _real(found)):
        return found
    return move(session, started_at=domain_at, domain_at=domain_at, real_at=real_at, pace=pace)


def kept(session: Session, *, started_at: datetime) -> ClockAnchor | None:
    """The anchor of the clock that was asked to start there (or was not: `UNASKED`)."""
    found = session.get(ClockAnchor, 1)
    return found if found is not None and found.started_at == started_at else None


def move(
    session: Session, *, started_at: datetime, domain_at: datetime, real_at: datetime, pace: float
) -> ClockAnchor:
    """Show `domain_at` at the real time `real_at`, and go on `pace` times as fast."""
    found = session.get(ClockAnchor, 1)
    if found is None:
        found = ClockAnchor(id=1)
        session.add(found)
    found.started_at, found.domain_at = started_at, domain_at
    found.real_at, found.pace = real_at, pace
    session.flush()
    return found


def _real(found: ClockAnchor) -> bool:
    """Whether it was taken back to the real time, and has no pace of its own any more."""
    return found.domain_at == found.real_at and found.pace == 1
