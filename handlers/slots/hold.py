"""A hold: a proposed slot keeps its time and place for a while."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import rules, tell
from handlers.slots.lifecycle import Act, SlotState

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Actor, Case

#: How long a hold lasts when nobody says; never past the start.
USUAL = timedelta(hours=48)


def hold(case: Case, *, by: Actor, now: datetime, until: datetime | None = None) -> Note:
    """Keep time and place until `until` (UTC); the open questions stay open.

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
    rules.place_is_free(case, firm=False)
    case.write(
        Act.HOLD,
        by=by,
        now=now,
        to=SlotState.TENTATIVE,
        new_terms=case.state is not SlotState.TENTATIVE,
        hold_until=end,
    )
    tell.show_all(case)
    return Note("held_until", case.slot.id, {"until": end.isoformat()})
