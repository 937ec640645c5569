"""Where a moved clock stands, so that web and worker agree and a restart does not rewind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.tables import ClockAnchor

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def anchor(session: Session, *, domain_at: datetime, real_at: datetime, pace: float) -> ClockAnchor:
    """The anchor that is kept, or a new one; asked for another start or pace, it moves there."""
    found = session.get(ClockAnchor, 1)
    if found is not None and (found.started_at, found.pace) == (domain_at, pace):
        return found
    if found is None:
        found = ClockAnchor(id=1)
        session.add(found)
    found.started_at = found.domain_at = domain_at
    found.real_at, found.pace = real_at, pace
    session.flush()
    return found
