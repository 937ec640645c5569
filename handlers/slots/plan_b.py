"""Plan B: what a proposal says is to happen when a side pulls out, or nobody answers.

It is set off by itself, once; where it cannot be, people decide as they would without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from handlers.errors import UserError
from handlers.slots.case import Actor
from handlers.slots.counter import Move, counter
from handlers.slots.ending import alone
from handlers.slots.lifecycle import Answer, Side, SlotState
from handlers.slots.standin import ask_standin
from storage import memberships

if TYPE_CHECKING:
    from handlers.slots.case import Case
    from storage.tables import Ask


class Way(StrEnum):
    """The kinds of plan."""

    STANDIN = "standin"
    ALONE = "alone"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class PlanB:
    """`person_id` says who is asked to stand in, `start` and `end` (UTC) the second time."""

    way: Way
    person_id: int | None = None
    start: datetime | None = None
    end: datetime | None = None

    def to_json(self) -> dict[str, Any]:
        """As it is kept in the slot's row."""
        times = {"start": self.start, "end": self.end}
        kept = {name: at.isoformat() for name, at in times.items() if at}
        return {"way": self.way, "person": self.person_id, **kept}

    @classmethod
    def of(cls, case: Case) -> PlanB | None:
        """The slot's plan; None: it has none."""
        kept = case.slot.plan_b
        if not kept:
            return None
        start, end = (datetime.fromisoformat(kept[n]) if n in kept else None for n in _TIMES)
        return cls(Way(kept["way"]), kept["person"], start, end)


_TIMES = ("start", "end")


def fits_bump(case: Case, side: Side, *, now: datetime) -> PlanB | None:
    """The plan, where it helps when `side` pulls out; None: it does not, or there is none."""
    plan = PlanB.of(case)
    if plan is None:
        return None
    if plan.way is Way.ALONE:
        return plan if side != case.slot.host_side else None
    if plan.way is Way.TIME:
        return plan if plan.start and plan.start > now else None
    return plan if _side_of(case, plan.person_id) == side else None


def after_bump(case: Case, *, by: Actor, now: datetime) -> PlanB | None:
    """Do what the plan says now that `by` has pulled out; None: it does not help here."""
    plan = fits_bump(case, by.side, now=now)
    if plan is None or not _done(case, plan, by=by, now=now):
        return None
    return plan


def in_silence(case: Case, ask: Ask, *, now: datetime) -> PlanB | None:
    """Do what the plan says when `ask` is not answered.

    Nobody is put out who has said yes: with one of that side in it, the hosts do not go alone.
    """
    plan, side = PlanB.of(case), Side(ask.side)
    if plan is None or case.state is SlotState.BUMPED:
        return None
    if plan.way is Way.STANDIN:
        if _side_of(case, plan.person_id) != side:
            return None
        by = Actor(ask.person_id or ask.asked_by, side, "clock")
        return plan if _done(case, plan, by=by, now=now) else None
    coming = any(c.side == side and c.status == Answer.ACCEPTED for c in case.commitments)
    past = plan.start is not None and plan.start <= now
    if coming or past or (plan.way is Way.ALONE and side == case.slot.host_side):
        return None
    asker = Actor(ask.asked_by, side.other, "clock")
    return plan if _done(case, plan, by=asker, now=now) else None


def _done(case: Case, plan: PlanB, *, by: Actor, now: datetime) -> bool:
    """Whether it could be done. It is not tried again either way."""
    case.slot.plan_b = None
    case.session.flush()
    try:
        _do(case, plan, by=by, now=now)
    except UserError:  # the place is taken, the person is in it already: people decide
        return False
    return True


def _do(case: Case, plan: PlanB, *, by: Actor, now: datetime) -> None:
    match plan:
        case PlanB(Way.ALONE):
            alone(case, by=by, now=now, told=case.state is not SlotState.BUMPED)
        case PlanB(Way.STANDIN, person_id=int(person)):
            ask_standin(case, by=by, now=now, person_id=person, person_side=by.side)
        case PlanB(Way.TIME, start=datetime() as start, end=datetime() as end):
            proposer = Actor(case.slot.proposed_by, Side(case.slot.proposed_side), by.platform)
            counter(case, Move(start, end, case.slot.place_id), by=proposer, now=now)


def _side_of(case: Case, person_id: int | None) -> str | None:
    known = memberships.membership(
        case.session, partnership_id=case.partnership.id, person_id=person_id or 0
    )
    return known.side if known else None
