"""What Slack's answers mean for what we wanted. The outbox owns retries; the client has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import ClientConnectorError, ClientError
from slack_sdk.errors import SlackApiError

from bot.gateway import ClosedError, MessageGoneError, RefusedError, TryAgainError
from bot.slack.known import NOT_THERE, code_of

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from slack_sdk.web.async_slack_response import AsyncSlackResponse

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


async def asked(call: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse:
    """The answer to a call.

    Raises:
        TryAgainError, ClosedError, MessageGoneError, RefusedError: see `bot.gateway`.
    """
    try:
        return await call
    except SlackApiError as error:
        raise _translated(error) from None  # the response may repeat what was sent
    except (ClientError, TimeoutError, OSError) as error:
        # Without a connection nothing was said; else it may have been heard.
        unsure = not isinstance(error, ClientConnectorError)
        why = f"Slack did not answer: {type(error).__name__}"
        raise TryAgainError(why, unsure=unsure) from None


def _translated(error: SlackApiError) -> Exception:
    response = error.response
    status = int(getattr(response, "status_code", 200) or 200)
    headers = getattr(response, "headers", None) or {}
    code = code_of(error)
    too_many = 429
    if status == too_many or code in {"ratelimited", "rate_limited"}:
        return TryAgainError("rate limited", after=float(headers.get("Retry-After", 30)))
    if status >= 500 or code in PASSING or not code:  # noqa: PLR2004 - HTTP's own border
        return TryAgainError(code or f"HTTP {status}", unsure=True)
    if code in REVOKED:
        return ClosedError(code, whole=True)
    if code in NOT_THERE:
        return ClosedError(code)
    if code in GONE:
        return MessageGoneError(code)
    return RefusedError(code)
