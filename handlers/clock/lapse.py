"""Slots the time has overtaken: each is taken to the state it is in now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.slots.case import Case
from handlers.slots.lapse import lapse
from storage import due

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def lapse_all(session: Session, now: datetime) -> int:
    """End what is over by now; how many slots there were."""
    found = due.to_lapse(session, now)
    for slot, partnership in found:
        lapse(Case.of(session, partnership, slot), now=now)
    session.flush()
    return len(found)
