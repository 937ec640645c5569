"""What lies ahead is planned anew when zone, hours of silence or the overview's hour change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.partnerships.digest_time import next_digest
from handlers.slots import reminders
from handlers.slots.lifecycle import SlotState
from storage import due

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.tables import Partnership


def replan(session: Session, partnership: Partnership, *, now: datetime) -> None:
    """The overview and the reminders of this partnership, as they are set now."""
    partnership.digest_at = next_digest(partnership, after=now)
    for slot in due.agreed_ahead(session, partnership.id, now):
        state = SlotState(slot.state)
        slot.remind_at = reminders.next_after(state, slot.start_at, partnership, after=now)
    session.flush()
