"""Not now: a question that is put again when the person wants it, and once more on request."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import asking, rules, tell
from handlers.slots.lifecycle import Act
from storage import memberships, outbox
from storage import slots as rows
from storage.lines import lines_to

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from handlers.slots.case import Actor, Case
    from storage.tables import Ask


#: Between two times that the same question is put on request.
PAUSE = timedelta(hours=1)


def later(
    case: Case, *, by: Actor, now: datetime, at: datetime | None, ask_id: int | None = None
) -> Note:
    """Ask this person again `at` (UTC); None: they are asked when that suits them.

    Raises:
        UserError: `over`, `not_now`, `not_your_side`, `nothing_asked`, `past`, `later_too_late`.
    """
    rules.may_still(case, Act.ACCEPT, now=now)
    ask = rules.ask_for(case, by, ask_id)
    if at is None:
        return Note("later", case.slot.id, {"ask": ask.id})
    if at <= now:
        raise UserError("past", slot_id=case.slot.id, field="when")
    if at >= (ask.start_at or case.slot.start_at):
        raise UserError("later_too_late", slot_id=case.slot.id, field="when")
    ask.again_at = at
    start = ask.start_at or case.slot.start_at
    ask.due_at = max(ask.due_at, asking.due(case, start, now=at, ask=ask))
    asking.chase_when_due(ask)  # they are asked again when they wanted to be, and not before
    _due_anew(case)
    return Note("asked_later", case.slot.id, {"at": at.isoformat()})


def once_more(case: Case, *, by: Actor, now: datetime) -> Note:
    """Ask everybody again who has not answered; nobody more than once an hour.

    Raises:
        UserError: `over`, `not_now`, `nothing_asked`, `asked_just_now`.
    """
    rules.may_still(case, Act.ACCEPT, now=now)
    waiting = [ask for ask in case.live_asks if ask.asked_by == by.person_id or ask.side != by.side]
    if not waiting:
        raise UserError("nothing_asked", slot_id=case.slot.id)
    patient = [ask for ask in waiting if now - ask.asked_at >= PAUSE]
    if not patient:
        raise UserError("asked_just_now", slot_id=case.slot.id)
    for ask in patient:
        ask.asked_at = now
        start = ask.start_at or case.slot.start_at
        ask.due_at = asking.due(case, start, now=now, ask=ask)
        asking.chase_from(case, ask, now=now)
        repeat(case.session, case.partnership.id, ask)
    _due_anew(case)
    return Note("asked_again", case.slot.id)


def wait(case: Case, *, by: Actor, now: datetime) -> Note:
    """The asker does nothing now, and is told again tomorrow if nobody has answered.

    Raises:
        UserError: `over`, `not_now`, `nothing_asked`.
    """
    rules.may_still(case, Act.ACCEPT, now=now)
    waiting = [a for a in case.live_asks if a.asked_by == by.person_id or a.side != by.side]
    if not waiting:
        raise UserError("nothing_asked", slot_id=case.slot.id)
    for ask in waiting:
        asking.wait_until_morning(case, ask, now=now)
    _due_anew(case)
    return Note("waits", case.slot.id, {"until": waiting[0].due_at.isoformat()})


def _due_anew(case: Case) -> None:
    """What cards and questions say of when an answer is due is brought up to date."""
    case.session.flush()
    outbox.enqueue(case.session, outbox.standing(case.session, [case.slot.id]))


def repeat(session: Session, partnership_id: int, ask: Ask) -> None:
    """Put the question once more, as a message of its own: an edit would ring nobody's phone."""
    asked = asked_people(session, partnership_id, ask)
    note = Note("ask_again", ask.slot_id, {"ask": ask.id})
    lines = lines_to(session, asked)
    outbox.enqueue(session, [tell.note_intent(line, note) for line in lines.values()])


def due(session: Session, now: datetime) -> int:
    """Repeat every question whose time has come; how many there were. Each is repeated once."""
    found = rows.asks_again(session, now)
    for ask, slot in found:
        repeat(session, slot.partnership_id, ask)
    return len(found)


def asked_people(session: Session, partnership_id: int, ask: Ask) -> list[int]:
    """Whom the question is put to: one person, or some of a whole side."""
    if ask.person_id is not None:
        return [ask.person_id]
    known = memberships.members(session, partnership_id=partnership_id, side=ask.side)
    return [person for person in known if person != ask.asked_by][: tell.MOST_PROMPTS]
