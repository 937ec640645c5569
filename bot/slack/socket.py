"""Socket Mode: Slack reached from the inside, so that no public address is needed.

Slack's own client is not used for it: after a dropped connection it is deaf for ten seconds, it
tries an address that has run out for ever, and it leaves the old connection before it has a new
one. Here a new one is opened first, what is at work is acknowledged where it came from, and at the
end nothing more is taken in.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Any

from aiohttp import (
    ClientError,
    ClientSession,
    ClientWebSocketResponse,
    ClientWSTimeout,
    WSMsgType,
)
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.errors import SlackApiError

from bot.slack.known import code_of

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_sdk.web.async_client import AsyncWebClient

log = logging.getLogger(__name__)

#: Seconds what is at work gets to finish when told to stop; Slack waits three for its answer.
DRAIN = 5.0
#: Seconds before each try to connect; a connection that held for STEADY begins them anew.
PAUSES = (0.0, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
STEADY = 60.0
#: Seconds an old connection is still heard after a new one is there; Slack ends it before.
LINGER = 30.0
#: Seconds for connecting, between signs of life on a connection, and for parting politely.
CONNECT_WITHIN, HEARTBEAT, PART_WITHIN = 10.0, 10.0, 1.0
#: What Slack says to a token that will not do.
BAD_TOKEN = frozenset(
    {
        *("invalid_auth", "not_authed", "not_allowed_token_type", "missing_scope"),
        *("token_revoked", "token_expired", "account_inactive"),
    }
)
OK = 200


@dataclass(eq=False)
class Link:
    """One connection. `left`: it is `gone`, or Slack asked for another in its place."""

    socket: ClientWebSocketResponse
    left: asyncio.Event = field(default_factory=asyncio.Event)
    gone: asyncio.Event = field(default_factory=asyncio.Event)


class SocketMode:
    """Keeps a connection to Slack, and answers what comes by it."""

    def __init__(self, app: AsyncApp, app_token: str, client: AsyncWebClient) -> None:
        self._app = app
        self._token = app_token
        self._client = client
        self._links: list[Link] = []  # the newest last; those before it are being left
        self._at_work: set[asyncio.Task[None]] = set()
        self._closing = False
        self._trouble = ""

    async def run(self, closing: asyncio.Event) -> None:
        """Stay connected until told to stop; then finish what is at work."""
        async with ClientSession() as session, asyncio.TaskGroup() as tasks:
            keeping = tasks.create_task(self._keep(session, tasks))
            await closing.wait()
            # What comes from now on is left unanswered: Slack sends events again, elsewhere.
            self._closing = True
            keeping.cancel()
            if self._at_work:
                _done, late = await asyncio.wait(self._at_work, timeout=DRAIN)
                for task in late:
                    task.cancel()
            await asyncio.gather(*(link.socket.close() for link in self._links))

    async def _keep(self, session: ClientSession, tasks: asyncio.TaskGroup) -> None:
        """Have one connection at all times, and a new one before an old one is left."""
        tries, old = 0, None
        while True:
            await asyncio.sleep(PAUSES[min(tries, len(PAUSES) - 1)])
            tries += 1
            new = await self._connect(session)
            if new is None:
                continue
            if old is not None:
                tasks.create_task(_leave(old))
            self._links.append(new)
            tasks.create_task(self._listen(new, tasks))
            began, old = monotonic(), new
            await new.left.wait()
            if monotonic() - began > STEADY:
                tries = 0

    async def _connect(self, session: ClientSession) -> Link | None:
        """A new connection; None: there is none, and why is in the log."""
        try:
            async with asyncio.timeout(CONNECT_WITHIN):
                # An address is good once, and not for long: each try asks for its own.
                opened = await self._client.apps_connections_open(app_token=self._token)
                socket = await session.ws_connect(
                    str(opened["url"]),
                    heartbeat=HEARTBEAT,
                    timeout=ClientWSTimeout(ws_close=PART_WITHIN),
                    proxy=self._client.proxy,
                    ssl=self._client.ssl or True,
                )
        except SlackApiError as error:
            self._cannot(code_of(error) or "no answer")
        except (ClientError, OSError, TimeoutError) as error:
            self._cannot(type(error).__name__)  # its text would hold the address, a secret
        else:
            self._trouble = ""
            log.info("connected to Slack by Socket Mode")
            return Link(socket)
        return None

    async def _listen(self, link: Link, tasks: asyncio.TaskGroup) -> None:
        async for message in link.socket:
            said = _read(message.data) if message.type is WSMsgType.TEXT else {}
            if said.get("type") == "disconnect":
                log.info("Slack wants another connection: %s", said.get("reason"))
                link.left.set()
            elif said.get("envelope_id") and not self._closing:
                task = tasks.create_task(self._answer(link, said))
                self._at_work.add(task)
                task.add_done_callback(self._at_work.discard)
        self._links.remove(link)
        link.left.set()
        link.gone.set()

    async def _answer(self, link: Link, envelope: dict[str, Any]) -> None:
        """One envelope. What fails is not acknowledged: Slack sends an event again."""
        try:
            request = AsyncBoltRequest(body=envelope["payload"], mode="socket_mode")
            answer = await self._app.async_dispatch(request)
            if answer.status != OK:
                return
            reply = {"envelope_id": envelope["envelope_id"]}
            if answer.body:
                reply["payload"] = json.loads(answer.body)
            # If its own is broken, Slack may still take it on another.
            there = link if not link.socket.closed or not self._links else self._links[-1]
            await there.socket.send_json(reply)
        except (ClientError, OSError):
            log.warning("an acknowledgement did not reach Slack: the connection is gone")
        except Exception:  # whatever it is, the next envelope must be heard
            log.exception("an envelope from Slack could not be answered")

    def _cannot(self, why: str) -> None:
        """Say once why there is no connection."""
        if why == self._trouble:
            return
        self._trouble = why
        if why in BAD_TOKEN:
            log.error(
                "Slack does not take SLACK_APP_TOKEN (%s): make an app-level token (xapp-…) with "
                "connections:write on your Slack app's Basic Information page; trying again",
                why,
            )
        else:
            log.warning("no connection to Slack by Socket Mode (%s); trying again", why)


async def _leave(link: Link) -> None:
    """Hear what still comes by an old connection until Slack ends it; if it does not, end it."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(link.gone.wait(), LINGER)
    await link.socket.close()


def _read(text: str) -> dict[str, Any]:
    """What Slack says; empty if it is no object."""
    try:
        said = json.loads(text)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
