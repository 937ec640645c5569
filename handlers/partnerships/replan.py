"""What lies ahead is planned anew when zone, hours of silence or the overview's hour change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.partnerships.daily import plan
from handlers.slots import reminders
from storage import due

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.tables import Partnership


def replan(session: Session, partnership: Partnership, *, now: datetime) -> None:
    """The days and the reminders of this partnership, as they are set now."""
    plan(partnership, now=now)
    for slot in due.agreed_ahead(session, partnership.id, now):
        slot.remind_at = reminders.PLAN
    session.flush()
