"""What a platform does to a room is state: its work pauses and resumes, and the library is told.

None of these is a person's act. Platforms repeat such news, so each is written as how things are.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.slots import tell
from handlers.slots.lifecycle import Side
from storage import outbox, people, rooms, settings
from storage.outbox import Intent
from storage.tables import Conversation, Partnership

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.door import Room

#: How many of the library are told where nobody leads it.
MOST_TOLD = 3
#: The welcome's place in a room: it stands there once.
WELCOME = "welcome"


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


@dataclass(frozen=True, slots=True)
class RoomChange:
    """`room` is as it is now; `before` its former id; `team` the organisation that came or went."""

    kind: Change
    platform: str
    installation: str
    installation_name: str = ""
    room: Room | None = None
    before: str = ""
    team: str = ""


def room_changed(session: Session, change: RoomChange) -> None:
    """Write down how things are now."""
    home = people.installation(
        session,
        platform=change.platform,
        external_id=change.installation,
        name=change.installation_name,
    )
    if change.room is None:
        _whole(session, home.id, change.kind)
        return
    found = rooms.known(session, home.id, change.before or change.room.external_id)
    if change.kind is Change.JOINED:
        _joined(session, home.id, found, change.room)
    elif found is None:
        return
    elif change.kind is Change.RENAMED:
        rooms.rename(session, found, change.room.external_id)
    elif change.kind is Change.REMOVED:
        lost(session, found, Change.REMOVED)
    elif _is_partner(session, found, change.team):
        lines = rooms.lines_of_team(session, found, change.team)
        if change.kind is Change.UNSHARED:
            rooms.pause(session, lines, Change.UNSHARED)
            lost(session, found, Change.UNSHARED)
        else:
            rooms.resume(session, [found.id, *lines], (Change.UNSHARED,))


def lost(session: Session, room: Conversation, why: Change) -> None:
    """Nothing can be written there for now. The library is told, once."""
    if not rooms.pause(session, [room.id], why) or room.partnership_id is None:
        return
    partnership = session.get_one(Partnership, room.partnership_id)
    known = settings.known_on(session, partnership.id, Side.LIBRARY)
    told = [m.person_id for m, _p in known if m.leads] or [m.person_id for m, _p in known]
    note = Note(f"room_{why}", fields={"name": room.name, "partner": partnership.partner_name})
    lines = people.direct_lines(
        session, installation_id=room.installation_id, person_ids=told[:MOST_TOLD]
    )
    outbox.enqueue(session, [tell.note_intent(line, note) for line in lines.values()])


def installation_lost(session: Session, installation_id: int, why: Change) -> bool:
    """Nothing can be sent for this workspace; whether that is news."""
    return _whole(session, installation_id, why)


def _whole(session: Session, installation_id: int, kind: Change) -> bool:
    home = people.installation_by_id(session, installation_id)
    everything = rooms.of_installation(session, installation_id)
    news = home.state != (kind if kind is not Change.REINSTALLED else "")
    if kind is Change.REINSTALLED:
        home.state = ""
        rooms.resume(session, everything, rooms.WHOLE)
    else:
        home.state = kind
        rooms.pause(session, everything, kind)
    return news


def _joined(session: Session, home: int, found: Conversation | None, room: Room) -> None:
    if found is None:
        found = Conversation(installation_id=home, external_id=room.external_id, kind="shared")
        session.add(found)
    found.name, found.teams = room.name or found.name, dict(room.teams) or found.teams
    session.flush()
    rooms.resume(session, [found.id], (Change.REMOVED,))
    if found.partnership_id is None and outbox.surface_of(session, found.id, WELCOME) is None:
        note = Note(WELCOME, fields={"room": found.id})
        intent = Intent(found.id, WELCOME, "note", payload={"note": note.to_json()}, lane=0)
        outbox.enqueue(session, [intent])


def _is_partner(session: Session, room: Conversation, team: str) -> bool:
    """Whether the organisation is the one the library meets there; "" where it is not said."""
    if room.partnership_id is None:
        return False
    partner = session.get_one(Partnership, room.partnership_id).partner_team
    return bool(partner) and team in {"", partner}
