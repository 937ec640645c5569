"""When a place is taken, kept free, wanted, or waited for in line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, text

from storage import new_times
from storage.tables import IN_LINE, Place, Slot

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

#: What keeps its time and place.
AGREED = ("tentative", "confirmed")


def in_the_way(
    session: Session,
    *,
    place_id: int,
    start: datetime,
    end: datetime,
    but: int | None,
    firm: bool = False,
) -> Slot | None:
    """What needs the place at that time: an agreed slot, or a bumped one it is kept free for.

    The place stays locked until the commit. `firm`: what was wanted before goes before a time that
    is only kept free, with nobody's yes to it; that is free then.
    """
    session.execute(select(Place.id).where(Place.id == place_id).with_for_update())
    wanted = (
        select(Slot)
        .where(
            Slot.place_id == place_id,
            Slot.start_at < end,
            Slot.end_at > start,
            Slot.state.in_(AGREED),
            Slot.id != (but or 0),
        )
        .order_by(Slot.start_at)
        .limit(1)
    )
    first = session.scalars(wanted).first()
    if first is not None:
        return first
    kept = new_times.in_the_way(session, place_id=place_id, start=start, end=end, but=but)
    return new_times.give_way(kept) if firm else next((slot for _row, slot in kept), None)


def agreed(
    session: Session,
    place_ids: list[int],
    after: datetime,
    before: datetime,
    *,
    but: int | None = None,
) -> list[tuple[int, datetime, datetime]]:
    """When these places are taken or kept free for bumped slots: (place, start, end), by start."""
    wanted = (
        select(Slot.place_id, Slot.start_at, Slot.end_at)
        .where(
            Slot.place_id.in_(place_ids),
            Slot.start_at < before,
            Slot.end_at > after,
            Slot.state.in_(AGREED),
            Slot.id != (but or 0),
        )
        .order_by(Slot.start_at)
    )
    booked = [(row[0] or 0, row[1], row[2]) for row in session.execute(wanted)]
    kept = new_times.kept_free(session, place_ids, after, before, but=but)
    return sorted([*booked, *kept], key=lambda booking: booking[1])


def hoped_for(
    session: Session,
    place_ids: list[int],
    after: datetime,
    before: datetime,
    *,
    but: int,
) -> list[tuple[int, datetime, datetime]]:
    """When these places are wanted by what is not agreed: proposed, or bumped and not yet moved."""
    wanted = select(Slot.place_id, Slot.start_at, Slot.end_at).where(
        Slot.place_id.in_(place_ids),
        Slot.start_at < before,
        Slot.end_at > after,
        Slot.state.in_(("proposed", "bumped")),
        Slot.id != but,
    )
    return [(row[0] or 0, row[1], row[2]) for row in session.execute(wanted)]


def in_line(session: Session, place_id: int, start: datetime, end: datetime) -> list[Slot]:
    """Who waits for the place at that time, first come first."""
    return list(session.scalars(_line(place_id, start, end)))


def wake_line(
    session: Session, place_id: int, start: datetime, end: datetime, *, now: datetime
) -> None:
    """The place may be free then: the clock is to look who moves up."""
    for slot in session.scalars(_line(place_id, start, end)):
        slot.line_at = now


def _line(place_id: int, start: datetime, end: datetime) -> Select[Slot]:
    return (
        select(Slot)
        .where(
            text(IN_LINE),
            Slot.place_id == place_id,
            Slot.start_at < end,
            Slot.end_at > start,
            Slot.state == "proposed",
        )
        .order_by(Slot.queued_at, Slot.id)
    )
