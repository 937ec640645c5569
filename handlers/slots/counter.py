"""Another time: a counter-proposal, an offer to move what is agreed, a new home after a bump."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - a dataclass shows its fields' types
from typing import TYPE_CHECKING, Any

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import asking, place, rehome, rules, tell
from handlers.slots.displace import make_room
from handlers.slots.ending import moved_in_public
from handlers.slots.lifecycle import Act, Answer, SlotState
from handlers.slots.space import generosity
from storage import slots

if TYPE_CHECKING:
    from handlers.slots.case import Actor, Case
    from storage.tables import Ask, Commitment


@dataclass(frozen=True, slots=True)
class Move:
    """Another time (UTC) and place for a slot. `anyway`: also where the place is closed then.

    `over`: what is in the way may lose the place; only where the move is made at once.
    """

    start: datetime
    end: datetime
    place_id: int | None
    anyway: bool = False
    over: int = 0

    def changes(self, case: Case) -> bool:
        """Whether it is anything else than what stands."""
        slot = case.slot
        stands = (slot.start_at, slot.end_at, slot.place_id)
        return (self.start, self.end, self.place_id) != stands


def counter(case: Case, move: Move, *, by: Actor, now: datetime, ask_id: int | None = None) -> Note:
    """Propose another time or place. What that means depends on where the slot stands.

    Proposed: the slot has the new time, and the ask turns round. Agreed: it stays agreed, with the
    time as an open offer. Bumped: it is proposed at its new home, and everybody is asked.

    Raises:
        UserError: `over`, `not_now`, `past`, `end_before_start`, `clash`, `closed`, `same_time`,
            `not_your_side`, `nothing_asked`.
        ConflictError: somebody else wrote first.
    """
    act = act_for(case)
    if act is Act.COUNTER or case.state.ended:
        rules.may_still(case, act, now=now)
    rules.in_the_future(move.start, move.end, now=now)
    if act is Act.COUNTER and not move.changes(case):
        if slots.history(case.session, case.slot.id)[-1].by_id == by.person_id:
            return Note("countered", case.slot.id, quiet=True)  # said twice, done once
        raise UserError("same_time", slot_id=case.slot.id, field="when")
    if not move.anyway:
        place.is_open(
            case.session, case.partnership, move.place_id, move.start, move.end, of=case.slot.id
        )
    if case.state is SlotState.CONFIRMED:
        return _offer(case, move, by=by, now=now)
    answered = _answered(case, by, ask_id) if act is Act.COUNTER else []
    span = (move.start, move.end)
    make_room(
        case.session,
        case.partnership,
        by,
        move.place_id,
        span,
        over=move.over,
        now=now,
        but=case.slot.id,
    )
    return _reopen(case, act, move, answered, by=by, now=now)


def _is_free(case: Case, move: Move) -> None:
    place.free(case.session, move.place_id, move.start, move.end, but=case.slot.id)


def _answered(case: Case, by: Actor, ask_id: int | None) -> list[Ask]:
    """The question this answers; those who proposed it may change their mind without one."""
    try:
        ask = rules.ask_for(case, by, ask_id)
    except UserError:
        if case.party(by):
            return []
        raise
    if ask.kind == "standin":  # who takes over says yes or no; the time is not theirs yet
        raise UserError("standin_time", slot_id=case.slot.id)
    return [ask]


def act_for(case: Case) -> Act:
    """What another time means here: a new home for what has none, else a counter-proposal."""
    homeless = case.state in {SlotState.BUMPED, SlotState.POSTPONED}
    return Act.MOVE if homeless else Act.COUNTER


def _reopen(
    case: Case, act: Act, move: Move, answered: list[Ask], *, by: Actor, now: datetime
) -> Note:
    stood = {"stood": rehome.stands(case)} if act is Act.MOVE else {}
    changed = [asking.close(ask, "countered", by=by, now=now) for ask in answered]
    changed += asking.close_all(case, by=by, now=now)
    mine = _own_commitment(case, by, answered)
    for commitment in case.commitments:
        if commitment is not mine and (act is Act.MOVE or commitment.status != Answer.DECLINED):
            commitment.status, commitment.answered_at = Answer.NEEDED, None
    if mine is not None:
        mine.person_id, mine.status, mine.answered_at = by.person_id, Answer.ACCEPTED, now
    before = case.slot.start_at
    moved: dict[str, Any] = rehome.leaving(case) if act is Act.MOVE else {}
    case.write(
        act,
        by=by,
        now=now,
        to=SlotState.PROPOSED,
        new_terms=True,
        details={
            "from": before.isoformat(),
            "to": move.start.isoformat(),
            **stood,
            **generosity(case, by),
        },
        start_at=move.start,
        end_at=move.end,
        place_id=move.place_id,
        sequence=case.slot.sequence + 1,
        hold_until=None,
        **moved,
    )
    changed += asking.ask_all(case, by=by, now=now)
    tell.show_all(case, changed=changed)
    return Note("countered", case.slot.id, quiet=True)


def _own_commitment(case: Case, by: Actor, answered: list[Ask]) -> Commitment | None:
    """The commitment the actor now stands by: the one they were asked for, else their own."""
    if answered:
        return case.commitment(answered[0])
    return next((c for c in case.commitments if c.person_id == by.person_id), None)


def _offer(case: Case, move: Move, *, by: Actor, now: datetime) -> Note:
    """Leave the agreed slot as it is and offer the new time to everybody else who is in it."""
    offers = [a for a in case.open_asks if a.kind != "standin"]
    changed = [asking.close(ask, "superseded", by=by, now=now) for ask in offers]
    asked = [c for c in case.standing if c.side != by.side] or [
        c for c in case.standing if c.person_id != by.person_id
    ]
    if not asked:
        return _move_alone(case, move, by=by, now=now)
    _is_free(case, move)
    case.write(
        Act.COUNTER,
        by=by,
        now=now,
        to=SlotState.CONFIRMED,
        new_terms=True,  # a yes to an earlier offer is no yes to this one
        details={"offer": move.start.isoformat(), **generosity(case, by)},
    )
    changed += [asking.put_ask(case, c, by=by, now=now, offer=move) for c in asked]
    tell.show_all(case, changed=changed)
    said = {"start": move.start.isoformat(), "end": move.end.isoformat(), "place": move.place_id}
    return Note("offered", case.slot.id, said, quiet=True)


def _move_alone(case: Case, move: Move, *, by: Actor, now: datetime) -> Note:
    """Nobody else is in it: it moves at once."""
    _is_free(case, move)
    before = case.slot.start_at
    case.write(
        Act.COUNTER,
        by=by,
        now=now,
        to=SlotState.CONFIRMED,
        new_terms=True,
        details={
            "moved_from": before.isoformat(),
            "to": move.start.isoformat(),
            "stood": rehome.stands(case),
        },
        start_at=move.start,
        end_at=move.end,
        place_id=move.place_id,
        previous_start_at=before,
        sequence=case.slot.sequence + 1,
        **moved_in_public(case),
    )
    tell.show_all(case)
    return Note("moved", case.slot.id, {"from": before.isoformat()}, quiet=True)
