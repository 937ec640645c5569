"""What lies ahead is planned and shown anew when it is set how the two sides work together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.partnerships.daily import plan
from handlers.slots import reminders
from storage import due, outbox, settings, slots

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.tables import Partnership


#: Cards that are shown anew: the nearest; what is further off is when it is next edited.
MOST = 100


def replan(session: Session, partnership: Partnership, *, now: datetime) -> None:
    """The days and the reminders of this partnership, as they are set now."""
    plan(partnership, now=now)
    for slot in due.agreed_ahead(session, partnership.id, now):
        slot.remind_at = reminders.PLAN
    session.flush()
    show_anew(session, partnership, now=now)


def speak(session: Session, partnership: Partnership, locale: str, *, now: datetime) -> None:
    """The two sides' rooms and cards speak this language from now on.

    Raises:
        ConflictError: somebody saved the settings at the same moment.
    """
    settings.save(session, partnership, read=partnership.revision, locale=locale)
    show_anew(session, partnership, now=now)


def show_anew(session: Session, partnership: Partnership, *, now: datetime) -> None:
    """Cards and questions say the languages, names and zone of today; what says them stays."""
    coming = slots.coming(session, partnership_ids=[partnership.id], after=now, most=MOST)
    outbox.enqueue(session, outbox.standing(session, [slot.id for slot in coming]))
