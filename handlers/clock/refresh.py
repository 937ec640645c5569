"""Cards stay true overnight: "i morgen" becomes "i dag". An edit rings nobody's phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.partnerships.daily import next_day
from handlers.slots import tell
from handlers.slots.case import Case
from storage import due, slots

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

#: The nearest are kept true; what is further off is when it is next edited, or comes nearer.
MOST = 100


def refresh_cards(session: Session, now: datetime) -> int:
    """Bring cards and questions up to the new day; those that say the same are not edited."""
    found = due.to_refresh(session, now)
    for partnership in found:
        ids = [partnership.id]
        for slot in slots.coming(session, partnership_ids=ids, after=now, most=MOST):
            tell.show_all(Case.of(session, partnership, slot), must=False)
        partnership.refresh_at = next_day(partnership, after=now)
    session.flush()
    return len(found)
