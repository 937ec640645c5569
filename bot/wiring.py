"""The one place where objects are built and put together."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import ClientSession, ClientTimeout
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import IntegrityError

from bot.bell import bell_for
from bot.clock import MovableClock, MovedClock, real_now
from bot.delivery import Delivery
from bot.house import House
from bot.room.demo import put_away, set_the_scene
from bot.room.gateway import RoomGateway
from bot.settings import SettingsError
from bot.slack.app import slack_app
from bot.slack.changes import Changes
from bot.slack.doorkeeper import Doorkeeper
from bot.slack.gateway import SlackGateway
from bot.slack.known import Known
from bot.slack.socket import SocketMode
from bot.ticks import Ticks
from bot.web import web_app
from storage import clock as kept_clock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager
    from datetime import datetime

    from starlette.applications import Starlette

    from bot.clock import Clock
    from bot.gateway import Gateway
    from bot.settings import MovedTo, Settings
    from bot.teams.wiring import Teams
    from storage.engine import Store

log = logging.getLogger(__name__)

#: Threads for handlers and storage: few, as the work is short and SQLite takes one writer.
THREADS = 4
#: Seconds a platform may take to answer: well below the lease of a conversation.
PLATFORM_TIMEOUT = 8


@dataclass(frozen=True, slots=True)
class Built:
    """The running bot's parts."""

    house: House
    web: Starlette
    delivery: Delivery
    closing: asyncio.Event
    ticks: Ticks
    socket: SocketMode | None = None
    changes: Changes | None = None
    teams: Teams | None = None


@asynccontextmanager
async def built(
    settings: Settings,
    store: Store,
    *,
    clock: Clock | None = None,
    delivery_now: Callable[[], datetime] = real_now,
) -> AsyncIterator[Built]:
    """Everything, put together; connections are closed at the end.

    `clock` is the domain's, `delivery_now` the one of leases and pace; tests hand in their own.
    """
    closing = asyncio.Event()
    pool = ThreadPoolExecutor(THREADS, thread_name_prefix="rykker")
    try:
        clock = clock or clock_for(settings, store)
        house = House(settings, store, clock, pool, bell=bell_for(store))
        gateways: dict[str, Gateway] = {"room": RoomGateway(house)}
        async with ClientSession(timeout=ClientTimeout(total=PLATFORM_TIMEOUT)) as session:
            slack = socket = changes = None
            _set_the_scene(house)
            if settings.slack:
                client = slack_client(settings, session)
                gateways["slack"] = SlackGateway(client)
                known = Known(client)
                app = slack_app(house, client, known)
                changes = Changes(house, known)
                if settings.slack_signing_secret:
                    slack = Doorkeeper(app, settings.slack_signing_secret)
                if settings.slack_app_token:
                    socket = SocketMode(app, settings.slack_app_token, client)
            async with AsyncExitStack() as stack:
                teams = None
                if settings.teams:
                    teams = await stack.enter_async_context(_teams(house, session, delivery_now))
                    gateways["teams"] = teams.gateway
                web = web_app(house, slack, teams.door if teams else None, closing)
                delivery = Delivery(house, gateways, real_now=delivery_now)
                yield Built(house, web, delivery, closing, Ticks(house), socket, changes, teams)
    finally:
        pool.shutdown()


def _set_the_scene(house: House) -> None:
    """The demo stands where it is shown, and nowhere else."""
    if not house.settings.demo:
        put_away(house.store)
        return
    with contextlib.suppress(IntegrityError):  # another process sets it just now
        set_the_scene(house.store, now=house.clock.now(), defaults=house.settings.defaults)


def _teams(
    house: House, session: ClientSession, now: Callable[[], datetime]
) -> AbstractAsyncContextManager[Teams]:
    """Microsoft's package takes its time and memory: it is loaded here, and not before.

    Raises:
        SettingsError: it is not installed.
    """
    try:
        from bot.teams.wiring import teams_parts  # noqa: PLC0415 - see above
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"TEAMS_CLIENT_ID is set, but {error.name} is not installed: run "
            "pip install -c requirements.lock -e '.[teams]'"
        ) from None
    return teams_parts(house, session, now, patience=PLATFORM_TIMEOUT)


def slack_client(settings: Settings, session: ClientSession) -> AsyncWebClient:
    """Slack's client: our connections and our retries, not its own."""
    return AsyncWebClient(
        token=settings.slack_bot_token,
        base_url=settings.slack_api_url,
        session=session,
        retry_handlers=[],
    )


def clock_for(settings: Settings, store: Store) -> MovableClock:
    """The domain's clock. A moved one is kept in a row, so that a restart does not rewind it."""
    asked = settings.clock
    if asked is not None:
        try:
            face = _kept_face(store, asked)
        except IntegrityError:  # another process put it down just now
            face = _kept_face(store, asked)
        return MovableClock(face, asked=asked)
    clock = MovableClock()
    if settings.demo:  # only there may it have been moved by hand
        with store.read() as session:
            clock.follow(session)
    return clock


def _kept_face(store: Store, asked: MovedTo) -> MovedClock:
    with store.write() as session:
        kept = kept_clock.anchor(session, domain_at=asked.at, real_at=real_now(), pace=asked.pace)
        return MovedClock(kept.domain_at, kept.real_at, kept.pace)
