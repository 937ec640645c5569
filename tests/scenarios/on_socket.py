"""The stage on Slack by Socket Mode: the same people, and no address that Slack could reach."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from bot.settings import Settings
from bot.wiring import built
from tests.fakes.slack import FakeSlack, ManualClock
from tests.scenarios.on_slack import SlackStage
from tests.scenarios.stage import BEGIN, HandClock, time_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.wiring import Built
    from storage.engine import Store


@asynccontextmanager
async def socket_stage(store: Store) -> AsyncIterator[SocketStage]:
    """The bot, connected to a Slack of its own; what it sent is judged at the end."""
    real, clock = ManualClock(BEGIN.timestamp()), HandClock()
    async with FakeSlack(clock=real) as slack:
        settings = Settings(
            slack_bot_token=slack.token,
            slack_app_token=slack.app_token,
            slack_api_url=slack.base_url,
        )
        now = partial(time_of, real)
        async with built(settings, store, clock=clock, delivery_now=now) as parts:
            stage = SocketStage(store, parts, clock, real, slack)
            slack.connect_socket()
            async with running(parts) as stage.running:
                await slack.sockets.ready()
                yield stage
                await slack.settled()
            stage.check()


@asynccontextmanager
async def running(parts: Built) -> AsyncIterator[asyncio.Task[None]]:
    """The bot's end of the socket, until it has been told to stop and has done so."""
    assert parts.socket is not None, "an app token makes one"
    task = asyncio.create_task(parts.socket.run(parts.closing))
    try:
        yield task
    finally:
        parts.closing.set()
        await task


async def until(happened: Callable[[], object]) -> None:
    """Wait for what another task does; nothing else tells of it."""
    async with asyncio.timeout(20):
        while not happened():  # noqa: ASYNC110 - there is nothing to wait on
            await asyncio.sleep(0.001)


class SocketStage(SlackStage):
    """Everything comes over a websocket."""

    running: asyncio.Task[None]
