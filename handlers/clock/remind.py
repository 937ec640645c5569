"""Reminders of what is agreed; all that is due for one person at once is one message."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.slots import reminders, tell
from handlers.slots.lifecycle import Answer, SlotState
from storage import due, outbox, slots

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.outbox import Intent
    from storage.tables import Partnership, Slot

#: After a standstill an older reminder says nothing that helps any more; the next one will.
TOO_LATE = timedelta(hours=3)


def remind(session: Session, now: datetime) -> int:
    """Remind everybody who said yes of what is due; how many slots there were."""
    found = due.to_remind(session, now)
    told: dict[tuple[int, int], list[int]] = defaultdict(list)
    for slot, partnership in found:
        if _worth_saying(slot, partnership, now):
            for person in _coming(session, slot):
                told[slot.installation_id, person].append(slot.id)
        state = SlotState(slot.state)
        slot.remind_at = reminders.next_after(state, slot.start_at, partnership, after=now)
    session.flush()
    outbox.enqueue(session, list(_notes(session, told)))
    return len(found)


def _notes(session: Session, told: dict[tuple[int, int], list[int]]) -> Iterator[Intent]:
    for (installation, person), ids in told.items():
        one, several = Note("reminder", ids[0]), Note("reminders", fields={"slots": ids})
        line = tell.line_to(session, installation, person)
        yield tell.note_intent(line, one if len(ids) == 1 else several)


def _worth_saying(slot: Slot, partnership: Partnership, now: datetime) -> bool:
    """Whether one of its reminders has just come due; an older one nobody needs any more."""
    state, lately = SlotState(slot.state), now - TOO_LATE
    latest = reminders.next_after(state, slot.start_at, partnership, after=lately)
    return slot.start_at > now and latest is not None and latest <= now


def _coming(session: Session, slot: Slot) -> list[int]:
    """Who said yes. A whole side is nobody in particular, and sees the card."""
    said_yes = [c for c in slots.commitments(session, slot.id) if c.status == Answer.ACCEPTED]
    return sorted({c.person_id for c in said_yes if c.person_id})
