"""Saying yes to one of the new times on offer: the first that both sides say yes to is the one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import asking, place, rehome, rules, tell
from handlers.slots.ending import moved_in_public
from handlers.slots.lifecycle import HOMELESS, Act, Answer, SlotState
from handlers.slots.offering import keep_free, offer
from storage import new_times, slots

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Actor, Case
    from handlers.slots.counter import Move
    from storage.tables import Ask, Commitment, NewTime


def on_offer(case: Case, move: Move) -> NewTime | None:
    """The new time that was tapped; None: it is not one of those on offer."""
    if case.state not in HOMELESS:
        return None
    wanted = (move.start, move.end, move.place_id)
    rows = new_times.of_slot(case.session, case.slot.id)
    return next((r for r in rows if (r.start_at, r.end_at, r.place_id) == wanted), None)


def more_times(case: Case, *, now: datetime) -> Note:
    """Three more, beside those on offer.

    Raises:
        UserError: `over`, `not_now`, `no_more_times`.
    """
    rules.may_still(case, Act.MOVE, now=now)
    added = offer(case, now=now, more=True)
    if not added:
        raise UserError("no_more_times", slot_id=case.slot.id)
    tell.show_all(case)
    return Note("new_times", case.slot.id, {"only": [row.id for row in added]})


def choose(case: Case, row: NewTime, *, by: Actor, now: datetime) -> Note:
    """Say yes to a new time for one's own side; with the other side's yes the slot moves there.

    Raises:
        UserError: `over`, `not_now`, `paused_…`.
        ConflictError: somebody else wrote first.
    """
    rules.may_still(case, Act.MOVE, now=now)
    if str(by.person_id) in row.yes:
        return Note("chose", case.slot.id, {"time": row.id}, quiet=True)
    if not _can_be_had(case, row, now=now):
        return _gone(case, row, now=now)
    row.yes = {**row.yes, str(by.person_id): by.side}
    if _all_have_said_yes(case, row):
        return _move(case, row, by=by, now=now)
    keep_free(case, row, now=now)
    chosen = {"to": row.start_at.isoformat(), "chose": True}
    case.write(Act.MOVE, by=by, now=now, to=case.state, new_terms=False, details=chosen)
    told = Note("told_chose", case.slot.id, {"by": by.person_id, "time": row.id})
    tell.show_all(case, notes=[(person, told) for person in _others(case, by)])
    return Note("chose", case.slot.id, {"time": row.id}, quiet=True)


def _can_be_had(case: Case, row: NewTime, *, now: datetime) -> bool:
    try:
        place.free(case.session, row.place_id, row.start_at, row.end_at, but=case.slot.id)
    except UserError:
        return False
    return row.start_at > now


def _gone(case: Case, row: NewTime, *, now: datetime) -> Note:
    """Taken meanwhile, or past: it is offered no more, and others are."""
    case.session.delete(row)
    case.session.flush()
    offer(case, now=now, more=True)
    tell.show_all(case)
    return Note("time_gone", case.slot.id)


def _all_have_said_yes(case: Case, row: NewTime) -> bool:
    """Somebody of each side; where all are of one side, everybody who is in it."""
    sides = {c.side for c in case.commitments}
    if len(sides) > 1:
        return set(row.yes.values()) >= sides
    return set(row.yes) >= {str(c.person_id) for c in _party(case) if c.person_id}


def _party(case: Case) -> list[Commitment]:
    """Those who were in it when it lost its time."""
    bumped = case.state is SlotState.BUMPED
    done = slots.history(case.session, case.slot.id) if bumped else []
    bumps = [h for h in done if h.act == Act.BUMP]
    out = bumps[-1].details["commitments"] if bumps else {}
    return [c for c in case.commitments if c.status != Answer.DECLINED or str(c.id) in out]


def _move(case: Case, row: NewTime, *, by: Actor, now: datetime) -> Note:
    """Everybody in it is, who said yes to the new time; the others are asked."""
    stood, before = rehome.stands(case), case.slot.start_at
    changed = asking.close_all(case, by=by, now=now)
    _answer(_party(case), row, now=now)
    to = case.settled_state()
    agreed = to is SlotState.CONFIRMED
    home = moved_in_public(case) if agreed else {"rehomed_from": case.state}
    case.write(
        Act.MOVE,
        by=by,
        now=now,
        to=to,
        new_terms=True,
        details={"from": before.isoformat(), "to": row.start_at.isoformat(), "stood": stood},
        start_at=row.start_at,
        end_at=row.end_at,
        place_id=row.place_id,
        previous_start_at=before,
        sequence=case.slot.sequence + 1,
        bumped_side=None if agreed else case.slot.bumped_side,
        **home,
    )
    changed += asking.ask_all(case, by=by, now=now)
    tell.show_all(case, changed=changed, notes=_told_of_move(case, changed, by, before))
    return Note("moved", case.slot.id, {"from": before.isoformat()}, quiet=True)


def _answer(party: list[Commitment], row: NewTime, *, now: datetime) -> None:
    """A yes is the person's own, or for a whole side that was asked without a name."""
    for commitment in party:
        yes = [int(person) for person, side in row.yes.items() if side == commitment.side]
        if commitment.person_id is None and yes:
            commitment.person_id = yes[0]
        said = commitment.person_id in yes
        commitment.status = Answer.ACCEPTED if said else Answer.NEEDED
        commitment.answered_at = now if said else None


def _told_of_move(
    case: Case, changed: list[Ask], by: Actor, before: datetime
) -> list[tuple[int, Note]]:
    """Everybody in it hears that it has moved, unless they get a question about it."""
    asked = {ask.person_id for ask in changed if ask.outcome == "open"}
    told = Note("told_moved", case.slot.id, {"by": by.person_id, "from": before.isoformat()})
    people = {c.person_id for c in case.standing if c.person_id} - asked - {by.person_id}
    return [(person, told) for person in sorted(p for p in people if p)]


def awaited(case: Case) -> list[int]:
    """Who is to say something next: the side that has said yes to no new time, else who is left."""
    party, rows = _party(case), new_times.of_slot(case.session, case.slot.id)
    said = {side for row in rows for side in row.yes.values()}
    silent = said if said and len({c.side for c in party}) > 1 else {case.slot.bumped_side}
    people = {c.person_id for c in party if c.person_id}
    theirs = {c.person_id for c in party if c.person_id and c.side not in silent}
    return sorted(theirs or people)


def _others(case: Case, by: Actor) -> list[int]:
    """Whose yes is awaited: everybody in it, or until now in it, who is not of the actor's side."""
    party = _party(case)
    several = len({c.side for c in party}) > 1
    theirs = [c for c in party if c.side != by.side or not several]
    return sorted({c.person_id for c in theirs if c.person_id} - {by.person_id})
