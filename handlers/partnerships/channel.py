"""What a platform does to a room is state: its work pauses and resumes, and the library is told.

None of these is a person's act. Platforms repeat such news, leave some out and mix up their order,
so what counts is how things are now, where the platform tells it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.partnerships.closed import Change, room_lost, workspace_changed
from storage import conversations, installations, outbox, rooms
from storage.outbox import Intent
from storage.tables import Conversation, Partnership

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.door import Room
    from storage.tables import Installation

#: The welcome's place in a room: it stands there once.
WELCOME = "welcome"


@dataclass(frozen=True, slots=True)
class RoomChange:
    """`room` is as it is now (no teams: the platform would not tell); `before` its former id.

    `team` is the organisation that came or went, "" where that is not said by an id its people
    have. No room: it is about the whole installation.
    """

    kind: Change
    platform: str
    installation: str
    installation_name: str = ""
    room: Room | None = None
    before: str = ""
    team: str = ""


def room_changed(session: Session, change: RoomChange) -> None:
    """Write down how things are now."""
    home = installations.met(
        session,
        platform=change.platform,
        external_id=change.installation,
        name=change.installation_name,
    )
    if change.room is None:
        workspace_changed(session, home, change.kind)
        return
    found = rooms.known(session, home.id, change.before or change.room.external_id)
    if found is None and change.kind is Change.JOINED:
        found = rooms.made(session, home.id, change.room.external_id)
    if found is None:
        return
    if change.kind is Change.REMOVED:
        room_lost(session, found, Change.REMOVED)
        return
    if change.kind is Change.RENAMED:
        rooms.rename(session, found, change.room.external_id)
    if change.kind in {Change.JOINED, Change.RENAMED}:  # either is told only to who is in it
        rooms.resume(session, [found.id], (Change.REMOVED,))
    _shared_now(session, home, found, change)
    if change.kind is Change.JOINED:
        _welcome(session, found)


def _shared_now(
    session: Session, home: Installation, room: Conversation, change: RoomChange
) -> None:
    """The partner may have come or gone, and with them the private lines to its people."""
    if change.room is None:
        return
    partnership = room.partnership_id and session.get(Partnership, room.partnership_id)
    partner = partnership.partner_team if partnership else ""
    if partnership and _may_leave(session, partnership, room):
        partner = ""
    there = _is_there(partner, home.external_id, set(room.teams), change) if partner else None
    room.name, room.teams = change.room.name or room.name, dict(change.room.teams) or room.teams
    session.flush()
    if there:
        rooms.resume(session, [room.id], (Change.UNSHARED,))
    elif there is False:
        room_lost(session, room, Change.UNSHARED)
    session.refresh(room, ["paused"])
    if not room.paused:
        who = {*room.teams, change.team, partner if there else ""} - {""}
        lines = rooms.lines_of(session, home.id, who)
        rooms.resume(session, lines, (Change.UNSHARED,))
    elif there is False and not rooms.shared_with(session, home.id, partner):
        rooms.pause(session, rooms.lines_of(session, home.id, {partner}), Change.UNSHARED)


def _may_leave(session: Session, partnership: Partnership, room: Conversation) -> bool:
    """Whether the partner need not be in this room: it is elsewhere, or has another open room."""
    if partnership.installation_id != room.installation_id:
        return True
    others = conversations.shared_rooms(session, partnership.id)
    return not room.paused and any(not why and other != room.id for other, why in others)


def _is_there(partner: str, home: str, before: set[str], change: RoomChange) -> bool | None:
    """Whether the partner's organisation is in the room; None: this does not tell.

    One that is listed by an id its people do not have is never found: it has left only if it was
    listed before, or if nobody else is left.
    """
    now = set(change.room.teams) if change.room else set()
    if partner in now:
        return True
    if now and (partner in before or now == {home}):
        return False
    if change.kind is Change.SHARED and change.team in {"", partner}:
        return True
    return False if (change.kind, change.team) == (Change.UNSHARED, partner) else None


def _welcome(session: Session, room: Conversation) -> None:
    """First contact: once, and only where nobody works together yet."""
    if room.partnership_id is None and outbox.surface_of(session, room.id, WELCOME) is None:
        note = Note(WELCOME, fields={"room": room.id})
        intent = Intent(room.id, WELCOME, "note", payload={"note": note.to_json()}, lane=0)
        outbox.enqueue(session, [intent])
