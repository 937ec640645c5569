"""Putting off, calling off, going on alone, and telling the world."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import asking, rules, tell
from handlers.slots.gift import givers
from handlers.slots.lifecycle import Act, Answer, Side, SlotState
from handlers.slots.offering import offer

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Actor, Case

#: A cancellation nearer than this is late, and is asked about once more.
LATE = timedelta(days=1)
#: What the world has been told something in.
PUBLIC = frozenset({"announced", "moved"})


def postpone(case: Case, *, by: Actor, now: datetime) -> Note:
    """Take the slot off its time; it waits for a new one.

    Raises:
        UserError: `over`, `not_now`.
        ConflictError: somebody else wrote first.
    """
    if case.state is SlotState.POSTPONED:
        return Note("postponed", case.slot.id)
    rules.may_still(case, Act.POSTPONE, now=now)
    told = case.slot.public_state
    note = _done(case, Act.POSTPONE, SlotState.POSTPONED, "postponed", by=by, now=now, public=told)
    offer(case, now=now)
    return note


def cancel(case: Case, *, by: Actor, now: datetime, sure: bool) -> Note:
    """Call it off. Late, or once the world knows, it is asked about once more (`sure`).

    Raises:
        UserError: `over`, `not_now`, `not_host`.
        ConflictError: somebody else wrote first.
    """
    if case.state is SlotState.CANCELLED:
        return Note("cancelled", case.slot.id)
    rules.may_still(case, Act.CANCEL, now=now)
    if by.side != case.slot.host_side:
        raise UserError("not_host", slot_id=case.slot.id)
    public = case.slot.public_state in PUBLIC
    if not sure and (public or case.slot.start_at - now < LATE):
        return Note("cancel_preview", case.slot.id, form="cancel")
    told = "cancelled" if public else case.slot.public_state
    return _done(case, Act.CANCEL, SlotState.CANCELLED, "cancelled", by=by, now=now, public=told)


def alone(case: Case, *, by: Actor, now: datetime, told: bool = True) -> Note:
    """The hosting side goes on without the other; either of them may say so.

    `told`: those in it are told; otherwise whoever calls does so.

    Raises:
        UserError: `over`, `not_now`, `clash`.
        ConflictError: somebody else wrote first.
    """
    rules.may_still(case, Act.ALONE, now=now)
    leaving = Side(case.slot.host_side).other
    if case.state is SlotState.CONFIRMED and not any(c.side == leaving for c in case.standing):
        return Note("alone", case.slot.id, {"without": leaving})  # they are without them already
    if case.state is SlotState.BUMPED and case.slot.bumped_side == case.slot.host_side:
        raise UserError("not_now", slot_id=case.slot.id, act=Act.ALONE)
    proposed = case.state in {SlotState.PROPOSED, SlotState.TENTATIVE}
    if proposed and by.side != case.slot.host_side:
        raise UserError("not_host_alone", slot_id=case.slot.id)
    rules.place_is_free(case)
    note = Note("told_alone", case.slot.id, {"by": by.person_id, "without": leaving})
    people = {c.person_id for c in case.commitments if c.person_id} - {by.person_id}
    part(case, leaving, by=by, now=now)
    needed = {c.id for c in case.standing if c.status == Answer.NEEDED}
    moot = [ask for ask in case.open_asks if ask.commitment_id not in needed]
    changed = [asking.close(ask, "superseded", by=by, now=now) for ask in moot]
    case.write(
        Act.ALONE,
        by=by,
        now=now,
        to=case.settled_state(),
        new_terms=True,
        details={"without": leaving},
        hold_until=None,
        bumped_side=case.slot.bumped_side if proposed else None,
    )
    notes = [(person, note) for person in sorted(people)] if told else []
    if not proposed:  # who never said yes owes nothing
        wanted = Note("gift_wanted", case.slot.id)
        notes += [(person, wanted) for person in givers(case, by)]
    tell.show_all(case, changed=changed, notes=notes)
    return Note("alone", case.slot.id, {"without": leaving})


def part(case: Case, leaving: Side, *, by: Actor, now: datetime) -> None:
    """One side is out; an actor of the other says yes for themself, and for nobody else."""
    for commitment in case.commitments:
        if commitment.side == leaving:
            commitment.status, commitment.answered_at = Answer.DECLINED, now
        elif commitment.person_id in {by.person_id, None} and by.side == commitment.side:
            commitment.person_id = by.person_id
            commitment.status, commitment.answered_at = Answer.ACCEPTED, now


def announce(case: Case, *, by: Actor, now: datetime, url: str | None) -> Note:
    """The world has been told; where, if there is a link.

    Raises:
        UserError: `over`, `not_now`.
        ConflictError: somebody else wrote first.
    """
    rules.may_still(case, Act.ANNOUNCE, now=now)
    case.write(
        Act.ANNOUNCE,
        by=by,
        now=now,
        to=SlotState.CONFIRMED,
        new_terms=False,
        public_state="announced",
        public_url=url or case.slot.public_url,
    )
    tell.show_all(case)
    return Note("announced", case.slot.id)


def moved_in_public(case: Case) -> dict[str, Any]:
    """What a move changes in what the world is told."""
    return {"public_state": "moved"} if case.slot.public_state in PUBLIC else {}


def _done(
    case: Case, act: Act, to: SlotState, code: str, *, by: Actor, now: datetime, public: str
) -> Note:
    """End what is asked, write it, and tell those whose day it was."""
    changed = asking.close_all(case, by=by, now=now)
    people = {c.person_id for c in case.commitments if c.person_id} - {by.person_id}
    case.write(
        act,
        by=by,
        now=now,
        to=to,
        new_terms=True,
        bumped_side=None,
        hold_until=None,
        public_state=public,
    )
    told = Note(f"told_{code}", case.slot.id, {"by": by.person_id})
    tell.show_all(case, changed=changed, notes=[(person, told) for person in sorted(people)])
    return Note(code, case.slot.id)
