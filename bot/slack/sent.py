"""Whether a post arrived whose answer was lost: Slack keeps a random key of ours with it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.gateway import RefusedError, TryAgainError, UntoldError
from bot.slack.asked import asked

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from slack_sdk.web.async_client import AsyncWebClient
    from slack_sdk.web.async_slack_response import AsyncSlackResponse

    from bot.gateway import Destination

EVENT = "rykker_sent"
#: How far Slack's clock may be behind ours.
MARGIN = timedelta(minutes=5)
#: Messages a look takes at once, and how many looks: what was posted is among the last.
PAGE, MOST_PAGES = 100, 3


def metadata(key: str) -> dict[str, Any]:
    """What is kept with the message; people do not see it."""
    return {"event_type": EVENT, "event_payload": {"key": key}}


async def find(client: AsyncWebClient, to: Destination, *, since: datetime) -> str | None:
    """The message's `ts`; None: it never came.

    Raises:
        UntoldError: we may not look, or there is too much to look through.
        TryAgainError, ClosedError: Slack does not tell now.
    """
    wanted = metadata(to.key)
    what: dict[str, Any] = {
        "channel": to.conversation,
        "oldest": str((since - MARGIN).timestamp()),
        "include_all_metadata": True,
        "limit": PAGE,
    }
    look: Callable[..., Awaitable[AsyncSlackResponse]] = client.conversations_history
    if to.under:
        look, what["ts"] = client.conversations_replies, to.under
    for page in range(MOST_PAGES):
        try:
            answer = await asked(look(**what))
        except RefusedError as error:
            if str(error) == "thread_not_found":
                return None
            raise UntoldError(str(error)) from None
        except TryAgainError as error:
            if page and error.after:  # some apps may turn one page a minute, and would begin anew
                raise UntoldError(str(error)) from None
            raise
        for message in answer["messages"]:
            if message.get("metadata") == wanted:
                return str(message["ts"])
        what["cursor"] = (answer.get("response_metadata") or {}).get("next_cursor")
        if not what["cursor"]:
            return None
    raise UntoldError("too many messages since")
