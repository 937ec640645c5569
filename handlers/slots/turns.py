"""Finding a stand-in: those of a side who can are asked one after the other, never all at once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import rules
from handlers.slots.case import Actor
from handlers.slots.lifecycle import Act, Side
from handlers.slots.standin import ask_standin
from storage import absences, diaries, memberships

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Case
    from storage.tables import Ask

#: Who was asked least in this time is asked first.
LATELY = timedelta(days=30)


def ask_by_turns(case: Case, *, by: Actor, now: datetime) -> Note:
    """Ask the first of the actor's side who can; a no, or silence, goes on to the next.

    Raises:
        UserError: `over`, `not_now`, `nobody_can`, and those of `ask_standin`.
        ConflictError: somebody else wrote first.
    """
    rules.may_still(case, Act.STANDIN, now=now)
    turn = next((a for a in case.open_asks if a.by_turns and a.side == by.side), None)
    if turn is not None:  # tapped twice: who has just been asked keeps their time to answer
        return Note("turn_asked", case.slot.id, {"person": turn.person_id})
    first = _first(case, by.side, now=now)
    if first is None:
        raise UserError("nobody_can", slot_id=case.slot.id)
    ask_standin(case, by=by, now=now, person_id=first, person_side=by.side, by_turns=True)
    return Note("turn_asked", case.slot.id, {"person": first})


def next_turn(case: Case, ask: Ask, *, now: datetime) -> int | None:
    """Ask the next after `ask`, in the name of who began; None: nobody is left."""
    side = Side(ask.side)
    person = _first(case, side, now=now)
    if person is None:
        return None
    by = Actor(ask.asked_by, side, "clock")
    try:
        ask_standin(case, by=by, now=now, person_id=person, person_side=side, by_turns=True)
    except UserError:  # it is over, or has been settled meanwhile
        return None
    return person


def _first(case: Case, side: Side, *, now: datetime) -> int | None:
    """Of those who can, who was asked least lately; nobody twice for one slot."""
    slot, session = case.slot, case.session
    out = {c.person_id for c in case.commitments} | {a.person_id for a in case.asks}
    known = memberships.members(session, partnership_id=case.partnership.id, side=side)
    others = [person for person in known if person not in out]
    busy = diaries.busy(session, others, slot.start_at, slot.end_at, but=slot.id)
    can = [
        person
        for person in others
        if not busy[person]
        and not absences.away_until(session, person, now)
        and not absences.away_until(session, person, slot.start_at)
    ]
    asked = diaries.asked(session, can, now - LATELY)
    return min(can, key=lambda person: (asked.get(person, 0), person), default=None)
