"""When people are reminded of what is agreed. Pure.

On the mornings three days and one day before, and two hours before; never in the hours of silence.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.slots.lifecycle import SlotState
from handlers.wall import at_wall, awake

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from storage.tables import Partnership

#: Local: minutes after midnight. All that is due on one morning comes at once, as one message.
MORNING = 8 * 60
DAYS_BEFORE = (3, 1)
SHORTLY = timedelta(hours=2)
#: Nobody is reminded of what they agreed on just now.
FRESH = timedelta(hours=3)


def moments(start: datetime, partnership: Partnership) -> Iterator[datetime]:
    """When people are reminded of what begins at `start`: instants (UTC), the earliest first."""
    zone = ZoneInfo(partnership.zone)
    day = start.astimezone(zone).date()
    found = [at_wall(day - timedelta(days=n), MORNING, zone) for n in DAYS_BEFORE]
    for at in (*found, start - SHORTLY):
        moved = awake(
            at, zone, quiet_from=partnership.quiet_from, quiet_until=partnership.quiet_until
        )
        if moved < start:
            yield moved


def next_after(
    state: SlotState, start: datetime, partnership: Partnership, *, after: datetime
) -> datetime | None:
    """The next reminder later than `after` (UTC); None: none, as for all that is not agreed."""
    if state is not SlotState.CONFIRMED:
        return None
    return next((at for at in moments(start, partnership) if at > after), None)
