"""The partnership's room in the browser, and the people who come into it by a link of their own."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, Any

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.partnerships.sides import put_on
from handlers.slots import asking, tell
from handlers.slots.lifecycle import Side
from storage import (
    founding,
    installations,
    joining,
    known_as,
    links,
    memberships,
    outbox,
    rooms,
    settings,
    slots,
)
from storage.outbox import Intent
from storage.room import shared_of

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.tables import Conversation, Installation, Partnership, Person

#: What the installation of all browser rooms is called, besides the demo's.
ROOM, ROOM_NAME = "room", "Rykker"
#: Cards of what is coming that a new room is shown, the nearest.
MOST = 100


def home_of_all(session: Session) -> Installation:
    """The installation of all browser rooms but the demo's."""
    return installations.met(session, platform="room", external_id=ROOM, name=ROOM_NAME)


def open_room(
    session: Session, partnership: Partnership, newcomer: Person, side: Side, *, now: datetime
) -> None:
    """There is a room in the browser from now on; a new one shows what is coming at once.

    The other rooms hear who reads their cards there.
    """
    home = home_of_all(session)
    if rooms.of(session, partnership.id, home.id):
        return
    others = joining.rooms(session, partnership.id)
    fields = {"who": newcomer.id, "side": side, "partnership": partnership.id}
    told = Note("browser_opened", fields=fields)
    # Before the new room is made: conversations are locked by rising id.
    outbox.enqueue(session, [tell.note_intent(other.id, told) for other in others])
    room = _new(session, partnership, home)
    founding.take_room(session, room, partnership)
    coming = slots.coming(session, partnership_ids=[partnership.id], after=now, most=MOST)
    cards = [Intent(room.id, f"card:{slot.id}", "card", slot_id=slot.id) for slot in coming]
    outbox.enqueue(session, cards)


def _new(session: Session, partnership: Partnership, home: Installation) -> Conversation:
    """A room where nothing was ever said: one of before may have been others' meanwhile."""
    own = shared_of(partnership.id)
    names = chain([own], (f"{own}.{n}" for n in count(2)))
    free = next(name for name in names if rooms.known(session, home.id, name) is None)
    return rooms.made(session, home.id, free)


def let_go(session: Session, partnership: Partnership, person_id: int, *, now: datetime) -> None:
    """Somebody is of neither side any more, without a link; who asked them hears it at once."""
    asked = slots.open_asks_of(session, person_id, after=now, partnership_id=partnership.id)
    for ask in asked:
        if ask.person_id == person_id:  # they never will answer
            ask.again_at = None
            asking.chase_at_once(ask, now=now)
    settings.forget_side(session, partnership.id, {person_id})


def may_close(session: Session, partnership: Partnership, side: Side) -> None:
    """Nobody but the library puts its people out.

    Raises:
        UserError: `unlink_shared`.
    """
    given = links.given(session, partnership.id)
    if side is Side.PARTNER and any(theirs == Side.LIBRARY for _link, _person, theirs in given):
        raise UserError("unlink_shared", library=partnership.library_name)


def close_room(session: Session, partnership: Partnership, *, now: datetime) -> dict[str, Any]:
    """It was taken out: no link leads into it any more. Who is nowhere else is of neither side.

    But who has said yes to what is coming is in it still. Returns what is said of it: whether
    anybody is shut out, and what they are in.
    """
    home = home_of_all(session)
    theirs = {person.id for _link, person, _side in links.given(session, partnership.id)}
    elsewhere = {p for p in theirs if [h for h in known_as.homes_of(session, p) if h.id != home.id]}
    links.give_up(session, partnership.id, theirs)
    still = joining.still_in(session, partnership.id, theirs - elsewhere, now)
    for person in sorted(theirs - elsewhere - {person for person, _slot in still}):
        let_go(session, partnership, person, now=now)
    events = {slot.id: f"#{slot.number} {slot.title}" for _person, slot in still}
    return {"shut_out": bool(theirs), "still_in": list(events.values())}


def only_one(session: Session, room: Conversation, partnership: Partnership) -> None:
    """A partnership has one room in the browser: its people belong into the one there is.

    Raises:
        UserError: `link_browser`.
    """
    there = rooms.of(session, partnership.id, room.installation_id)
    if there and installations.platform_of(session, room.installation_id) == "room":
        raise UserError("link_browser", act="link")


def bring_along(session: Session, room: Conversation, partnership: Partnership, side: Side) -> None:
    """The links into a browser room that joins lead into the partnership, for people of that side.

    Who is known there already stays on their own.
    """
    given_up = room.partnership_id
    if given_up is None or installations.platform_of(session, room.installation_id) != "room":
        return
    for _link, person, _side in links.given(session, given_up):
        known = memberships.membership(session, partnership_id=partnership.id, person_id=person.id)
        if known is None:
            put_on(session, partnership, person.id, side, given_by="hand")
    links.move(session, given_up, partnership.id)
