"""The daily overview in the shared room: on weekdays, at the partnership's hour."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.cards.digest import gather
from handlers.cards.note import Note
from handlers.partnerships.daily import next_digest
from handlers.slots import tell
from storage import due, outbox, people
from storage.outbox import Intent

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.tables import Partnership

log = logging.getLogger(__name__)

#: A digest that would come later than this helps nobody.
TOO_LATE = timedelta(hours=3)


def send_digests(session: Session, now: datetime) -> int:
    """Send each partnership's overview that is due; how many were due. Nothing to say: not sent."""
    found, intents = due.to_digest(session, now), list[Intent]()
    for partnership in found:
        latest = next_digest(partnership, after=now - TOO_LATE)
        if latest is None or latest > now:
            log.info("the overview of partnership %s is skipped: too late", partnership.id)
        elif not gather(session, [partnership.id], now, ZoneInfo(partnership.zone)).empty:
            intents += _intents(session, partnership)
        partnership.digest_at = next_digest(partnership, after=now)
    session.flush()
    outbox.enqueue(session, intents)
    return len(found)


def _intents(session: Session, partnership: Partnership) -> list[Intent]:
    note = Note("digest", fields={"partnership": partnership.id})
    rooms = [room for room, why in people.shared_rooms(session, partnership.id) if not why]
    return [tell.note_intent(room, note) for room in rooms]
