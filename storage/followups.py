"""What the two sides say of events that are over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from storage.due import MOST
from storage.tables import Followup, Partnership, Slot

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def of_slot(session: Session, slot_id: int) -> list[Followup]:
    """Both sides' follow-ups of a slot."""
    wanted = select(Followup).where(Followup.slot_id == slot_id).order_by(Followup.id)
    return list(session.scalars(wanted))


def of_side(session: Session, slot_id: int, side: str) -> Followup | None:
    """One side's follow-up of a slot."""
    return next((f for f in of_slot(session, slot_id) if f.side == side), None)


def to_ask(session: Session, now: datetime) -> list[tuple[Followup, Slot, Partnership]]:
    """Those whose time to be asked has come; locked until the commit."""
    wanted = (
        select(Followup, Slot, Partnership)
        .join(Slot, Slot.id == Followup.slot_id)
        .join(Partnership, Partnership.id == Slot.partnership_id)
        .where(Followup.ask_at <= now)
        .order_by(Followup.ask_at, Followup.id)
        .limit(MOST)
        .with_for_update(of=Followup, skip_locked=True)
    )
    return [(row[0], row[1], row[2]) for row in session.execute(wanted)]
