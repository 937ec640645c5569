"""The language somebody is answered in where what they did was not understood, or not taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.words.i18n import language
from storage import conversations, identities, installations, memberships

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.scene import Defaults


def spoken_by(
    session: Session,
    *,
    platform: str,
    installation: str,
    person: str,
    room: str,
    defaults: Defaults,
) -> str:
    """Their own; else that of the room, or of the only partnership they take part in."""
    found = identities.seen(session, platform=platform, home=installation, person=person)
    if found and found.locale:
        return language(found.locale).code
    home = installations.known(session, platform=platform, external_id=installation)
    here = home and conversations.known(session, installation_id=home.id, external_id=room)
    partnership = here[1] if here else None
    if partnership is None and found:
        theirs = memberships.partnerships_of(session, found.id)
        partnership = theirs[0] if len(theirs) == 1 else None
    return language(partnership.locale if partnership else defaults.locale).code
