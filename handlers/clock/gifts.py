"""Gifts that were promised: reminded of once, and when they are due the hosts are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.slots import tell
from handlers.slots.case import Case
from handlers.slots.lifecycle import SlotState
from storage import gifts, outbox
from storage.lines import lines_to

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

_GOES_ON = frozenset({SlotState.CONFIRMED, SlotState.OCCURRED})


def remind_of_gifts(session: Session, now: datetime) -> int:
    """Take the next step with every gift whose time has come; how many there were."""
    found = gifts.to_remind(session, now)
    for gift, slot, partnership in found:
        case, late = Case.of(session, partnership, slot), gift.due_at <= now
        gift.remind_at = None if late else gift.due_at
        back = any(c.side != slot.host_side for c in case.standing)
        if case.state not in _GOES_ON or back:  # it is off, or they come after all
            gift.remind_at, gift.outcome = None, "cannot"
            continue
        hosts = {c.person_id for c in case.standing if c.side == slot.host_side and c.person_id}
        told = sorted(hosts) if late else [gift.by_id]
        note = Note("gift_late" if late else "gift_reminder", slot.id, {"gift": gift.id})
        lines = lines_to(session, told)
        outbox.enqueue(session, [tell.note_intent(line, note) for line in lines.values()])
    session.flush()
    return len(found)
