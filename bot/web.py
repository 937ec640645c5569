"""The ASGI app: Slack, Teams, the room, health and metrics."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.room.app import routes as room_routes
from handlers.words.i18n import language

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from bot.house import House
    from bot.slack.doorkeeper import Doorkeeper
    from bot.teams.doorkeeper import Doorkeeper as TeamsDoorkeeper

log = logging.getLogger(__name__)


def web_app(
    house: House,
    slack: Doorkeeper | None,
    teams: TeamsDoorkeeper | None,
    closing: asyncio.Event,
) -> Starlette:
    """All that is served. `closing` tells the room's open streams to end."""
    routes = [
        Route("/healthz", _health(house)),
        Route("/metrics", _metrics),
    ]
    if slack is not None:
        routes.append(Route("/slack/events", slack.answer, methods=["POST"]))
    if teams is not None:
        routes.append(Route("/api/messages", teams.answer, methods=["POST"]))
    if house.settings.room:
        routes += room_routes(house, closing)
    else:
        routes.append(Route("/", _front(house)))
    return Starlette(routes=routes)


def _health(house: House) -> Callable[[Request], Awaitable[Response]]:
    async def health(_request: Request) -> Response:
        """200 when alive and the database answers."""
        try:
            await house.run(lambda: _ask(house))
        except SQLAlchemyError:
            log.exception("the database does not answer")
            return PlainTextResponse("the database does not answer", status_code=503)
        return PlainTextResponse("ok")

    return health


def _front(house: House) -> Callable[[Request], Awaitable[Response]]:
    async def front(_request: Request) -> Response:
        """Where the room would be, had no chat platform been connected."""
        settings = house.settings
        say = language(settings.defaults.locale).text
        if settings.slack and settings.teams:
            both = say("Rykker is running, and connected to Slack and to Microsoft Teams.")
            return PlainTextResponse(both)
        if settings.slack:
            return PlainTextResponse(say("Rykker is running, and connected to Slack."))
        if settings.teams:
            return PlainTextResponse(say("Rykker is running, and connected to Microsoft Teams."))
        closed = say(
            "Rykker is running. The room opens only where HOST is this machine, 127.0.0.1."
        )
        return PlainTextResponse(closed)

    return front


async def _metrics(_request: Request) -> Response:
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


def _ask(house: House) -> None:
    with house.store.read() as session:
        session.execute(select(1))
