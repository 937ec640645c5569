"""Asking how it went, on the next weekday morning; once more if nobody answered; then in peace."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.partnerships.days import next_weekday_morning
from handlers.slots.followup import show
from storage import followups

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

#: How often a side is asked.
TIMES = 2


def ask_how_it_went(session: Session, now: datetime) -> int:
    """Ask those whose time has come; how many sides there were."""
    found = followups.to_ask(session, now)
    for said, slot, partnership in found:
        said.asked += 1
        again = next_weekday_morning(now, ZoneInfo(partnership.zone))
        said.ask_at = again if said.asked < TIMES else None
        session.flush()
        show(session, slot, said, anew=True)
    return len(found)
