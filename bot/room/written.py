"""What people do in the room, as messages there: where it was done, what was typed, what came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.room import inbound
from handlers.cards.model import to_json
from handlers.door import Kind
from storage import room
from storage.inbox import first_time

if TYPE_CHECKING:
    from bot.house import House
    from bot.room.inbound import Sender
    from handlers.cards.model import Card
    from handlers.door import Inbound


def placed(house: House, by: Sender) -> Sender:
    """The sender, where the message they did it to stands.

    Raises:
        LookupError: there is none that they can see.
    """
    shared = by.visit.shared.external_id
    with house.store.read() as session:
        if by.seen is not None and not room.mark(session).follows(by.seen):
            raise LookupError(by.seen)  # the page shows a room that is no more
        if by.at is None:
            return by
        post = room.post_for(session, by.person.external_id, by.at, shared=shared)
    if post is None:
        raise LookupError(by.at)
    return inbound.moved(by, shared=room.is_shared(post.conversation))


def write_down(house: House, heard: Inbound, by: Sender, text: str) -> None:
    """The typed line as a message: once, however often it is sent; a command is private."""
    now = house.clock.now()
    with house.store.write() as session:
        if not first_time(session, key=f"room said {by.visit.installation}:{by.key}", at=now):
            return
        room.add_post(
            session,
            conversation=by.room.external_id,
            at=now,
            author=by.person.external_id,
            only_for=by.only_for if heard.kind is Kind.COMMAND else "",
            under=by.at,
            text=text,
        )


def show(house: House, by: Sender, card: Card) -> None:
    """The answer to what they did, for their eyes only."""
    with house.store.write() as session:
        room.add_post(
            session,
            conversation=by.room.external_id,
            at=house.clock.now(),
            only_for=by.only_for,
            under=None,
            card=to_json(card),
        )
