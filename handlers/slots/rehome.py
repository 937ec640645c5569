"""A slot on its way to a new home: where it came from, and what becomes of it either way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handlers.slots.lifecycle import Answer, SlotState

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Case


def leaving(case: Case) -> dict[str, Any]:
    """What to write when a bumped or postponed slot is proposed at another time."""
    return {"previous_start_at": case.slot.start_at, "rehomed_from": case.state}


def home_of(case: Case) -> SlotState | None:
    """Where it goes back to when the new time comes to nothing; None: it was not moving."""
    return SlotState(case.slot.rehomed_from) if case.slot.rehomed_from else None


def found(case: Case) -> dict[str, Any]:
    """What to write when everybody has said yes to the new time."""
    if case.slot.rehomed_from is None:
        return {}
    told = case.slot.public_state in {"announced", "moved"}
    public = "moved" if told else case.slot.public_state
    return {"rehomed_from": None, "bumped_side": None, "public_state": public}


def given_up(case: Case, to: SlotState, *, now: datetime) -> dict[str, Any]:
    """What to write when it goes back to `to`: its old time, and people as they were before."""
    slot = case.slot
    if slot.rehomed_from is None or to != slot.rehomed_from:
        return {}
    before = slot.previous_start_at or slot.start_at
    for commitment in case.commitments:
        out = to is SlotState.BUMPED and commitment.side == slot.bumped_side
        commitment.status = Answer.DECLINED if out else Answer.ACCEPTED
        commitment.answered_at = now
    return {
        "rehomed_from": None,
        "start_at": before,
        "end_at": before + (slot.end_at - slot.start_at),
        "previous_start_at": None,
    }
