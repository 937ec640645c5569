"""The parts of Teams, put together. Loaded only where Teams is configured."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.teams.app import Listeners
from bot.teams.changes import Changes
from bot.teams.connector import Connector
from bot.teams.doorkeeper import Doorkeeper
from bot.teams.gateway import TeamsGateway
from bot.teams.inbound import Translator
from bot.teams.keys import Keys
from bot.teams.known import Known
from bot.teams.login import Login
from bot.teams.signed import Signed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from datetime import datetime

    from aiohttp import ClientSession

    from bot.house import House


#: Seconds that what is at work behind a tap gets at the end.
LAST_WORDS = 1.5


@dataclass(frozen=True, slots=True)
class Teams:
    """What the rest of the bot needs of Teams."""

    door: Doorkeeper
    gateway: TeamsGateway
    changes: Changes
    listeners: Listeners


@asynccontextmanager
async def teams_parts(
    house: House, session: ClientSession, now: Callable[[], datetime], *, patience: float
) -> AsyncIterator[Teams]:
    """Everything of Teams; `now` is the clock of pace, `patience` the seconds a call may take."""
    settings = house.settings
    login = Login(session, settings)
    connector = Connector(
        login,
        client_id=settings.teams_client_id,
        tenant=settings.teams_tenant_id,
        patience=patience,
    )
    try:
        known = Known(house, connector)
        gateway = TeamsGateway(house, connector, now)
        changes = Changes(house, known, connector, login)
        listeners = Listeners(house, Translator(known), gateway, changes)
        signed = Signed(Keys(session, settings.teams_openid_url), settings.teams_client_id)
        yield Teams(Doorkeeper(listeners, signed, settings), gateway, changes, listeners)
        await listeners.settled(LAST_WORDS)
    finally:
        await connector.close()
