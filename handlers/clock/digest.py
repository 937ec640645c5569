"""Overviews: of the day for the room and for those who want their own, of the week for the room.

Each at its local hour, once. Nothing to say: not sent. Hours late: skipped, as it helps nobody.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.cards.digest import gather, waiting_for
from handlers.cards.note import Note
from handlers.cards.weekly import anything_to_say
from handlers.partnerships.daily import next_digest, next_own, next_weekly
from handlers.slots import tell
from storage import conversations, due, memberships, outbox
from storage.outbox import Intent

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.tables import Partnership, Person

log = logging.getLogger(__name__)

#: An overview that would come later than this helps nobody.
TOO_LATE = timedelta(hours=3)


def send_digests(session: Session, now: datetime) -> int:
    """Send each partnership's overview of the day that is due; how many were due."""
    found, intents = due.to_digest(session, now), list[Intent]()
    for partnership in found:
        latest = next_digest(partnership, after=now - TOO_LATE)
        if _in_time(session, f"digest:{partnership.id}", latest, now):
            day = gather(session, [partnership.id], now, ZoneInfo(partnership.zone))
            intents += [] if day.empty else _to_rooms(session, partnership, "digest")
        partnership.digest_at = next_digest(partnership, after=now)
    return _sent(session, found, intents)


def send_weeklies(session: Session, now: datetime) -> int:
    """Send each partnership's overview of the week that is due; how many were due."""
    found, intents = due.to_tell_the_week(session, now), list[Intent]()
    for partnership in found:
        latest = next_weekly(partnership, after=now - TOO_LATE)
        in_time = _in_time(session, f"week:{partnership.id}", latest, now)
        if in_time and anything_to_say(session, partnership, now):
            intents += _to_rooms(session, partnership, "weekly")
        partnership.weekly_at = next_weekly(partnership, after=now)
    return _sent(session, found, intents)


def send_own(session: Session, now: datetime) -> int:
    """Send people the overview they wanted for themselves; how many were due."""
    found, intents = due.to_digest_alone(session, now), list[Intent]()
    for person in found:
        theirs = memberships.partnerships_of(session, person.id)
        zone = ZoneInfo(person.zone or (theirs[0].zone if theirs else "UTC"))
        latest = next_own(person, zone, after=now - TOO_LATE)
        if theirs and _in_time(session, f"own:{person.id}", latest, now):
            intents += _to_person(session, person, theirs, zone, now)
        person.digest_at = next_own(person, zone, after=now) if theirs else None
    return _sent(session, found, intents)


def _in_time(session: Session, job: str, latest: datetime | None, now: datetime) -> bool:
    """Whether the `latest` one is still worth sending, and nobody has sent it."""
    if latest is None or latest > now:
        log.info("the overview %s is skipped: it would come too late", job)
        return False
    return due.first_run(session, job, latest)


def _to_rooms(session: Session, partnership: Partnership, code: str) -> list[Intent]:
    note = Note(code, fields={"partnership": partnership.id})
    rooms = [room for room, why in conversations.shared_rooms(session, partnership.id) if not why]
    return [tell.note_intent(room, note, lane=tell.DIGEST) for room in rooms]


def _to_person(
    session: Session, person: Person, theirs: list[Partnership], zone: ZoneInfo, now: datetime
) -> list[Intent]:
    day = gather(session, [p.id for p in theirs], now, zone)
    if day.empty and not waiting_for(session, person.id, now):
        return []
    line = tell.line_to(session, person.id)
    return [tell.note_intent(line, Note("digest", fields={"partnership": None}), lane=tell.DIGEST)]


def _sent(session: Session, found: list[Partnership] | list[Person], intents: list[Intent]) -> int:
    session.flush()
    outbox.enqueue(session, intents)
    return len(found)
