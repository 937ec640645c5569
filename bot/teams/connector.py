"""The thin port to Microsoft's package: what we ask of Teams, and what its refusals mean.

Its clients write; its checks, retries and models stay outside (see `signed` and `inbound`).
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

import httpx
from microsoft_teams.api.activities.message.message import MessageActivityInput
from microsoft_teams.api.clients.conversation.activity import ConversationActivityClient
from microsoft_teams.common.http import Client, ClientOptions

from bot.gateway import ClosedError, MessageGoneError, RefusedError, TryAgainError
from bot.teams.login import LoginAwayError, LoginRefusedError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.teams.login import Login

Json = dict[str, Any]
T = TypeVar("T")

#: Statuses that pass; 412 is what Teams says when two write at once.
PASSING = frozenset({408, 409, 412, 425, 429, 500, 502, 503, 504})
#: Without a connection nothing was heard.
UNHEARD = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.InvalidURL)
#: Those of them that do not say that nothing was done.
UNCERTAIN = frozenset({408, 500, 502, 504})
#: What Teams says when a message to edit is gone.
GONE = frozenset({"ActivityNotFoundInConversation", "MessageNotFound", "ActivityNotFound"})
#: Most people of a conversation that are looked at: one page.
PAGE = 500
UNAUTHORIZED, FORBIDDEN, NOT_FOUND = 401, 403, 404
#: The longest wait a `Retry-After` may ask for, in seconds.
LONGEST_WAIT = 3600.0


class Connector:
    """Calls to one bot's services, each with its token and a time it may take (seconds)."""

    def __init__(self, login: Login, *, client_id: str, tenant: str, patience: float) -> None:
        self.client_id, self.tenant = client_id, tenant
        self._login = login
        self._client = Client(ClientOptions(timeout=patience))
        # Their client lets httpx tell of each call by its address.
        logging.getLogger("httpx").setLevel(logging.WARNING)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.http.aclose()

    async def post(self, service: str, conversation: str, activity: Json) -> str:
        """Post a message; returns its id."""
        shape = MessageActivityInput.model_validate(activity)

        async def call() -> str:
            sent = await self._activities(service).create(conversation, shape)
            return sent.id

        return await self._asked(call)

    async def edit(self, service: str, conversation: str, message: str, activity: Json) -> None:
        """Replace what a message says."""
        shape = MessageActivityInput.model_validate(activity | {"id": message})

        async def call() -> None:
            await self._activities(service).update(conversation, message, shape)

        await self._asked(call)

    async def open_line(self, service: str, account: str) -> str:
        """The id of our private conversation with somebody, made if need be."""
        body = {
            "bot": {"id": f"28:{self.client_id}"},
            "members": [{"id": account}],
            "isGroup": False,
            "tenantId": self.tenant,
            "channelData": {"tenant": {"id": self.tenant}},
        }

        async def call() -> str:
            answer = await self._client.post(f"{service}v3/conversations", json=body)
            return str(answer.json()["id"])

        return await self._asked(call)

    async def member(self, service: str, conversation: str, account: str) -> Json:
        """Somebody in a conversation, as Teams describes them."""
        return await self._get(
            f"{service}v3/conversations/{_id(conversation)}/members/{_id(account)}"
        )

    async def members(self, service: str, conversation: str) -> list[Json]:
        """The people in a conversation, the first page of them."""
        there = f"{service}v3/conversations/{_id(conversation)}/pagedmembers?pageSize={PAGE}"
        return _objects((await self._get(there)).get("members"))

    async def channels(self, service: str, team: str) -> list[Json]:
        """The channels of a team; its first one has no name."""
        answer = await self._get(f"{service}v3/teams/{_id(team)}/conversations")
        return _objects(answer.get("conversations"))

    async def _get(self, address: str) -> Json:
        async def call() -> Json:
            found = (await self._client.get(address)).json()
            return found if isinstance(found, dict) else {}

        return await self._asked(call)

    def _activities(self, service: str) -> ConversationActivityClient:
        return ConversationActivityClient(service, self._client)

    async def _asked(self, call: Callable[[], Awaitable[T]]) -> T:
        """With a token that is good; one that is refused is fetched anew, once."""
        for last in (False, True):
            token = self._client.token = await self._token()
            try:
                return await call()
            except httpx.HTTPStatusError as error:
                status = error.response.status_code
                if status == UNAUTHORIZED and not last:
                    self._login.forget(token)
                    continue
                raise translated(error.response) from None
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                unsure = not isinstance(error, UNHEARD)
                why = f"Teams did not answer: {type(error).__name__}"
                raise TryAgainError(why, unsure=unsure) from None
            except (KeyError, TypeError, ValueError):
                raise TryAgainError("Teams answered something else", unsure=True) from None
        raise ClosedError("unauthorized", whole=True)

    async def _token(self) -> str:
        try:
            return await self._login.token()
        except LoginRefusedError as error:
            raise ClosedError(str(error), whole=True) from None
        except LoginAwayError as error:
            raise TryAgainError(f"no token: {error}") from None


def translated(response: httpx.Response) -> Exception:
    """What a refusal means for what we wanted to send."""
    status, code = response.status_code, _code(response)
    if status == UNAUTHORIZED:
        return ClosedError(code or "unauthorized", whole=True)
    if status in PASSING:
        wait = _retry_after(response)
        return TryAgainError(code or f"HTTP {status}", after=wait, unsure=status in UNCERTAIN)
    if code in GONE:
        return MessageGoneError(code)
    if status in {FORBIDDEN, NOT_FOUND}:  # blocked, removed, or never there: that is state
        return ClosedError(code or f"HTTP {status}")
    return RefusedError(code or f"HTTP {status}")


def _code(response: httpx.Response) -> str:
    try:
        found = response.json()["error"]["code"]
    except (KeyError, TypeError, ValueError):
        return ""
    return str(found)[:64]


def _retry_after(response: httpx.Response) -> float | None:
    try:
        seconds = float(response.headers["Retry-After"])
    except (KeyError, ValueError):
        return None  # our own back-off, which is spread
    return seconds if 0 <= seconds <= LONGEST_WAIT else None


def _id(name: str) -> str:
    """An id as a part of an address."""
    return quote(name, safe=":@;=")


def _objects(found: object) -> list[Json]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
