"""A slot on its way to a new home: where it came from, and what becomes of it either way."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from handlers.slots.lifecycle import HOMELESS, Act, Answer, SlotState
from storage import slots

if TYPE_CHECKING:
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
    start = slot.previous_start_at or slot.start_at
    kept, bumper = _before_the_move(case)
    stood = kept or _guessed(case, start, to)
    for commitment in case.commitments:  # who was asked for the new time only is out
        commitment.status = stood["answers"].get(str(commitment.id), Answer.DECLINED)
        commitment.answered_at = now
    return {
        "rehomed_from": None,
        "start_at": start,
        "end_at": datetime.fromisoformat(stood["end"]),
        "place_id": stood["place"],
        "previous_start_at": None,
        "sequence": slot.sequence + 1,
        "hold_until": None,
        "bumped_side": bumper if to is SlotState.BUMPED else None,
    }


def _before_the_move(case: Case) -> tuple[dict[str, Any] | None, str | None]:
    """How it stood, and who had pulled out; since then it may have been bumped once more."""
    stood, bumper, now = None, case.slot.bumped_side, case.slot.bumped_side
    for done in slots.history(case.session, case.slot.id):
        if done.act == Act.BUMP:
            now = done.side
        if done.act == Act.MOVE and done.to_state not in HOMELESS:
            stood, bumper = done.details.get("stood"), now
    return stood, bumper


def _guessed(case: Case, start: datetime, to: SlotState) -> dict[str, Any]:
    """Of a move that was written down before it was kept how things stood."""
    slot, bumped = case.slot, to is SlotState.BUMPED
    return {
        "end": (start + (slot.end_at - slot.start_at)).isoformat(),
        "place": slot.place_id,
        "answers": {
            str(c.id): Answer.DECLINED if bumped and c.side == slot.bumped_side else Answer.ACCEPTED
            for c in case.commitments
        },
    }


def stands(case: Case) -> dict[str, Any]:
    """How it stands before it is proposed at another time, as JSON values."""
    return {
        "end": case.slot.end_at.isoformat(),
        "place": case.slot.place_id,
        "answers": {str(c.id): c.status for c in case.commitments},
    }
