"""Who hears at once of what concerns somebody away: the stand-in they have named for that."""

from __future__ import annotations

from secrets import token_hex
from typing import TYPE_CHECKING

from storage import absences, memberships
from storage.lines import lines_to
from storage.outbox import Intent
from storage.tables import Person, Slot

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.tables import Conversation, Outbox

#: News of what others did to a day; reminders and overviews are each person's own.
NEWS = "told_"


def told_instead(
    session: Session, row: Outbox, line: Conversation, *, now: datetime
) -> list[Intent]:
    """What goes to the stand-in of the person of this `line`; nothing where there is none.

    It is passed on once: who stands in for somebody has nobody told in their own place.
    """
    code = row.payload.get("note", {}).get("code", "")
    person = session.get(Person, line.person_id) if line.person_id else None
    slot = session.get(Slot, row.slot_id) if row.slot_id else None
    done = row.payload.get("for") or row.payload.get("passed_on")
    if person is None or slot is None or not code.startswith(NEWS) or done:
        return []
    standin = person.standin_id
    if standin is None or not _could(session, slot, person.id, standin, now):
        return []
    there = lines_to(session, [standin])[standin]
    payload = {**row.payload, "for": person.id}
    return [Intent(there, f"note:{token_hex(8)}", row.kind, slot_id=slot.id, payload=payload)]


def _could(session: Session, slot: Slot, person_id: int, standin: int, now: datetime) -> bool:
    """The one is away, the other is not, and they are of one side."""
    if absences.away_until(session, person_id, now) is None:
        return False
    if absences.away_until(session, standin, now) is not None:
        return False
    known = [
        memberships.membership(session, partnership_id=slot.partnership_id, person_id=who)
        for who in (person_id, standin)
    ]
    return len({side.side if side else None for side in known}) == 1 and None not in known
