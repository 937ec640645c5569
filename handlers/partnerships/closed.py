"""Rooms, private lines and whole workspaces that are closed to us: what waits there waits."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from handlers.cards.note import Note
from handlers.slots import tell
from handlers.slots.lifecycle import Side
from storage import conversations, installations, known_as, outbox, rooms, settings
from storage.lines import lines_to
from storage.tables import Partnership

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.tables import Conversation, Installation

#: How many of the library are told where nobody leads it.
MOST_TOLD = 3


class Change(StrEnum):
    """What became of a room, or of the whole installation."""

    JOINED = "joined"  # we are in it, for the first time or again
    REMOVED = "removed"
    RENAMED = "renamed"  # the platform calls it by another id
    SHARED = "shared"  # an organisation is in it (again)
    UNSHARED = "unshared"  # an organisation is no longer in it
    UNINSTALLED = "uninstalled"
    REVOKED = "revoked"
    REINSTALLED = "reinstalled"


def room_lost(session: Session, room: Conversation, why: Change) -> None:
    """Nothing can be written there for now; other rooms go on. Who can mend it is told, once.

    What a room is called is told only to who is on its platform.
    """
    if not rooms.pause(session, [room.id], why) or room.partnership_id is None:
        return
    partnership = session.get_one(Partnership, room.partnership_id)
    told = _who_can_mend(session, partnership, room)
    here = known_as.known_at(session, room.installation_id, told)
    on = installations.platform_of(session, room.installation_id)
    others = any(
        not closed for _room, closed in conversations.shared_rooms(session, partnership.id)
    )
    lines = lines_to(session, told)
    intents = []
    for person, line in lines.items():
        fields: dict[str, Any] = {
            "name": room.name if person in here else "",
            "partner": partnership.partner_name,
            "platform": on,
            "here": person in here,
        }
        fields |= {"others": True} if others else {}
        intents.append(tell.note_intent(line, Note(f"room_{why}", fields=fields)))
    outbox.enqueue(session, intents)


def _who_can_mend(session: Session, partnership: Partnership, room: Conversation) -> list[int]:
    """The library's leads, and those of the partner where the room is on their platform only."""
    known = settings.known_on(session, partnership.id, Side.LIBRARY)
    leads = [m.person_id for m, _person in known if m.leads]
    told = leads or [m.person_id for m, _person in known[:MOST_TOLD]]
    if known_as.known_at(session, room.installation_id, told):
        return told
    theirs = settings.leads(session, partnership.id, Side.PARTNER)
    return [*told, *sorted(known_as.known_at(session, room.installation_id, theirs))]


def line_lost(session: Session, line: Conversation) -> bool:
    """A private line is closed: it waits if its person's organisation shares no room with us now.

    False: it does share one, so the line is closed for good.
    """
    home = installations.by_id(session, line.installation_id)
    team = rooms.team_of(session, line)
    if team in {"", home.external_id} or rooms.shared_with(session, home.id, team):
        return False
    rooms.pause(session, [line.id], Change.UNSHARED)
    return True


def workspace_changed(session: Session, home: Installation, kind: Change) -> bool:
    """The whole workspace closes to us, or opens again; returns whether that is news."""
    everything = rooms.of_installation(session, home.id)
    was_open = not home.state
    if kind is Change.REINSTALLED:
        rooms.resume(session, everything, rooms.WHOLE)
        home.state = ""
        return not was_open
    rooms.pause(session, everything, kind)
    if home.state != Change.UNINSTALLED:  # its tokens are revoked as well, which says less
        home.state = kind
    return was_open
