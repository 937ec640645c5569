"""Whether something on a card is the reader's to do, so that nobody is led to what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.slots.case import Actor
from handlers.slots.lifecycle import Act, SlotState
from handlers.slots.rules import may_answer
from handlers.slots.standin import left_open, relievable

if TYPE_CHECKING:
    from handlers.cards.model import Button
    from handlers.cards.view import SlotView


def is_for(view: SlotView, shown: Button) -> bool:
    """Whether a button of the card all see is for this reader: nobody answers for the others."""
    reader, act = view.reader, shown.act
    if reader.side is None or reader.person_id is None:
        return True
    if act in {Act.ACCEPT, Act.DECLINE}:
        return may_answer(view.case, Actor(reader.person_id, reader.side, ""))
    return act != Act.RESTORE or reader.side == view.case.slot.bumped_side


def could_take(view: SlotView) -> bool:
    """A colleague is in it, and this reader is not."""
    if view.reader.side is None or view.reader.person_id is None:
        return False
    by = Actor(view.reader.person_id, view.reader.side, "")
    if view.case.state is SlotState.BUMPED:
        out = {c.person_id for c in view.case.commitments}
        return by.person_id not in out and left_open(view.case, by) is not None
    if not view.case.state.agreed:
        return False
    return not view.case.is_in(by) and relievable(view.case, by) is not None


def fits(view: SlotView, act: Act) -> bool:
    """Whether it is this reader's to do: only they could, or they host it."""
    slot, side = view.case.slot, view.reader.side
    if act is Act.WITHDRAW:
        return side == slot.proposed_side
    if act is Act.CANCEL:
        return side == slot.host_side
    if act is Act.ALONE:
        return slot.bumped_side != slot.host_side and (bool(slot.bumped_side) or not view.alone)
    if act is Act.STANDIN and view.case.state is SlotState.BUMPED:
        return side == slot.bumped_side
    return side is not None
