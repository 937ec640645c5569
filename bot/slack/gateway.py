"""How we write in Slack. The outbox owns retries, so the client's own are off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bot.gateway import ClosedError, MessageGoneError, RefusedError, TryAgainError
from bot.slack.known import NOT_THERE, code_of
from bot.slack.render import message

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from slack_sdk.web.async_client import AsyncWebClient
    from slack_sdk.web.async_slack_response import AsyncSlackResponse

    from handlers.cards.model import Card

#: What Slack says when it is Slack's trouble, and passes.
PASSING = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"}
)
#: What it says when the message to edit is gone or never was ours.
GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
#: What it says when our token is no longer good.
REVOKED = frozenset(
    {"token_revoked", "account_inactive", "invalid_auth", "not_authed", "token_expired"}
)


class SlackGateway:
    """Posts and edits in Slack."""

    pace = 1.0  # chat.postMessage: about one a second in a channel

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def open_direct(self, person: str) -> str:
        """The id of our direct message with them."""
        try:
            response = await _asked(self._client.conversations_open(users=person))
        except RefusedError as error:
            if str(error) == "user_not_found":  # of another organisation, met in no room now
                raise ClosedError(str(error)) from None
            raise
        return str(response["channel"]["id"])

    async def post(
        self,
        conversation: str,
        card: Card,
        *,
        under: str | None = None,
        only_for: str | None = None,
    ) -> str | None:
        """Post a message; for one person in a shared room, an ephemeral one."""
        content: dict[str, Any] = message(card) | {"channel": conversation}
        if under:
            content["thread_ts"] = under
        if only_for:
            del content["unfurl_links"], content["unfurl_media"]
            await _asked(self._client.chat_postEphemeral(user=only_for, **content))
            return None
        response = await _asked(self._client.chat_postMessage(**content))
        return str(response["ts"])

    async def edit(self, conversation: str, message_id: str, card: Card) -> None:
        """Replace text and blocks both: Slack keeps the one that is not sent."""
        said = message(card)
        await _asked(
            self._client.chat_update(
                channel=conversation, ts=message_id, text=said["text"], blocks=said["blocks"]
            )
        )


async def _asked(call: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse:
    try:
        return await call
    except SlackApiError as error:
        raise _translated(error) from None  # the response may repeat what was sent
    except (ClientError, TimeoutError, OSError) as error:
        raise TryAgainError(f"Slack did not answer: {type(error).__name__}") from None


def _translated(error: SlackApiError) -> Exception:
    response = error.response
    status = int(getattr(response, "status_code", 200) or 200)
    headers = getattr(response, "headers", None) or {}
    code = code_of(error)
    too_many = 429
    if status == too_many or code in {"ratelimited", "rate_limited"}:
        return TryAgainError("rate limited", after=float(headers.get("Retry-After", 30)))
    if status >= 500 or code in PASSING or not code:  # noqa: PLR2004 - HTTP's own border
        return TryAgainError(code or f"HTTP {status}")
    if code in REVOKED:
        return ClosedError(code, whole=True)
    if code in NOT_THERE:
        return ClosedError(code)
    if code in GONE:
        return MessageGoneError(code)
    return RefusedError(code)
