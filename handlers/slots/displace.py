"""Something urgent takes a place that is taken: who loses is shown first, and gets ways on.

Only the library gives its own rooms away. What loses its place is bumped, for a practical reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.errors import UserError
from handlers.slots import place, tell
from handlers.slots.case import Case
from handlers.slots.lifecycle import HOMELESS, Reason, Side, SlotState
from storage import bookings, new_times

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from handlers.slots.case import Actor
    from storage.tables import Partnership, Slot

#: How far somebody has gone in taking a place over: not at all; who loses is shown; they are sure.
NO, SHOWN, SURE = range(3)
#: So much is never given up by one tap.
MOST = 3


def make_room(
    session: Session,
    partnership: Partnership,
    by: Actor,
    place_id: int | None,
    span: tuple[datetime, datetime],
    *,
    over: int,
    now: datetime,
    but: int | None = None,
) -> None:
    """Have the place free from `span`'s first moment to its last (UTC), for the slot `but`.

    Raises:
        UserError: `clash`; `who_loses`: what is in the way would be given up, and nothing has
            happened yet; `not_your_room`, `too_many_lose`.
    """
    start, end = span
    if over == NO or place_id is None:
        place.free(session, place_id, start, end, but=but)
        return
    for number in range(MOST + 1):
        other = bookings.in_the_way(session, place_id=place_id, start=start, end=end, but=but)
        if other is None:
            return
        if by.side is not Side.LIBRARY:
            raise UserError("not_your_room", slot_id=but)
        if number == MOST:
            raise UserError("too_many_lose", slot_id=but)
        if over == SHOWN:
            raise place.not_to_be_had("who_loses", place_id, span, but, other=other)
        _give_up(session, partnership, other, by=by, now=now)


def _give_up(
    session: Session, partnership: Partnership, other: Slot, *, by: Actor, now: datetime
) -> None:
    """What was agreed is bumped; a time that was only kept free is free."""
    case = Case.of(session, partnership, other)
    if SlotState(other.state) in HOMELESS:
        for row in new_times.of_slot(session, other.id):
            row.held_until = None
        session.flush()
        tell.show_all(case, must=False)
        return
    # Here, as a bump may set off a move of its own, and a move may need room.
    from handlers.slots.bump import bump  # noqa: PLC0415

    bump(case, by=by, now=now, reason=Reason.PRACTICAL, all_told=True)
