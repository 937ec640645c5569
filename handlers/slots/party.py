"""Who is in a slot that has lost its time: those still in it, and those whose side pulled out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.slots.lifecycle import HOMELESS, Act, Answer, SlotState
from handlers.slots.tell import MOST_PROMPTS
from storage import memberships, slots

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handlers.slots.case import Case
    from storage.tables import Commitment, History


def last_bump(case: Case) -> History | None:
    """The bump that is not settled yet.

    A slot on its way to a new home may be bumped once more; when that is taken back, it is the
    first that stands.
    """
    done = slots.history(case.session, case.slot.id)
    undone = {h.details.get("undone") for h in done}
    stand: list[History] = []
    for act in (h for h in done if h.id not in undone):
        taken_over = act.from_state in HOMELESS and SlotState(act.to_state).agreed
        if act.act == Act.BUMP:
            stand.append(act)
        elif act.act == Act.RESTORE:
            stand = stand[:-1]
        elif act.to_state == SlotState.CONFIRMED or (taken_over and act.act != Act.MOVE):
            stand = []
    return stand[-1] if stand else None


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
        known = memberships.members(
            case.session, partnership_id=case.partnership.id, side=commitment.side
        )
        found |= set(known[:MOST_PROMPTS])
    return sorted(found)
