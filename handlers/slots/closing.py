"""A bump that nobody resolved, at the time it was about: closed honestly, so that nobody waits.

What the world was told of takes place without those who pulled out, as guests will come; what it
was not told of is cancelled. Whoever hosts may still say that it was held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import asking, followup, rules, tell
from handlers.slots.case import Actor
from handlers.slots.ending import PUBLIC, part
from handlers.slots.lifecycle import Act, Answer, Side, SlotState
from storage import new_times, slots

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Case


def waits_until(case: Case, *, now: datetime) -> datetime | None:
    """Until when (UTC) a new time one side has said yes to is waited for; None: for none."""
    rows = new_times.of_slot(case.session, case.slot.id)
    ends = [row.held_until or row.start_at for row in rows if row.yes]
    return max((at for at in ends if at > now), default=None)


def close(case: Case, *, now: datetime, stood: bool) -> None:
    """Take an unresolved bump to its end, and tell everybody who was in it.

    `stood`: it was bumped, and nothing else, when its time came.

    Raises:
        ConflictError: somebody else wrote first.
    """
    slot = case.slot
    by = Actor(slot.proposed_by, Side(slot.proposed_side), "clock")
    hosts = any(c.side == slot.host_side and c.status == Answer.ACCEPTED for c in case.standing)
    theirs = slot.bumped_side != slot.host_side
    not_over = stood and now < slot.end_at
    goes_on = not_over and slot.public_state in PUBLIC and hosts and theirs
    changed = asking.close_all(case, by=by, now=now)
    people = sorted({c.person_id for c in case.commitments if c.person_id})
    leaving = Side(slot.host_side).other
    ended = slot.public_state in PUBLIC and not goes_on
    known: dict[str, Any] = {"public_state": "cancelled"} if ended else {}
    if goes_on:
        part(case, leaving, by=by, now=now)
    case.write(
        Act.ALONE if goes_on else Act.CANCEL,
        by=by,
        now=now,
        to=SlotState.CONFIRMED if goes_on else SlotState.CANCELLED,
        new_terms=True,
        details={"without": leaving} if goes_on else {"bumped_side": slot.bumped_side},
        bumped_side=None,
        hold_until=None,
        **known,
    )
    said = {"goes_on": goes_on, "without": leaving, "could_be_held": theirs and stood}
    told = Note("told_closed", slot.id, said)
    notes = [(person, told) for person in people]
    tell.show_all(case, changed=changed, notes=notes, must=False)


def held_after_all(case: Case, *, by: Actor, now: datetime) -> Note:
    """It was held without the others, though the clock had closed it as cancelled.

    Raises:
        UserError: `not_now`, `not_host_alone`.
        ConflictError: somebody else wrote first.
    """
    last = slots.history(case.session, case.slot.id)[-1]
    closed = last.platform == "clock" and last.act == Act.CANCEL
    if not closed or last.details.get("bumped_side") == case.slot.host_side:
        raise UserError("not_now", slot_id=case.slot.id, act=Act.ALONE)
    if by.side != case.slot.host_side:
        raise UserError("not_host_alone", slot_id=case.slot.id)
    leaving = Side(case.slot.host_side).other
    over = case.slot.end_at <= now
    part(case, leaving, by=by, now=now)
    if over:
        followup.begin(case, now=now)
    else:
        rules.place_is_free(case)
    _put_right(case, SlotState.OCCURRED if over else SlotState.CONFIRMED, by=by, now=now)
    told = Note("told_alone", case.slot.id, {"by": by.person_id, "without": leaving})
    people = {c.person_id for c in case.commitments if c.person_id} - {by.person_id}
    tell.show_all(case, notes=[(person, told) for person in sorted(people)])
    return Note("alone", case.slot.id, {"without": leaving})


def _put_right(case: Case, to: SlotState, *, by: Actor, now: datetime) -> None:
    """As an undo, this is no step of a slot's life: what had ended had not."""
    leaving = Side(case.slot.host_side).other
    case.put_down(Act.ALONE, by=by, now=now, to=to, details={"without": leaving})
    slots.change(case.session, case.slot, state=to, terms=case.slot.terms + 1)
