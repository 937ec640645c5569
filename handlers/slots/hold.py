"""A hold: a proposed slot keeps its time and place for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import rules, tell
from handlers.slots.lifecycle import Act, SlotState
from handlers.slots.line import USUAL, stand_in_line

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Actor, Case


def hold(case: Case, *, by: Actor, now: datetime, until: datetime | None = None) -> Note:
    """Keep time and place until `until` (UTC); the open questions stay open.

    Where another hold has them, it waits in line behind it.

    Raises:
        UserError: `over`, `not_now`, `clash`, `past`, `hold_too_long`.
        ConflictError: somebody else wrote first.
    """
    rules.may_still(case, Act.HOLD, now=now)
    end = until or min(now + USUAL, case.slot.start_at)
    if end <= now:
        raise UserError("past", slot_id=case.slot.id, field="when")
    if end > case.slot.start_at:
        raise UserError("hold_too_long", slot_id=case.slot.id, field="when")
    try:
        rules.place_is_free(case, firm=False)
    except UserError:
        if waits := stand_in_line(case, by=by, now=now):
            return waits
        raise
    case.write(
        Act.HOLD,
        by=by,
        now=now,
        to=SlotState.TENTATIVE,
        new_terms=case.state is not SlotState.TENTATIVE,
        hold_until=end,
        queued_at=None,
    )
    tell.show_all(case)
    return Note("held_until", case.slot.id, {"until": end.isoformat()})
