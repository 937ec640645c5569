"""Stand-ins: another person takes a commitment over, and says yes to it themself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import asking, rules, tell
from handlers.slots.case import Actor
from handlers.slots.counter import Move
from handlers.slots.lifecycle import Act, Answer, Side, SlotState
from handlers.slots.party import pulled_out
from storage import slots

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Case
    from storage.tables import Ask, Commitment


def ask_standin(
    case: Case,
    *,
    by: Actor,
    now: datetime,
    person_id: int,
    person_side: Side,
    by_turns: bool = False,
) -> Note:
    """Ask somebody of the actor's own side to take over from it.

    `by_turns`: with a no from them, the next of the side is asked.

    Raises:
        UserError: `over`, `not_now`, `standin_other_side`, `standin_is_in`, `nothing_to_bump`.
        ConflictError: somebody else wrote first.
    """
    rules.may_still(case, Act.STANDIN, now=now)
    if case.state is SlotState.BUMPED and case.slot.bumped_side != by.side:
        raise UserError("not_your_bump", slot_id=case.slot.id)
    if person_side != by.side:
        raise UserError("standin_other_side", slot_id=case.slot.id, field="who")
    if any(c.person_id == person_id for c in case.standing):
        raise UserError("standin_is_in", slot_id=case.slot.id, field="who")
    commitment = _to_take_over(case, by)
    if commitment is None:
        raise UserError("nothing_to_bump", slot_id=case.slot.id)
    earlier = [a for a in case.open_asks if a.kind == "standin" and a.side == by.side]
    changed = [asking.close(ask, "superseded", by=by, now=now) for ask in earlier]
    ask = asking.put_ask(case, commitment, by=by, now=now, standin=person_id)
    ask.by_turns = by_turns
    changed.append(ask)
    case.write(Act.STANDIN, by=by, now=now, to=case.state, new_terms=False)
    tell.show_all(case, changed=changed)
    return Note("standin_asked", case.slot.id, {"person": person_id})


def take(case: Case, *, by: Actor, now: datetime, whom: int | None = None) -> Note:
    """Take over from a colleague who has said yes (`whom`, if said), because oneself will do it.

    Raises:
        UserError: `over`, `not_now`, `nobody_to_relieve`, `clash`.
        ConflictError: somebody else wrote first.
    """
    rules.may_still(case, Act.STANDIN, now=now)
    if case.is_in(by):
        return Note("accepted", case.slot.id)
    bumped = case.state is SlotState.BUMPED
    commitment = left_open(case, by) if bumped else relievable(case, by, whom)
    if commitment is None:
        raise UserError("nobody_to_relieve", slot_id=case.slot.id)
    if bumped:
        rules.place_is_free(case)
    before = commitment.person_id
    slots.put(
        case.session,
        commitment,
        person_id=by.person_id,
        status=Answer.ACCEPTED,
        answered_at=now,
    )
    case.write(
        Act.STANDIN,
        by=by,
        now=now,
        to=case.settled_state() if bumped else case.state,
        new_terms=True,
        details={"standin_for": before, "took": True},
        bumped_side=None,
    )
    changed = _pass_on(case, commitment, before, by=by, now=now)
    told = Note("told_standin", case.slot.id, {"by": by.person_id, "for": before})
    people = ({c.person_id for c in case.standing if c.person_id} | {before}) - {by.person_id, None}
    notes = [(person, told) for person in sorted(p for p in people if p)]
    tell.show_all(case, changed=changed, notes=notes)
    return Note("accepted", case.slot.id)


def left_open(case: Case, by: Actor) -> Commitment | None:
    """What a colleague of those who pulled out could take over."""
    return next((c for c in pulled_out(case) if c.side == by.side), None)


def relievable(case: Case, by: Actor, whom: int | None = None) -> Commitment | None:
    """The yes that the actor could make theirs: `whom`'s, else the latest of their side."""
    if any(c.person_id == by.person_id for c in case.standing):
        return None  # they have a question of their own to answer
    said_yes = [
        c
        for c in case.standing
        if c.side == by.side
        and c.status == Answer.ACCEPTED
        and c.person_id not in {None, by.person_id}
        and whom in {None, c.person_id}
    ]
    return max(said_yes, key=lambda c: c.id, default=None)


def take_over(case: Case, ask: Ask, *, by: Actor, now: datetime) -> Note:
    """The stand-in says yes: the commitment is theirs, and the slot is on.

    Raises:
        UserError: `clash`.
        ConflictError: somebody else wrote first.
    """
    rules.place_is_free(case)
    commitment = case.commitment(ask)
    before = commitment.person_id
    asking.close(ask, "accepted", by=by, now=now)
    commitment.person_id, commitment.status = by.person_id, Answer.ACCEPTED
    commitment.answered_at = now
    changed = [ask, *_pass_on(case, commitment, before, by=by, now=now)]
    case.write(
        Act.ACCEPT,
        by=by,
        now=now,
        to=case.settled_state(),
        new_terms=True,
        details={"standin_for": before},
        bumped_side=None,
        rehomed_from=None,
    )
    told = Note("told_standin", case.slot.id, {"by": by.person_id, "for": before})
    people = {c.person_id for c in case.standing if c.person_id} | {ask.asked_by}
    people |= {before} if before else set()
    notes = [(person, told) for person in sorted(people - {by.person_id})]
    tell.show_all(case, changed=changed, notes=notes)
    return Note("accepted", case.slot.id, quiet=True)


def _pass_on(
    case: Case, commitment: Commitment, before: int | None, *, by: Actor, now: datetime
) -> list[Ask]:
    """What was between the relieved one (`before`) and others is now between `by` and them.

    What they were asked is asked no more, but another time is offered to `by` instead; what they
    asked, `by` has asked; and what `by` had answered for themself earlier counts no more.
    """
    for other in [c for c in case.commitments if c.person_id == by.person_id]:
        if other is not commitment:
            asking.drop(case, other, into=commitment, by=by, now=now)
    waiting = [a for a in case.open_asks if a.commitment_id == commitment.id]
    theirs = [a for a in case.open_asks if before and a.asked_by == before and a not in waiting]
    for ask in theirs:
        ask.asked_by = by.person_id
    changed = [asking.close(ask, "superseded", by=by, now=now) for ask in waiting]
    offers = [a for a in waiting if a.kind == "offer" and a.asked_by != by.person_id]
    return [*changed, *theirs, *(_offered(case, commitment, ask, now=now) for ask in offers)]


def _offered(case: Case, commitment: Commitment, ask: Ask, *, now: datetime) -> Ask:
    """The same offer, from the same asker, to whoever the commitment belongs to now."""
    start, end = ask.start_at or case.slot.start_at, ask.end_at or case.slot.end_at
    asker = Actor(ask.asked_by, Side(ask.side).other, "")
    offer = Move(start, end, ask.place_id)
    return asking.put_ask(case, commitment, by=asker, now=now, offer=offer)


def _to_take_over(case: Case, by: Actor) -> Commitment | None:
    """The actor's own commitment, else the first of their side; a bumped slot has none standing."""
    pool = pulled_out(case) if case.state is SlotState.BUMPED else case.standing
    ours = [c for c in pool if c.side == by.side]
    own = [c for c in ours if c.person_id == by.person_id]
    return next(iter(own or ours), None)
