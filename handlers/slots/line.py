"""The line for a place: a second hold waits behind the first, may challenge it, and moves up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.partnerships.wishes import wishes_of
from handlers.slots import asking, rules, tell
from handlers.slots.case import Actor, Case
from handlers.slots.lifecycle import Act, Answer, Side, SlotState
from storage import bookings, slots
from storage.tables import Partnership

if TYPE_CHECKING:
    from datetime import datetime

    from storage.tables import Slot

#: How long a hold lasts when nobody says; never past the start.
USUAL = timedelta(hours=48)
#: How history calls that it was asked to confirm. It is no step of a slot's life.
CHALLENGE = "challenge"
#: How long those in front have, for what is far.
ANSWER_WITHIN = timedelta(hours=24)


def stand_in_line(case: Case, *, by: Actor, now: datetime) -> Note | None:
    """Wait behind the hold that has the place; None: it is not a hold that is in the way.

    Raises:
        ConflictError: somebody else wrote first.
    """
    front = in_front(case)
    if front is None or case.state is not SlotState.PROPOSED:
        return None
    if case.slot.queued_at is None:
        case.write(Act.HOLD, by=by, now=now, to=SlotState.PROPOSED, new_terms=False, queued_at=now)
        tell.show_all(case)
    return Note("in_line", case.slot.id, {"front": front.id})


def in_front(case: Case) -> Slot | None:
    """The hold that has the slot's time and place; None: nothing has, or it is agreed on."""
    slot = case.slot
    if slot.place_id is None:
        return None
    other = bookings.in_the_way(
        case.session,
        place_id=slot.place_id,
        start=slot.start_at,
        end=slot.end_at,
        but=slot.id,
    )
    held = other is not None and other.state == SlotState.TENTATIVE and other.hold_until
    return other if held else None


def rank(case: Case) -> int:
    """Which number in line the slot is; the hold itself is the first. 0: it is not in line."""
    slot = case.slot
    if slot.queued_at is None or slot.place_id is None:
        return 0
    line = bookings.in_line(case.session, slot.place_id, slot.start_at, slot.end_at)
    return 2 + [row.id for row in line].index(slot.id)


def challenge(case: Case, *, by: Actor, now: datetime) -> Note:
    """The next in line asks the hold in front to confirm or to let go, by a time.

    Raises:
        UserError: `nothing_in_front`, `not_next_in_line`, `not_your_proposal`.
        ConflictError: somebody else wrote first.
    """
    front = in_front(case)
    if front is None or case.slot.queued_at is None:
        raise UserError("nothing_in_front", slot_id=case.slot.id)
    if case.slot.proposed_side != by.side:
        raise UserError("not_your_proposal", slot_id=case.slot.id)
    if rank(case) != 2:  # noqa: PLR2004 - right behind the first
        raise UserError("not_next_in_line", slot_id=case.slot.id)
    partnership = case.session.get_one(Partnership, front.partnership_id)
    theirs = Case.of(case.session, partnership, front)
    if not _asked_already(theirs):
        _shorten(theirs, case.slot, _answer_by(theirs, now), by=by, now=now)
    until = front.hold_until.isoformat() if front.hold_until else None
    return Note("challenged", case.slot.id, {"front": front.id, "until": until})


def _asked_already(front: Case) -> bool:
    """Whether this hold has been asked to confirm, since it was held or was last held longer."""
    done = reversed(slots.history(front.session, front.slot.id))
    return next((h.act == CHALLENGE for h in done if h.act in {CHALLENGE, Act.HOLD}), False)


def _answer_by(front: Case, now: datetime) -> datetime:
    within = ANSWER_WITHIN
    for nearer, short in asking.NEARER:
        if front.slot.start_at - now < nearer:
            within = min(within, short)
            break
    at = wishes_of(front.partnership).awake(now + within)
    return min(at, front.slot.hold_until or at)


def _shorten(front: Case, by_whom: Slot, until: datetime, *, by: Actor, now: datetime) -> None:
    front.put_down(CHALLENGE, by=by, now=now, details={"by_slot": by_whom.id})
    slots.change(front.session, front.slot, hold_until=until, call_at=None)
    people = {c.person_id for c in front.standing if c.person_id} | {front.slot.proposed_by}
    note = Note("told_challenged", front.slot.id, {"by_slot": by_whom.id})
    told = sorted(people - {by.person_id})
    tell.show_all(front, notes=[(person, note) for person in told])


def let_go(case: Case, *, by: Actor, now: datetime) -> Note:
    """Give up a hold before it runs out; the proposal stands.

    Raises:
        UserError: `over`, `not_now`.
        ConflictError: somebody else wrote first.
    """
    rules.may_still(case, Act.RELEASE, now=now)
    if case.slot.hold_until is None:
        raise UserError("not_now", slot_id=case.slot.id, act=Act.RELEASE)
    both = {c.side for c in case.standing if c.status == Answer.ACCEPTED}
    agreed = both >= {c.side for c in case.standing}
    to = SlotState.TENTATIVE if agreed else SlotState.PROPOSED
    case.write(Act.RELEASE, by=by, now=now, to=to, new_terms=True, hold_until=None)
    told = Note("told_let_go", case.slot.id, {"by": by.person_id})
    people = {c.person_id for c in case.standing if c.person_id} | {case.slot.proposed_by}
    tell.show_all(case, notes=[(person, told) for person in sorted(people - {by.person_id})])
    return Note("let_go", case.slot.id)


def move_up(case: Case, *, now: datetime) -> bool:
    """Hold the place for who is first in line now; whether it could be had."""
    slot = case.slot
    try:
        rules.place_is_free(case)
    except UserError:
        return False
    by = Actor(slot.proposed_by, Side(slot.proposed_side), "clock")
    until = min(now + USUAL, slot.start_at)
    case.write(
        Act.HOLD,
        by=by,
        now=now,
        to=SlotState.TENTATIVE,
        new_terms=True,
        hold_until=until,
        queued_at=None,
    )
    note = Note("moved_up", slot.id, {"until": until.isoformat()})
    tell.show_all(case, notes=[(slot.proposed_by, note)])
    return True


def give_up(case: Case) -> None:
    """What has the place is agreed on: there is nothing to wait for, and its proposer is told."""
    case.slot.queued_at = None
    case.session.flush()
    tell.show_all(case, notes=[(case.slot.proposed_by, Note("line_over", case.slot.id))])
