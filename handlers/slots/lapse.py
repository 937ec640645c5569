"""What the clock ends: events that are over, proposals nobody answered, holds that ran out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.slots import asking, followup, tell
from handlers.slots.case import Actor
from handlers.slots.lifecycle import Act, Answer, Side, SlotState

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Case
    from storage.tables import Ask


def lapse(case: Case, *, now: datetime) -> None:
    """Take the slot to what the time `now` (UTC) has made of it.

    Raises:
        ConflictError: somebody else wrote first.
    """
    slot = case.slot
    if case.state is SlotState.CONFIRMED and slot.end_at <= now:
        followup.begin(case, now=now)
        _end(case, Act.COMPLETE, SlotState.OCCURRED, now=now)
    elif case.state in {SlotState.PROPOSED, SlotState.TENTATIVE} and slot.start_at <= now:
        if _both_come(case):  # it begins with those who said yes
            _end(case, Act.COMPLETE, SlotState.CONFIRMED, now=now)
        else:
            _end(case, Act.EXPIRE, SlotState.EXPIRED, now=now, told="told_expired")
    elif slot.hold_until is not None and slot.hold_until <= now:
        _let_go(case, now=now)


def _both_come(case: Case) -> bool:
    """Whether somebody of each side that was asked has said yes."""
    said_yes = {c.side for c in case.standing if c.status == Answer.ACCEPTED}
    return case.state is SlotState.TENTATIVE and said_yes >= {c.side for c in case.standing}


def _end(case: Case, act: Act, to: SlotState, *, now: datetime, told: str = "") -> None:
    by = _clock(case)
    changed = asking.close_all(case, by=by, now=now)
    case.write(act, by=by, now=now, to=to, new_terms=True, hold_until=None)
    _tell(case, told, changed=changed)


def _let_go(case: Case, *, now: datetime) -> None:
    """The time and the place are free for others again; the proposal stands."""
    to = SlotState.TENTATIVE if _both_come(case) else SlotState.PROPOSED
    terms = to is not case.state
    case.write(Act.RELEASE, by=_clock(case), now=now, to=to, new_terms=terms, hold_until=None)
    _tell(case, "told_released")


def _tell(case: Case, told: str, *, changed: list[Ask] | None = None) -> None:
    note = Note(told, case.slot.id)
    said_yes = {c.person_id for c in case.standing if c.status == Answer.ACCEPTED}
    people = sorted(p for p in {*said_yes, case.slot.proposed_by} if p) if told else []
    tell.show_all(case, changed=changed or (), notes=[(p, note) for p in people], must=False)


def _clock(case: Case) -> Actor:
    """History names who proposed it; that it was the clock, the platform says."""
    return Actor(case.slot.proposed_by, Side(case.slot.proposed_side), "clock")
