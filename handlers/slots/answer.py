"""Saying yes and no: to a slot, and to another time offered for an agreed one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import asking, place, rehome, rules, tell
from handlers.slots.ending import moved_in_public
from handlers.slots.lifecycle import Act, Answer, SlotState
from handlers.slots.offering import offer
from handlers.slots.standin import take_over
from handlers.slots.turns import next_turn
from storage import slots

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Actor, Case
    from storage.tables import Ask


#: What the asker is told of a no, by the kind of question.
_TOLD_NO = {
    "slot": "told_declined",
    "offer": "told_offer_declined",
    "standin": "told_standin_declined",
}
#: Where a no of somebody asked to stand in may leave nobody.
_WAITS = frozenset({SlotState.PROPOSED, SlotState.TENTATIVE})
#: Where a slot goes on after a no.
_GOES_ON = frozenset(
    {SlotState.PROPOSED, SlotState.TENTATIVE, SlotState.CONFIRMED, SlotState.BUMPED}
)


def accept(case: Case, *, by: Actor, now: datetime, ask_id: int | None = None) -> Note:
    """Say yes, for oneself or for a colleague, who is then relieved of it.

    The slot is agreed once all have said yes and its place is free.

    Raises:
        UserError: `over`, `not_now`, `not_your_side`, `nothing_asked`, `clash`.
        ConflictError: somebody else wrote first.
    """
    if not ask_id and _has_said_yes(case, by):
        return Note("accepted", case.slot.id, quiet=True)
    rules.may_still(case, Act.ACCEPT, now=now)
    ask = rules.ask_for(case, by, ask_id)
    if ask.kind == "offer":
        return _accept_offer(case, ask, by=by, now=now)
    if ask.kind == "standin":
        return take_over(case, ask, by=by, now=now)
    rules.place_is_free(case)
    commitment = case.commitment(ask)
    relieved = commitment.person_id not in {None, by.person_id}
    to = case.settled_state(counting=commitment)
    # A co-asked person's buttons stay good while only answers come in.
    agreed = to is SlotState.CONFIRMED
    held = None if agreed else case.slot.hold_until
    moved = agreed and case.slot.rehomed_from is not None
    new_terms = relieved or agreed
    case.write(Act.ACCEPT, by=by, now=now, to=to, new_terms=new_terms, hold_until=held)
    slots.put(
        case.session,
        commitment,
        person_id=by.person_id,
        status=Answer.ACCEPTED,
        answered_at=now,
    )
    slots.put(case.session, ask, outcome="accepted", answered_by=by.person_id, answered_at=now)
    same = [a for a in case.open_asks if a.commitment_id == commitment.id]
    changed = [ask, *(asking.close(a, "superseded", by=by, now=now) for a in same)]
    tell.show_all(case, changed=changed, notes=_told_of_yes(case, ask, by, moved=moved))
    return Note("accepted", case.slot.id, quiet=True)


def _told_of_yes(case: Case, ask: Ask, by: Actor, *, moved: bool) -> list[tuple[int, Note]]:
    """The asker hears of a yes; that it has a new home, everybody whose day it changes."""
    if not moved or case.slot.previous_start_at is None:
        return _to_asker(ask, by, Note("told_accepted", case.slot.id, {"by": by.person_id}))
    before = case.slot.previous_start_at.isoformat()
    told = Note("told_moved", case.slot.id, {"by": by.person_id, "from": before})
    people = {c.person_id for c in case.standing if c.person_id} - {by.person_id}
    return [(person, told) for person in sorted(people)]


def decline(
    case: Case, *, by: Actor, now: datetime, ask_id: int | None = None, note: str | None = None
) -> Note:
    """Say no. The slot goes on with the others, unless a side has nobody left in it.

    Raises:
        UserError: `over`, `not_now`, `not_your_side`, `nothing_asked`.
        ConflictError: somebody else wrote first.
    """
    rules.may_still(case, Act.DECLINE, now=now)
    if case.state is SlotState.TENTATIVE and not rules.may_answer(case, by, ask_id):
        return _leave(case, by=by, now=now, note=note)
    ask = rules.ask_for(case, by, ask_id)
    asking.close(ask, "declined", by=by, now=now)
    told = Note(_TOLD_NO[ask.kind], case.slot.id, {"by": by.person_id, "note": note})
    to = case.state
    if ask.kind == "slot":
        commitment = case.commitment(ask)
        commitment.status, commitment.answered_at = Answer.DECLINED, now
    turn = _next_of_them(case, ask, now=now)  # before it is reckoned who is left
    if ask.kind == "slot" or (ask.kind == "standin" and case.state in _WAITS):
        to = _after_decline(case)
    over = to not in _GOES_ON
    rest = [a for a in case.open_asks if over or (ask.kind, a.kind) == ("offer", "offer")]
    changed = [ask, *(asking.close(a, "superseded", by=by, now=now) for a in rest)]
    back = rehome.given_up(case, to, now=now)
    new_terms = to is not case.state
    moved = to is SlotState.CONFIRMED and case.slot.rehomed_from is not None
    case.write(Act.DECLINE, by=by, now=now, to=to, new_terms=new_terms, note=note, **back)
    offer(case, now=now)  # where it is without a home again
    notes = _to_asker(ask, by, turn or told)
    notes += _told_of_yes(case, ask, by, moved=True) if moved else []
    if over:
        notes += _comes_to_nothing(case, by, note, but={person for person, _note in notes})
    tell.show_all(case, changed=changed, notes=notes)
    return Note("declined", case.slot.id, {"kind": ask.kind}, quiet=True)


def _comes_to_nothing(
    case: Case, by: Actor, note: str | None, *, but: set[int]
) -> list[tuple[int, Note]]:
    """Those still in it hear that nobody is left across the table."""
    told = Note("told_declined", case.slot.id, {"by": by.person_id, "note": note})
    people = {c.person_id for c in case.standing if c.person_id} - but - {by.person_id}
    return [(person, told) for person in sorted(people)]


def _leave(case: Case, *, by: Actor, now: datetime, note: str | None) -> Note:
    """Somebody who had said yes is out again, while others have not answered yet."""
    own = next((c for c in case.standing if c.person_id == by.person_id), None)
    if own is None:
        raise UserError("nothing_asked", slot_id=case.slot.id)
    own.status, own.answered_at = Answer.DECLINED, now
    to = _after_decline(case)
    changed = asking.close_all(case, by=by, now=now) if to not in _GOES_ON else []
    back = rehome.given_up(case, to, now=now)
    case.write(Act.DECLINE, by=by, now=now, to=to, new_terms=True, note=note, **back)
    offer(case, now=now)  # where it is without a home again
    told = Note("told_declined", case.slot.id, {"by": by.person_id, "note": note})
    people = {c.person_id for c in case.standing if c.person_id} - {by.person_id}
    tell.show_all(case, changed=changed, notes=[(person, told) for person in sorted(people)])
    return Note("declined", case.slot.id, {"kind": "slot"}, quiet=True)


def _has_said_yes(case: Case, by: Actor) -> bool:
    """They are in already, and nothing else waits for them."""
    asked = any(
        ask.person_id == by.person_id or (ask.side == by.side and ask.person_id is None)
        for ask in case.open_asks
    )
    said = any(c.person_id == by.person_id and c.status == Answer.ACCEPTED for c in case.standing)
    return said and not asked and case.state.agreed


def _accept_offer(case: Case, ask: Ask, *, by: Actor, now: datetime) -> Note:
    """Move the agreed slot; those who neither offered nor accepted are asked anew."""
    start, end = ask.start_at, ask.end_at
    if start is None or end is None:
        raise ValueError(f"offer {ask.id} without a time")
    there = ask.place_id or case.slot.place_id
    rules.in_the_future(start, end, now=now)
    place.free(case.session, there, start, end, but=case.slot.id)
    before, stood = case.slot.start_at, rehome.stands(case)
    asking.close(ask, "accepted", by=by, now=now)
    changed = [ask, *asking.close_all(case, by=by, now=now)]
    agreed = {by.person_id, ask.asked_by}
    for commitment in case.standing:
        if commitment.person_id not in agreed and commitment.id != ask.commitment_id:
            commitment.status = Answer.NEEDED
    case.write(
        Act.ACCEPT,
        by=by,
        now=now,
        to=case.settled_state(),
        new_terms=True,
        details={"moved_from": before.isoformat(), "stood": stood},
        start_at=start,
        end_at=end,
        place_id=there,
        previous_start_at=before,
        **moved_in_public(case),
        sequence=case.slot.sequence + 1,
    )
    changed += asking.ask_all(case, by=by, now=now)
    moved = Note("told_moved", case.slot.id, {"by": by.person_id, "from": before.isoformat()})
    people = {c.person_id for c in case.standing if c.person_id} - {by.person_id}
    tell.show_all(case, changed=changed, notes=[(person, moved) for person in sorted(people)])
    return Note("moved", case.slot.id, {"from": before.isoformat()}, quiet=True)


def _after_decline(case: Case) -> SlotState:
    """Where a no leads: to an end when a side has nobody left in it, else as the others answered.

    A stand-in who is asked may still come; a slot that was looking for a new home looks on.
    """
    coming = [ask for ask in case.open_asks if ask.kind == "standin"]
    sides_left = {c.side for c in case.standing} | {ask.side for ask in coming}
    enough = len(case.standing) + len(coming) >= 2  # noqa: PLR2004 - it takes two
    if not enough or sides_left != {c.side for c in case.commitments}:
        return rehome.home_of(case) or SlotState.DECLINED
    settled = case.settled_state()
    return settled if settled is SlotState.CONFIRMED and not coming else case.state


def _next_of_them(case: Case, ask: Ask, *, now: datetime) -> Note | None:
    """What the asker is told where stand-ins are asked one after the other."""
    if not ask.by_turns:
        return None
    person = next_turn(case, ask, now=now)
    if person is None:
        return Note("told_turns_over", case.slot.id)
    return Note("told_next_turn", case.slot.id, {"person": person})


def _to_asker(ask: Ask, by: Actor, note: Note) -> list[tuple[int, Note]]:
    return [] if ask.asked_by == by.person_id else [(ask.asked_by, note)]
