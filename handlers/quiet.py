"""Who is not to be disturbed now: in their hours of silence, or away. Kept here, on the server.

Decided when something is about to be sent: what they asked for themselves and what only edits a
message goes through, as does what begins within a day, unless they said otherwise.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.partnerships.wishes import wishes_of
from storage import absences, memberships
from storage.tables import Partnership, Person, Slot

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.tables import Conversation, Outbox

#: What begins so soon is urgent.
SOON = timedelta(days=1)


def silent_until(
    session: Session, row: Outbox, conversation: Conversation, *, now: datetime
) -> datetime | None:
    """Until when (UTC) this must wait; None: it may be sent at `now`."""
    person = session.get(Person, conversation.person_id) if conversation.person_id else None
    if person is None or row.payload.get("own"):
        return None
    slot = session.get(Slot, row.slot_id) if row.slot_id else None
    together = _partnership(session, person, slot)
    if together is None:
        return None
    wishes = wishes_of(together, person)
    back = absences.away_until(session, person.id, now)
    if back is not None:
        return wishes.awake(back)
    urgent = slot is not None and now < slot.end_at and slot.start_at - now < SOON
    if urgent and wishes.urgent:
        return None
    at = wishes.awake(now)
    return at if at > now else None


def _partnership(session: Session, person: Person, slot: Slot | None) -> Partnership | None:
    if slot is not None:
        return session.get(Partnership, slot.partnership_id)
    return next(iter(memberships.partnerships_of(session, person.id)), None)
