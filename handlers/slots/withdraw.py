"""Taking a proposal back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import asking, rehome, rules, tell
from handlers.slots.lifecycle import Act, Answer, SlotState
from handlers.slots.offering import offer

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Actor, Case


def withdraw(case: Case, *, by: Actor, now: datetime) -> Note:
    """Take the proposal back; those who had said yes are told, and prompts say so.

    Raises:
        UserError: `over`, `not_now`, `not_your_proposal`.
        ConflictError: somebody else wrote first.
    """
    if case.state is SlotState.WITHDRAWN and case.slot.proposed_side == by.side:
        return Note("withdrawn", case.slot.id)
    rules.may_still(case, Act.WITHDRAW, now=now)
    if case.slot.proposed_side != by.side:
        raise UserError("not_your_proposal", slot_id=case.slot.id)
    said_yes = {c.person_id for c in case.standing if c.person_id and c.status == Answer.ACCEPTED}
    changed = asking.close_all(case, by=by, now=now)
    to = rehome.home_of(case) or SlotState.WITHDRAWN
    back = rehome.given_up(case, to, now=now)
    case.write(Act.WITHDRAW, by=by, now=now, to=to, new_terms=True, **back)
    offer(case, now=now)  # where it is without a home again
    told = Note("told_withdrawn", case.slot.id, {"by": by.person_id})
    tell.show_all(
        case, changed=changed, notes=[(p, told) for p in sorted(said_yes - {by.person_id})]
    )
    return Note("withdrawn", case.slot.id)
