"""When people are told that something is about to run out: a hold, or an unanswered proposal."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.slots.lifecycle import SlotState

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.partnerships.wishes import Wishes

#: How long before: a hold's end is for one day's work, a proposal's start needs people.
BEFORE_HOLD, BEFORE_START = timedelta(hours=4), timedelta(days=1)
#: What was said so shortly before needs no call.
FRESH = timedelta(hours=2)


def call_at(
    state: SlotState, start: datetime, held: datetime | None, wishes: Wishes, *, now: datetime
) -> datetime | None:
    """When to call (UTC) for what begins at `start` and is held until `held`; None: not at all."""
    if state not in {SlotState.PROPOSED, SlotState.TENTATIVE}:
        return None
    end, before = (held, BEFORE_HOLD) if held else (start, BEFORE_START)
    at = wishes.awake(end - before)
    return at if now + FRESH <= at < end else None
