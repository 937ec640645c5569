"""What the bot says in the room: rows that every open page follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.exc import OperationalError

from bot.gateway import MessageGoneError, RefusedError, TryAgainError
from handlers.cards.model import to_json
from storage import room

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.gateway import Destination
    from bot.house import House
    from handlers.cards.model import Card

T = TypeVar("T")


class RoomGateway:
    """Posts and edits in the room. Every message there can be edited, private ones too."""

    pace = 0.0

    def __init__(self, house: House) -> None:
        self._house = house

    async def open_direct(self, person: str) -> str:
        """The person's private conversation; it is always open."""
        return room.direct(person)

    async def post(self, to: Destination, card: Card) -> str | None:
        """Post; see `bot.gateway.Gateway`."""
        return await self._saved(lambda: self._post(to, card))

    async def posted(self, to: Destination, *, since: datetime) -> str | None:  # noqa: ARG002 - a key is given once
        """What was posted there; see `bot.gateway.Gateway`."""
        return await self._saved(lambda: self._posted(to))

    async def edit(self, conversation: str, message: str, card: Card) -> None:  # noqa: ARG002 - ids are unique in the whole room
        """Replace what the message says."""
        if not await self._saved(lambda: self._edit(message, card)):
            raise MessageGoneError(message)

    def _posted(self, to: Destination) -> str | None:
        with self._house.store.read() as session:
            found = room.sent_as(session, to.conversation, to.key)
        return None if found is None else str(found)

    def _post(self, to: Destination, card: Card) -> str:
        conversation = to.conversation
        if not room.is_shared(conversation) and not conversation.startswith(room.direct("")):
            raise RefusedError("no_such_conversation")
        with self._house.store.write() as session:
            parent = room.post_id(to.under) if to.under else None
            if parent is not None and not room.exists(session, parent):
                raise RefusedError("no_such_message")
            post = room.add_post(
                session,
                conversation=conversation,
                at=self._house.clock.now(),
                only_for=to.only_for or "",
                under=parent,
                card=to_json(card),
                sent_as=to.key,
            )
        return str(post)

    def _edit(self, message: str, card: Card) -> bool:
        with self._house.store.write() as session:
            return room.edit_post(session, room.post_id(message), to_json(card))

    async def _saved(self, work: Callable[[], T]) -> T:
        try:
            return await self._house.run(work)
        except OperationalError as error:
            raise TryAgainError("database", unsure=True) from error
