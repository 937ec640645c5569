"""The last call: who has not answered, and who holds or proposed it, are told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.slots import tell
from handlers.slots.case import Case
from handlers.slots.later import asked_people
from handlers.slots.lifecycle import SlotState
from storage import due, outbox
from storage.lines import lines_to
from storage.outbox import Intent

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

OPEN = frozenset({SlotState.PROPOSED, SlotState.TENTATIVE})


def call_last(session: Session, now: datetime) -> int:
    """Call for what is about to run out; how many slots there were."""
    found, intents = due.to_call(session, now), list[Intent]()
    for slot, partnership in found:
        slot.call_at = None
        case = Case.of(session, partnership, slot)
        if case.state not in OPEN or (slot.hold_until or slot.start_at) <= now:
            continue
        wanted = {p for ask in case.live_asks for p in asked_people(session, partnership.id, ask)}
        told = sorted(wanted | {slot.proposed_by})
        lines = lines_to(session, told)
        note = Note("last_call", slot.id)
        intents += [tell.note_intent(line, note) for line in lines.values()]
    session.flush()
    outbox.enqueue(session, intents)
    return len(found)
