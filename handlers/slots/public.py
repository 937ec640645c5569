"""What the world still has to hear of a slot that it was told about once. Pure.

The world hears nothing of a bump: only of how it ended.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from handlers.slots.lifecycle import Act, Side, SlotState
from handlers.slots.undo import UNDONE

if TYPE_CHECKING:
    from handlers.slots.case import Case
    from storage.tables import History


class What(StrEnum):
    """What has become of it."""

    MOVED = "moved"  # it begins at another time, perhaps elsewhere
    HOURS = "hours"  # it begins as it did, and ends at another time
    PLACE = "place"  # only elsewhere
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    ALONE = "alone"


class Silence(StrEnum):
    """Why there is nothing to tell."""

    UNSAID = "unsaid"  # it was never made public
    OPEN = "open"  # it is not settled what becomes of it
    SAME = "same"  # it is as the world was told
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Home:
    """A time (UTC) and a place."""

    start: datetime
    end: datetime
    place_id: int | None


@dataclass(frozen=True, slots=True)
class News:
    """`home`: where it is now, or was to be. `before`: where it was; None: it has not moved.

    `without`: the side that is not in it any more.
    """

    what: What
    home: Home
    before: Home | None = None
    without: Side | None = None


def to_tell(case: Case, done: list[History], *, now: datetime) -> News | Silence:
    """What the world is to be told, from all that was `done` to the slot."""
    slot, state = case.slot, case.state
    home = Home(slot.start_at, slot.end_at, slot.place_id)
    since = _since_told(done)
    before = _before(case, since)
    known = before if before and slot.rehomed_from else home
    if slot.public_state == "unannounced":
        return Silence.UNSAID
    if state.ended and state is not SlotState.OCCURRED:  # a new home may also have come to nothing
        return News(What.CANCELLED, known)
    if SlotState.POSTPONED in {state, slot.rehomed_from}:
        return News(What.POSTPONED, known)
    if state not in {SlotState.CONFIRMED, SlotState.OCCURRED}:
        return Silence.OPEN
    return Silence.OVER if slot.end_at <= now else _changed(case, since, home, before)


def _changed(case: Case, since: list[History], home: Home, before: Home | None) -> News | Silence:
    """It takes place: at another time or place, without one of the two, or as it was told."""
    without = _without(case, since)
    if before is not None and (what := _moved(before, home)):
        return News(what, home, before, without)
    return News(What.ALONE, home, without=without) if without else Silence.SAME


def _since_told(done: list[History]) -> list[History]:
    """What was done since it was last made public, latest first, without what was taken back."""
    undone = {h.details.get("undone") for h in done if h.act == UNDONE}
    stands = [h for h in reversed(done) if h.id not in undone and h.act != UNDONE]
    told = next((n for n, h in enumerate(stands) if h.act == Act.ANNOUNCE), len(stands))
    return stands[:told]


def _before(case: Case, since: list[History]) -> Home | None:
    """Where it was before it was last moved, if the world knew it there."""
    start = case.slot.previous_start_at
    for act in since if start else ():
        left = act.details.get("moved_from") or act.details.get("from")
        stood = act.details.get("stood")
        if start and left and stood and datetime.fromisoformat(left) == start:
            return Home(start, datetime.fromisoformat(stood["end"]), stood["place"])
    return None


def _moved(before: Home, home: Home) -> What | None:
    if before.start != home.start:
        return What.MOVED
    if before.end != home.end:
        return What.HOURS
    return What.PLACE if before != replace(before, place_id=home.place_id) else None


def _without(case: Case, since: list[History]) -> Side | None:
    """The side that left it to the other, unless somebody of theirs is in it again."""
    left = next((h.details["without"] for h in since if h.act == Act.ALONE), None)
    return Side(left) if left and left not in {c.side for c in case.standing} else None
