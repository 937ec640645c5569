"""Who may do what, and when a tap is too late. Each check raises what the person is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.errors import UserError
from handlers.slots import place
from handlers.slots.lifecycle import Act, SlotState, allows

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.cards.token import Token
    from handlers.slots.case import Actor, Case
    from storage.tables import Ask


def may_still(case: Case, act: Act, *, now: datetime) -> None:
    """The slot is not over, and its state knows the act.

    Raises:
        UserError: `over`, `not_now`.
    """
    homeless = case.state in {SlotState.BUMPED, SlotState.POSTPONED}
    if case.slot.end_at <= now and not (homeless and act is not Act.RESTORE):
        raise UserError("over", slot_id=case.slot.id)
    if not allows(case.state, act):
        raise UserError("not_now", slot_id=case.slot.id, act=act)


def not_stale(case: Case, token: Token) -> None:
    """What was tapped shows the slot as it is.

    Raises:
        UserError: `stale`; the card is brought up to date by whoever tells the person.
    """
    if token.terms and token.terms != case.slot.terms:
        raise UserError("stale", slot_id=case.slot.id)
    if token.ask and all(ask.id != token.ask for ask in case.open_asks):
        raise UserError("stale", slot_id=case.slot.id)


def ask_for(case: Case, by: Actor, ask_id: int | None) -> Ask:
    """The open question this person may answer: their own first, else one of their side's.

    Nobody answers what they asked themself, nor for the other side; who is in already does not
    answer for a colleague unless they say which; a stand-in answers for themself.

    Raises:
        UserError: `not_your_side`, `nothing_asked`.
    """
    waiting = [a for a in case.live_asks if ask_id in {None, 0, a.id}]
    mine = [a for a in waiting if a.person_id == by.person_id]
    ours = [
        a
        for a in waiting
        if a.side == by.side and a.asked_by != by.person_id and a.kind != "standin"
    ]
    if not ask_id and case.is_in(by):
        ours = []
    for ask in (*mine, *ours):
        return ask
    theirs = [a for a in waiting if a.side != by.side or a.asked_by == by.person_id]
    raise UserError("not_your_side" if theirs else "nothing_asked", slot_id=case.slot.id)


def may_answer(case: Case, by: Actor, ask_id: int | None = None) -> bool:
    """Whether there is a question for this person to answer."""
    try:
        ask_for(case, by, ask_id)
    except UserError:
        return False
    return True


def place_is_free(case: Case, *, firm: bool = True) -> None:
    """Nothing agreed needs the slot's place at its time. The place stays locked until the commit.

    `firm`: a time that is only kept free for a bumped slot gives way to what was wanted before.

    Raises:
        UserError: `clash`, with what is in the way.
    """
    slot = case.slot
    place.free(case.session, slot.place_id, slot.start_at, slot.end_at, but=slot.id, firm=firm)


def in_the_future(start: datetime, end: datetime, *, now: datetime, field: str = "when") -> None:
    """A new time has not begun, and ends after it starts.

    Raises:
        UserError: `past`, `end_before_start`.
    """
    if start <= now:
        raise UserError("past", field=field, start=start.isoformat())
    if end <= start:
        raise UserError("end_before_start", field=field)
