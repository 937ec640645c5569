"""Who is in a slot that has lost its time: those still in it, and those whose side pulled out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.slots.lifecycle import HOMELESS, Act, Answer, SlotState
from handlers.slots.tell import MOST_PROMPTS
from storage import people, slots

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handlers.slots.case import Case
    from storage.tables import Commitment, History

#: What settles a bump: nothing before it counts any more.
_SETTLES = frozenset({Act.RESTORE, Act.ALONE, "undo"})


def last_bump(case: Case) -> History | None:
    """The bump that is not settled yet."""
    for done in reversed(slots.history(case.session, case.slot.id)):
        if done.act == Act.BUMP:
            return done
        taken = done.from_state in HOMELESS and SlotState(done.to_state).agreed
        moved = done.act == Act.MOVE
        if done.act in _SETTLES or done.to_state == SlotState.CONFIRMED or (taken and not moved):
            return None
    return None


def pulled_out(case: Case) -> list[Commitment]:
    """What the side that pulled out has left open, those who had said yes first."""
    bump = last_bump(case)
    before = bump.details["commitments"] if bump else {}
    gone = [c for c in case.commitments if str(c.id) in before]
    return sorted(gone, key=lambda c: (before[str(c.id)] != Answer.ACCEPTED, c.id))


def party(case: Case) -> list[Commitment]:
    """Everybody who is in it, or was until it was bumped."""
    out = {c.id for c in pulled_out(case)}
    return [c for c in case.commitments if c.status != Answer.DECLINED or c.id in out]


def persons(case: Case, commitments: Iterable[Commitment]) -> list[int]:
    """The people meant; a whole side that nobody answers for: some of those known there."""
    found: set[int] = set()
    for commitment in commitments:
        if commitment.person_id:
            found.add(commitment.person_id)
            continue
        known = people.members(
            case.session, partnership_id=case.partnership.id, side=commitment.side
        )
        found |= set(known[:MOST_PROMPTS])
    return sorted(found)
