"""The days ahead of one partnership, as the picture of them wants them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.cards.week import Event, Week, from_today
from handlers.slots.lifecycle import SlotState
from storage import places, slots

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.tables import Partnership

#: What is drawn at most; who has more on wants a list.
MOST = 60


def week_ahead(session: Session, partnership: Partnership, *, now: datetime) -> Week:
    """From today to the end of a week soon, in the partnership's zone; `now` is UTC."""
    zone = ZoneInfo(partnership.zone)
    names = places.names(session, partnership.id)
    found = slots.coming(session, partnership_ids=[partnership.id], after=now, most=MOST)
    events = tuple(
        Event(
            number=slot.number,
            title=slot.title,
            start=slot.start_at.astimezone(zone),
            end=slot.end_at.astimezone(zone),
            place=names.get(slot.place_id or 0, ""),
            state=SlotState(slot.state),
        )
        for slot in found
    )
    return replace(from_today(now.astimezone(zone).date()), events=events)
