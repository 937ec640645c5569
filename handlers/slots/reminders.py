"""When people are reminded of what is agreed. Pure.

Days before, it is on the morning, so that all of one morning comes at once; hours before, to the
minute; never in a person's hours of silence. A slot's row says when it is next looked at.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from handlers.slots.lifecycle import SlotState
from handlers.wall import at_wall

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handlers.partnerships.wishes import Wishes

#: Local: minutes after midnight.
MORNING = 8 * 60
#: Nobody is reminded of what they agreed on just now.
FRESH = timedelta(hours=3)
#: In place of a time: the clock is to plan it, as people's own wishes are no act's business.
PLAN_NEW, PLAN = datetime(2000, 1, 1, tzinfo=UTC), datetime(2000, 1, 2, tzinfo=UTC)


def moments(start: datetime, wishes: Wishes) -> list[datetime]:
    """When somebody is reminded of what begins at `start` (UTC): instants, the earliest first."""
    day = start.astimezone(wishes.zone).date()
    found = set()
    for said in wishes.reminders.split():
        number = int(said[:-1] or 0)
        if said.endswith("d"):
            found.add(at_wall(day - timedelta(days=number), MORNING, wishes.zone))
        elif said.endswith("h"):
            found.add(start - timedelta(hours=number))
    return sorted({at for moment in found if (at := wishes.awake(moment)) < start})


def next_after(start: datetime, everybody: Iterable[Wishes], *, after: datetime) -> datetime | None:
    """The next time later than `after` (UTC) anybody of them is reminded; None: nobody is."""
    ahead = (at for wishes in everybody for at in moments(start, wishes) if at > after)
    return min(ahead, default=None)


def to_plan(state: SlotState, *, anew: bool) -> datetime | None:
    """What the row of a slot in `state` gets: to be planned, or nothing.

    `anew`: it was agreed just now, so nobody needs to hear of it within hours.
    """
    if state is not SlotState.CONFIRMED:
        return None
    return PLAN_NEW if anew else PLAN
