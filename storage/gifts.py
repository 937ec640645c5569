"""What a side gives instead of coming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from storage.due import MOST
from storage.tables import Gift, Partnership, Slot

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from sqlalchemy.orm import Session


def of_slot(session: Session, slot_id: int) -> list[Gift]:
    """All that was promised for a slot, oldest first."""
    return list(session.scalars(select(Gift).where(Gift.slot_id == slot_id).order_by(Gift.id)))


def shift(session: Session, slot_id: int, by: timedelta) -> None:
    """The event has moved by so much, and with it when its gifts are due."""
    for gift in of_slot(session, slot_id):
        gift.due_at += by
        gift.remind_at = gift.remind_at + by if gift.remind_at else None


def to_remind(session: Session, now: datetime) -> list[tuple[Gift, Slot, Partnership]]:
    """What is to be reminded of, or is due."""
    wanted = (
        select(Gift, Slot, Partnership)
        .join(Slot, Slot.id == Gift.slot_id)
        .join(Partnership, Partnership.id == Slot.partnership_id)
        .where(Gift.remind_at <= now)
        .order_by(Gift.remind_at, Gift.id)
        .limit(MOST)
        .with_for_update(of=Gift, skip_locked=True)
    )
    return [(row[0], row[1], row[2]) for row in session.execute(wanted)]
