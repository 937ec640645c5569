"""Chasing answers, so that nobody has to remember to: one reminder, then the asker is told."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.slots import asking, tell
from handlers.slots.later import asked_people
from handlers.slots.lifecycle import SlotState
from storage import due, outbox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.outbox import Intent
    from storage.tables import Ask, Slot

#: Who is told what: (installation, person) and the questions.
Told = dict[tuple[int, int], list["Ask"]]


def chase(session: Session, now: datetime) -> int:
    """Take the next step with every question whose time has come; how many there were."""
    found = due.to_chase(session, now)
    waiting: Told = defaultdict(list)
    given_up: Told = defaultdict(list)
    for ask, slot, partnership in found:
        if not _still_asked(ask, slot, now):
            asking.chase_no_more(ask)
        elif ask.chased == asking.FRESH and now < ask.due_at:
            asking.chase_when_due(ask)
            for person in asked_people(session, partnership.id, ask):
                waiting[slot.installation_id, person].append(ask)
        else:
            asking.chase_no_more(ask)
            given_up[slot.installation_id, ask.asked_by].append(ask)
    session.flush()
    reminded = _notes(session, waiting, "ask_reminder", "asks_reminder")
    told = _notes(session, given_up, "unanswered", "all_unanswered")
    outbox.enqueue(session, [*reminded, *told])
    return len(found)


def _still_asked(ask: Ask, slot: Slot, now: datetime) -> bool:
    """What is over, or has ended, is asked no more; while it is bumped only a stand-in is asked."""
    state = SlotState(slot.state)
    if slot.end_at <= now or state.ended:
        return False
    return state.agreed or state is SlotState.PROPOSED or ask.kind == "standin"


def _notes(session: Session, told: Told, one: str, several: str) -> Iterator[Intent]:
    """Several questions for one person make one message."""
    for (installation, person), asks in told.items():
        note = Note(one, asks[0].slot_id, {"ask": asks[0].id})
        if len(asks) > 1:
            note = Note(several, fields={"slots": list(dict.fromkeys(a.slot_id for a in asks))})
        yield tell.note_intent(tell.line_to(session, installation, person), note)
