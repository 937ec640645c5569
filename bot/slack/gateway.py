"""How we write in Slack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.gateway import ClosedError, RefusedError, UntoldError
from bot.slack import sent
from bot.slack.asked import asked
from bot.slack.render import message

if TYPE_CHECKING:
    from datetime import datetime

    from slack_sdk.web.async_client import AsyncWebClient

    from bot.gateway import Destination
    from handlers.cards.model import Card


class SlackGateway:
    """Posts and edits in Slack."""

    pace = 1.0  # chat.postMessage: about one a second in a channel

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def open_direct(self, person: str) -> str:
        """The id of our direct message with them."""
        try:
            response = await asked(self._client.conversations_open(users=person))
        except RefusedError as error:
            if str(error) == "user_not_found":  # of another organisation, met in no room now
                raise ClosedError(str(error)) from None
            raise
        return str(response["channel"]["id"])

    async def post(self, to: Destination, card: Card) -> str | None:
        """Post a message; for one person in a shared room, an ephemeral one."""
        content: dict[str, Any] = message(card) | {"channel": to.conversation}
        if to.under:
            content["thread_ts"] = to.under
        if to.only_for:
            del content["unfurl_links"], content["unfurl_media"]
            await asked(self._client.chat_postEphemeral(user=to.only_for, **content))
            return None
        content["metadata"] = sent.metadata(to.key)
        response = await asked(self._client.chat_postMessage(**content))
        return str(response["ts"])

    async def posted(self, to: Destination, *, since: datetime) -> str | None:
        """What was posted there; nothing is kept of what one person sees in a shared room."""
        if to.only_for:
            raise UntoldError
        return await sent.find(self._client, to, since=since)

    async def edit(self, conversation: str, message_id: str, card: Card) -> None:
        """Replace text and blocks both: Slack keeps the one that is not sent."""
        said = message(card)
        await asked(
            self._client.chat_update(
                channel=conversation, ts=message_id, text=said["text"], blocks=said["blocks"]
            )
        )
