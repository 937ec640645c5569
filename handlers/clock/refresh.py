"""Cards stay true: overnight "i morgen" becomes "i dag", and on its day they count the hours.

An edit rings nobody's phone.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.partnerships.daily import next_day, stay_true
from handlers.slots.live import is_counted
from storage import due, outbox, slots

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.tables import Partnership

#: The nearest are kept true; what is further off is when it is next edited, or comes nearer.
MOST = 100
_JUST_BEFORE = timedelta(microseconds=1)


def refresh_cards(session: Session, now: datetime) -> int:
    """Bring cards and questions up to the new day, or the nearest to the hour; none is new."""
    found = due.to_refresh(session, now)
    for partnership in found:
        coming = slots.coming(session, partnership_ids=[partnership.id], after=now, most=MOST)
        new_day = _has_begun(partnership, now)
        shown = [s for s in coming if new_day or is_counted(s.start_at, now=now)]
        outbox.enqueue(session, outbox.standing(session, [slot.id for slot in shown]))
        partnership.refresh_at = next_day(partnership, after=now)
        for slot in coming:
            stay_true(partnership, slot.start_at, now=now)
    session.flush()
    return len(found)


def _has_begun(partnership: Partnership, now: datetime) -> bool:
    """Whether a day has begun since the cards were to be looked at."""
    planned = partnership.refresh_at
    return planned is None or next_day(partnership, after=planned - _JUST_BEFORE) <= now
