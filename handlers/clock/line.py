"""A place is free again: who is first in line for it has it held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.slots.case import Case
from handlers.slots.lifecycle import SlotState
from handlers.slots.line import give_up, in_front, move_up
from storage import due

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def move_line(session: Session, now: datetime) -> int:
    """Look at every line that may move; how many slots in line there were."""
    found = due.to_move_up(session, now)
    for slot, partnership in found:
        slot.line_at = None
        case = Case.of(session, partnership, slot)
        case.must_show = False
        if case.state is not SlotState.PROPOSED or slot.start_at <= now:
            slot.queued_at = None
            continue
        session.flush()
        if not move_up(case, now=now) and in_front(case) is None:
            give_up(case)
    session.flush()
    return len(found)
