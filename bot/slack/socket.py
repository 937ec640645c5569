"""Socket Mode: Slack reached from the inside, so that no public address is needed.

Slack's client reconnects by itself. What it lacks is an orderly end: acknowledgements in flight
would be lost with the connection, so no more is taken in and what is at work is finished first.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_sdk.socket_mode.aiohttp import SocketModeClient
    from slack_sdk.socket_mode.request import SocketModeRequest
    from slack_sdk.web.async_client import AsyncWebClient

log = logging.getLogger(__name__)

#: Seconds what is at work gets to finish when told to stop.
DRAIN = 5.0


class SocketMode(AsyncSocketModeHandler):
    """Bolt's handler, with an orderly end."""

    def __init__(self, app: AsyncApp, app_token: str, client: AsyncWebClient) -> None:
        super().__init__(app, app_token, web_client=client)
        self._at_work = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._closing = False

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        """One envelope. After the end has begun it is left unanswered: Slack sends it elsewhere."""
        if self._closing:
            return
        self._at_work += 1
        self._idle.clear()
        try:
            await super().handle(client, req)
        finally:
            self._at_work -= 1
            if not self._at_work:
                self._idle.set()

    async def run(self, closing: asyncio.Event) -> None:
        """Stay connected until told to stop."""
        # Connecting tries for ever by itself, so it must not stand in the way of stopping.
        connecting = asyncio.create_task(self.client.connect())  # type: ignore[no-untyped-call]
        connecting.add_done_callback(_connected)
        await closing.wait()
        self._closing = True
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), DRAIN)
        connecting.cancel()
        await self.client.close()  # type: ignore[no-untyped-call]


def _connected(task: asyncio.Task[None]) -> None:
    if task.cancelled():
        return
    if error := task.exception():
        log.error("Socket Mode could not connect: %s", type(error).__name__)
    else:
        log.info("connected to Slack by Socket Mode")
