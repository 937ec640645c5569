"""Saying yes to one of the new times on offer: the first that both sides say yes to is the one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import asking, party, place, rehome, rules, tell
from handlers.slots.ending import moved_in_public
from handlers.slots.lifecycle import HOMELESS, Act, Answer, SlotState
from handlers.slots.offering import add_more, keep_free, offer
from storage import new_times, outbox, slots
from storage.lines import lines_to

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


def new_times_of(case: Case, *, now: datetime) -> Note:
    """What is on offer; where all of it is past, new ones are found first.

    Raises:
        UserError: `over`, `not_now`.
        ConflictError: somebody else wrote first.
    """
    rules.may_still(case, Act.MOVE, now=now)
    if offer(case, now=now):
        slots.change(case.session, case.slot)
        tell.show_all(case)
    return Note("new_times", case.slot.id)


def more_times(case: Case, *, now: datetime) -> Note:
    """Three more, beside those on offer.

    Raises:
        UserError: `over`, `not_now`, `no_more_times`.
        ConflictError: somebody else wrote first.
    """
    rules.may_still(case, Act.MOVE, now=now)
    slots.change(case.session, case.slot)  # whoever moves it meanwhile is not followed by more
    added = add_more(case, now=now)
    if not added:
        raise UserError("no_more_times", slot_id=case.slot.id)
    tell.show_all(case)
    return Note("new_times", case.slot.id, {"only": [row.id for row in added]})


def choose(case: Case, row: NewTime, *, by: Actor, now: datetime) -> Note:
    """Say yes to a new time for one's own side; with the other side's yes the slot moves there.

    Raises:
        UserError: `over`, `not_now`, `nothing_to_bump`: nobody of that side is in it.
        ConflictError: somebody else wrote first.
    """
    rules.may_still(case, Act.MOVE, now=now)
    if by.side not in {c.side for c in party.party(case)}:
        raise UserError("nothing_to_bump", slot_id=case.slot.id)
    if str(by.person_id) in row.yes:
        return Note("chose", case.slot.id, {"time": row.id})
    can = _can_be_had(case, row, now=now)
    slots.change(case.session, case.slot)  # locked before what hangs on it, as everywhere
    if not can:
        return _gone(case, row, now=now)
    row.yes = {**row.yes, str(by.person_id): by.side}
    if _all_have_said_yes(case, row):
        return _move(case, row, by=by, now=now)
    keep_free(case, row, now=now)
    _record(case, row, by=by, now=now, yes=True)
    _tell_others(case, row, by)
    return Note("chose", case.slot.id, {"time": row.id})


def take_back(case: Case, row_id: int, *, by: Actor, now: datetime) -> Note:
    """They cannot make that new time after all.

    Raises:
        UserError: `stale`: it is not on offer any more.
        ConflictError: somebody else wrote first.
    """
    rows = new_times.of_slot(case.session, case.slot.id)
    row = next((r for r in rows if r.id == row_id), None)
    if row is None:
        raise UserError("stale", slot_id=case.slot.id)
    if str(by.person_id) in row.yes:
        row.yes = {person: side for person, side in row.yes.items() if person != str(by.person_id)}
        row.held_until = row.held_until if row.yes else None
        _record(case, row, by=by, now=now, yes=False)
        tell.show_all(case)
    return Note("new_times", case.slot.id)


def _record(case: Case, row: NewTime, *, by: Actor, now: datetime, yes: bool) -> None:
    said = {"to": row.start_at.isoformat(), "chose": yes}
    case.write(Act.MOVE, by=by, now=now, to=case.state, new_terms=False, details=said)


def _tell_others(case: Case, row: NewTime, by: Actor) -> None:
    """One message to each, whichever and however many times are tapped: later taps edit it."""
    told = Note("told_chose", case.slot.id, {"by": by.person_id, "time": row.id})
    key = f"chose:{case.slot.id}:{case.slot.terms}"
    lines = lines_to(case.session, _others(case, by))
    tell.show_all(case)
    for line in lines.values():
        intent = tell.note_intent(line, told)
        outbox.enqueue(case.session, [tell.keyed(intent, f"{key}:{by.person_id}")])


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
    add_more(case, now=now)
    tell.show_all(case)
    return Note("time_gone", case.slot.id)


def _all_have_said_yes(case: Case, row: NewTime) -> bool:
    """Somebody of each side; where all are of one side, everybody who is in it."""
    everybody = party.party(case)
    sides = {c.side for c in everybody}
    if len(sides) > 1:
        return set(row.yes.values()) >= sides
    return set(row.yes) >= {str(c.person_id) for c in everybody if c.person_id}


def _move(case: Case, row: NewTime, *, by: Actor, now: datetime) -> Note:
    """Everybody in it is, who said yes to the new time; the others are asked."""
    stood, before = rehome.stands(case), case.slot.start_at
    changed = asking.close_all(case, by=by, now=now)
    _answer(party.party(case), row, now=now)
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
        hold_until=None,
        **home,
    )
    changed += asking.ask_all(case, by=by, now=now)
    notes = _told_of_move(case, changed, by, before) if agreed else []
    tell.show_all(case, changed=changed, notes=notes)
    return Note("moved", case.slot.id, {"from": before.isoformat()})


def _answer(everybody: list[Commitment], row: NewTime, *, now: datetime) -> None:
    """Each person's yes is their own; where nobody in it said yes, a colleague's is.

    Who takes over from a colleague relieves them, as with any yes.
    """
    for side in {c.side for c in everybody}:
        ours = [c for c in everybody if c.side == side]
        said_yes = [int(person) for person, of in row.yes.items() if of == side]
        if said_yes and not any(c.person_id in said_yes for c in ours):
            ours[0].person_id = said_yes[0]
        for commitment in ours:
            said = commitment.person_id in said_yes
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
    everybody, rows = party.party(case), new_times.of_slot(case.session, case.slot.id)
    said = {side for row in rows for side in row.yes.values()}
    silent = said if said and len({c.side for c in everybody}) > 1 else {case.slot.bumped_side}
    theirs = [c for c in everybody if c.side not in silent]
    return party.persons(case, theirs or everybody)


def _others(case: Case, by: Actor) -> list[int]:
    """Whose yes is awaited: everybody in it, or until now in it, who is not of the actor's side."""
    everybody = party.party(case)
    several = len({c.side for c in everybody}) > 1
    theirs = [c for c in everybody if c.side != by.side or not several]
    return [person for person in party.persons(case, theirs) if person != by.person_id]
