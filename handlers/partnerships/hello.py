"""Somebody has added the bot for themself: they are greeted on their own line, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.slots import tell
from storage import identities, leases, outbox
from storage.lines import direct_line

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.door import Profile

#: The greeting's place on their line: it stands there once.
HELLO = "hello"


def greet(
    session: Session,
    person: Profile,
    *,
    platform: str,
    installation: str,
    installation_name: str,
    line: str,
) -> None:
    """Say hello to them, unless we have written to them before: then they know us."""
    home, _identity, who = identities.actor(
        session,
        platform=platform,
        installation_id=installation,
        installation_name=installation_name,
        external_id=person.external_id,
        name=person.name,
        team=person.team,
        sure=person.sure,
    )
    theirs = direct_line(session, installation_id=home.id, person_id=who.id)
    if theirs.external_id is None:
        leases.opened(session, theirs.id, line)
    if not outbox.anything_said(session, theirs.id):
        intent = tell.note_intent(theirs.id, Note(HELLO), own=True)
        outbox.enqueue(session, [tell.keyed(intent, HELLO)])
