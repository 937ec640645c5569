"""What lies ahead is planned and shown anew when it is set how the two sides work together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.partnerships.daily import plan
from handlers.slots import reminders
from storage import due, outbox, settings, slots
from storage.lines import lines_to

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.tables import Partnership, Person


#: Cards that are shown anew: the nearest; what is further off is when it is next edited.
MOST = 100


def replan(session: Session, partnership: Partnership, *, now: datetime) -> None:
    """The days and the reminders of this partnership, as they are set now."""
    plan(partnership, now=now)
    for slot in due.agreed_ahead(session, partnership.id, now):
        slot.remind_at = reminders.PLAN
    session.flush()
    show_anew(session, partnership, now=now)


def speak(session: Session, partnership: Partnership, locale: str) -> None:
    """The two sides' rooms and cards speak this language from now on, those of the past too.

    What was told stays as it was said: it may be of a time, a place or people that changed since,
    and would be untrue if it were said again.

    Raises:
        ConflictError: somebody saved the settings at the same moment.
    """
    settings.save(session, partnership, read=partnership.revision, locale=locale)
    latest = slots.latest(session, partnership.id, most=MOST)
    outbox.enqueue(session, outbox.standing(session, latest))


def speak_to(session: Session, person: Person, *, now: datetime) -> None:
    """The questions that stand on this person's line are put in the language they chose."""
    theirs = slots.of_person(session, person.id, after=now, most=MOST)
    line = lines_to(session, [person.id])[person.id]
    shown = outbox.standing(session, [slot.id for slot in theirs])
    outbox.enqueue(session, [again for again in shown if again.conversation_id == line])


def show_anew(session: Session, partnership: Partnership, *, now: datetime) -> None:
    """Cards and questions say the languages, names and zone of today; what says them stays."""
    coming = slots.coming(session, partnership_ids=[partnership.id], after=now, most=MOST)
    outbox.enqueue(session, outbox.standing(session, [slot.id for slot in coming]))
