"""The new times a bumped slot is offered, and those that are kept free for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, text

from storage.tables import KEPT_FREE, NewTime, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

_HELD = text(KEPT_FREE)


def of_slot(session: Session, slot_id: int) -> list[NewTime]:
    """What a slot is offered, the best first."""
    wanted = select(NewTime).where(NewTime.slot_id == slot_id).order_by(NewTime.id)
    return list(session.scalars(wanted))


def clear(session: Session, slot_id: int) -> None:
    """Nothing is offered any more, and nothing kept free."""
    session.execute(delete(NewTime).where(NewTime.slot_id == slot_id))


def in_the_way(
    session: Session, *, place_id: int, start: datetime, end: datetime, but: int | None
) -> list[tuple[NewTime, Slot]]:
    """What is kept free in the place at that time, for other slots than `but`."""
    wanted = (
        select(NewTime, Slot)
        .join(Slot, NewTime.slot_id == Slot.id)
        .where(
            _HELD,
            NewTime.place_id == place_id,
            NewTime.start_at < end,
            NewTime.end_at > start,
            NewTime.slot_id != (but or 0),
        )
        .order_by(NewTime.start_at)
    )
    return [(row[0], row[1]) for row in session.execute(wanted)]


def give_way(kept: list[tuple[NewTime, Slot]]) -> Slot | None:
    """What nobody has said yes to is kept free no longer; a slot somebody has: it stands."""
    for row, slot in kept:
        if row.yes:
            return slot
    for row, _slot in kept:
        row.held_until = None
    return None


def kept_free(
    session: Session,
    place_ids: Sequence[int],
    after: datetime,
    before: datetime,
    *,
    but: int | None = None,
) -> list[tuple[int, datetime, datetime]]:
    """When these places are kept free for bumped slots: (place, start, end)."""
    wanted = select(NewTime.place_id, NewTime.start_at, NewTime.end_at).where(
        _HELD,
        NewTime.place_id.in_(place_ids),
        NewTime.start_at < before,
        NewTime.end_at > after,
        NewTime.slot_id != (but or 0),
    )
    return [(row[0] or 0, row[1], row[2]) for row in session.execute(wanted)]
