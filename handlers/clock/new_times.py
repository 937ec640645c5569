"""New times that are kept free no longer: the place is everybody's again, and the card says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage import due, outbox

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def let_times_go(session: Session, now: datetime) -> int:
    """Keep them free no longer; they can be had still, as long as nobody else takes them."""
    found = due.to_let_go(session, now)
    for row in found:
        row.held_until = None
    session.flush()
    slots = sorted({row.slot_id for row in found})
    outbox.enqueue(session, outbox.standing(session, slots) if slots else [])
    return len(found)
