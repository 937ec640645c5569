"""The overview for somebody who only looks, and has said nothing: Slack's App Home."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.cards.note import Note
from handlers.cards.overview import overview_card
from handlers.cards.reader import Reader
from handlers.slots.lifecycle import Side
from handlers.words.i18n import language
from storage import identities, memberships

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from handlers.cards.model import Card
    from handlers.scene import Defaults


def overview_for(
    session: Session,
    *,
    platform: str,
    installation: str,
    person: str,
    now: datetime,
    defaults: Defaults,
) -> Card:
    """The card, in their language and zone; also for somebody never seen before."""
    found = identities.seen(session, platform=platform, home=installation, person=person)
    known = memberships.taken_part(session, found.id) if found else []
    partnership, membership = known[0] if known else (None, None)
    locale = partnership.locale if partnership else defaults.locale
    zone = partnership.zone if partnership else defaults.zone
    reader = Reader(
        language=language((found and found.locale) or locale),
        zone=ZoneInfo((found and found.zone) or zone),
        now=now,
        person_id=found.id if found else None,
        side=Side(membership.side) if membership else None,
    )
    return overview_card(session, Note("overview"), reader)
