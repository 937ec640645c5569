"""Cards stay true overnight: "i morgen" becomes "i dag". An edit rings nobody's phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.partnerships.daily import next_day
from storage import due, outbox, slots

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

#: The nearest are kept true; what is further off is when it is next edited, or comes nearer.
MOST = 100


def refresh_cards(session: Session, now: datetime) -> int:
    """Bring cards and questions up to the new day; nothing is posted anew."""
    found = due.to_refresh(session, now)
    for partnership in found:
        coming = slots.coming(session, partnership_ids=[partnership.id], after=now, most=MOST)
        outbox.enqueue(session, outbox.standing(session, [slot.id for slot in coming]))
        partnership.refresh_at = next_day(partnership, after=now)
    session.flush()
    return len(found)
