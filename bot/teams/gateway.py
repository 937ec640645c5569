"""How we write in Teams. The outbox owns retries; Microsoft's package has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.gateway import TryAgainError, UntoldError
from bot.teams.pace import Pace
from bot.teams.render import CONTENT_TYPE, summary
from bot.teams.under import posted
from storage import addresses
from storage.addresses import Seen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.gateway import Destination
    from bot.house import House
    from bot.teams.activity import Place
    from bot.teams.connector import Connector
    from handlers.cards.model import Card

#: How the ids of channels end, the only conversations with threads.
CHANNELS = ("@thread.tacv2", "@thread.skype")


class TeamsGateway:
    """Posts and edits in Teams. Nothing there is seen by one person only but their own line."""

    pace = 0.15  # seven a second in one conversation

    def __init__(self, house: House, connector: Connector, now: Callable[[], datetime]) -> None:
        self._house = house
        self._connector = connector
        self._limits = Pace(now)
        self._lang = house.settings.defaults.locale

    async def open_direct(self, person: str) -> str:
        """The id of our private conversation with them; by their account where we met it."""
        met = await self._met(person)
        service = met.service_url if met else await self._service()
        account = (met and met.account) or person
        line = await self._connector.open_line(service, account)
        await self._remember(Seen(line, service))
        return line

    async def post(self, to: Destination, card: Card) -> str | None:
        """Post a message; one for one person goes to their own line, where nobody else sees it."""
        said = self._said(card)
        if to.only_for:
            await self.say(await self.open_direct(to.only_for), said)
            return None
        return await self.say(_thread(to.conversation, to.under), said)

    async def posted(self, to: Destination, *, since: datetime) -> str | None:  # noqa: ARG002
        """Nobody can tell: a bot may not look at what it has written in Teams."""
        raise UntoldError

    async def edit(self, conversation: str, message: str, card: Card) -> None:
        """Replace what the message says."""
        await self.replace(conversation, message, self._said(card))

    async def say(self, conversation: str, said: dict[str, Any]) -> str:
        """Post an activity of ours; returns its id."""
        self._paced(conversation)
        service = await self._service_of(conversation)
        return await self._connector.post(service, conversation, self._ours(said))

    async def replace(self, conversation: str, message: str, said: dict[str, Any]) -> None:
        """Put an activity in the place of another."""
        self._paced(conversation)
        service = await self._service_of(conversation)
        await self._connector.edit(service, conversation, message, self._ours(said))

    async def reply(self, place: Place, said: dict[str, Any]) -> None:
        """Answer where something was said, by what it says of the way back alone."""
        where = _thread(place.id, place.thread)
        self._paced(where)
        await self._connector.post(place.service, where, self._ours(said))

    def _said(self, card: Card) -> dict[str, Any]:
        return message(posted(card, lang=self._lang), summary(card))

    def _paced(self, conversation: str) -> None:
        if wait := self._limits.wait(conversation):
            raise TryAgainError("our own pace", after=wait)

    def _ours(self, said: dict[str, Any]) -> dict[str, Any]:
        """Without the tenant, the service may refuse what nobody asked for just now."""
        return said | {"channelData": {"tenant": {"id": self._connector.tenant}}}

    async def _service_of(self, conversation: str) -> str:
        met = await self._met(conversation.partition(";")[0])
        return met.service_url if met else await self._service()

    async def _service(self) -> str:
        """Where the tenant was met last; before anybody wrote, where the settings say."""

        def look() -> str | None:
            with self._house.store.read() as session:
                return addresses.last_service(session, self._connector.tenant)

        return await self._house.run(look) or self._house.settings.teams_service_url

    async def _met(self, external_id: str) -> Seen | None:
        def look() -> Seen | None:
            with self._house.store.read() as session:
                return addresses.of(session, self._connector.tenant, external_id)

        return await self._house.run(look)

    async def _remember(self, seen: Seen) -> None:
        def write() -> None:
            with self._house.store.write() as session:
                addresses.remember(session, self._connector.tenant, [seen])

        await self._house.run(write)


def message(content: dict[str, Any], notice: str) -> dict[str, Any]:
    """A message of a card's content, and the text a notification shows."""
    attachment = {"contentType": CONTENT_TYPE, "content": content}
    return {"type": "message", "summary": notice or "Rykker", "attachments": [attachment]}


def _thread(conversation: str, under: str | None) -> str:
    """The thread under a message; chats have none."""
    in_channel = conversation.endswith(CHANNELS)
    return f"{conversation};messageid={under}" if under and in_channel else conversation
