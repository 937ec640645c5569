"""The bump: a side pulls its people or its room out, because something else must come first.

An expected act, not a failure: it is done at once, the other side is told directly, and it can be
taken back while time and place are free.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import asking, plan_b, rules, tell
from handlers.slots.case import Actor
from handlers.slots.lifecycle import Act, Answer, Reason, Side, SlotState
from handlers.slots.offering import offer
from handlers.slots.party import last_bump
from storage import slots

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Case
    from storage.tables import Ask, Commitment


def bump(case: Case, *, by: Actor, now: datetime, reason: Reason, all_told: bool = False) -> Note:
    """Pull the actor's own side out. Only the class of the reason is kept.

    `all_told`: their own side's people as well, as it was not they who did it.

    Raises:
        UserError: `over`, `not_now`, `nothing_to_bump`.
        ConflictError: somebody else wrote first.
    """
    if case.state is SlotState.BUMPED and case.slot.bumped_side == by.side:
        return Note("bumped", case.slot.id, {"reason": reason})
    rules.may_still(case, Act.BUMP, now=now)
    ours = case.party(by)
    if not ours:
        raise UserError("nothing_to_bump", slot_id=case.slot.id)
    before = {str(c.id): c.status for c in ours}
    own = {c.person_id for c in ours if c.person_id} if all_told else set()
    changed = _pull_out(case, ours, by=by, now=now)
    case.write(
        Act.BUMP,
        by=by,
        now=now,
        to=SlotState.BUMPED,
        new_terms=True,
        reason=reason,
        details={"commitments": before},
        bumped_side=by.side,
        hold_until=None,
    )
    people, slot = sorted({*affected(case, by), *own} - {by.person_id}), case.slot
    stood = {"start": slot.start_at.isoformat(), "end": slot.end_at.isoformat()}
    plan = plan_b.after_bump(case, by=by, now=now)
    said = {"reason": reason, "plan_b": plan.to_json() if plan else None}
    told = Note("told_bumped", case.slot.id, {"by": by.person_id, **stood, **said})
    offer(case, now=now)
    tell.show_all(case, changed=changed, notes=[(person, told) for person in people])
    return Note("bumped", case.slot.id, said)


def _pull_out(case: Case, ours: list[Commitment], *, by: Actor, now: datetime) -> list[Ask]:
    """They are out, and are asked nothing any more; returns the questions that closed with it."""
    for commitment in ours:
        commitment.status, commitment.answered_at = Answer.DECLINED, now
    gone = {c.id for c in ours}
    theirs = [ask for ask in case.open_asks if ask.commitment_id in gone]
    return [asking.close(ask, "superseded", by=by, now=now) for ask in theirs]


def restore(case: Case, *, by: Actor, now: datetime) -> Note:
    """Take the bump back: those who were in are in again.

    Raises:
        UserError: `over`, `not_now`, `not_your_bump`, `taken_meanwhile`.
        ConflictError: somebody else wrote first.
    """
    if case.state.agreed and _restored_by(case, by):
        return Note("restored", case.slot.id, quiet=True)
    rules.may_still(case, Act.RESTORE, now=now)
    if case.slot.bumped_side != by.side or not _is_theirs(case, by):
        raise UserError("not_your_bump", slot_id=case.slot.id)
    if case.slot.start_at <= now:
        raise UserError("over", slot_id=case.slot.id)
    try:
        rules.place_is_free(case)
    except UserError as clash:
        raise UserError("taken_meanwhile", slot_id=case.slot.id, **clash.fields) from clash
    asked_again = _give_back(case, now)
    standins = [ask for ask in case.open_asks if ask.kind == "standin" and ask.side == by.side]
    closed = [asking.close(ask, "superseded", by=by, now=now) for ask in standins]
    told = Note("told_restored", case.slot.id, {"by": by.person_id})
    case.write(
        Act.RESTORE,
        by=by,
        now=now,
        to=case.settled_state(),
        new_terms=True,
        bumped_side=None,
    )
    proposer = Actor(case.slot.proposed_by, Side(case.slot.proposed_side), by.platform)
    changed = [asking.put_ask(case, c, by=proposer, now=now) for c in asked_again] + closed
    tell.show_all(case, changed=changed, notes=[(p, told) for p in affected(case, by)])
    return Note("restored", case.slot.id, quiet=True)


def _is_theirs(case: Case, by: Actor) -> bool:
    """Where all are of one side, who pulled out is one person, and no colleague speaks for them."""
    bump = last_bump(case)
    return len({c.side for c in case.commitments}) > 1 or not bump or bump.by_id == by.person_id


def affected(case: Case, by: Actor) -> list[int]:
    """Those whose own day it changes: everybody in it who does not come and go with the actor."""
    party = {c.id for c in case.party(by)}
    left = {c.person_id for c in case.standing if c.person_id and c.id not in party}
    return sorted(left - {by.person_id})


def _give_back(case: Case, now: datetime) -> list[Commitment]:
    """Each commitment stands as before the bump; returns those whose question closed with it."""
    bump = last_bump(case)
    before = bump.details["commitments"] if bump else {}
    given_back = [c for c in case.commitments if str(c.id) in before]
    for commitment in given_back:
        commitment.status, commitment.answered_at = before[str(commitment.id)], now
    return [c for c in given_back if c.status == Answer.NEEDED]


def _restored_by(case: Case, by: Actor) -> bool:
    last = slots.history(case.session, case.slot.id)[-1]
    return last.act == Act.RESTORE and last.by_id == by.person_id
