"""Stands before everything from Teams: lets in what Microsoft has signed, for us, from our people.

What may be read by anybody comes first and costs little; nothing is believed before it is checked.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from starlette.responses import PlainTextResponse, Response

from bot.body import read_body
from bot.teams.activity import tenant_of
from bot.teams.clouds import trusted_service
from bot.teams.keys import NoKeysError
from bot.teams.signed import CHANNEL, NotSignedError

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.settings import Settings
    from bot.teams.app import Listeners
    from bot.teams.signed import Signed

log = logging.getLogger(__name__)

#: Bytes; the largest message of Teams is about 100 kB, and a form comes with its card's data.
MOST_BYTES = 512 * 1024


class NotOursError(Exception):
    """Signed, but not for us to hear; the argument says why."""


class Doorkeeper:
    """`POST /api/messages`."""

    def __init__(self, listeners: Listeners, signed: Signed, settings: Settings) -> None:
        self._listeners = listeners
        self._signed = signed
        self._settings = settings

    async def answer(self, request: Request) -> Response:
        """Verify, look that it is for us, hand it on, answer."""
        try:
            claims = await self._signed.claims(request.headers.get("authorization", ""))
        except NotSignedError as error:
            log.warning("refused what Teams has not signed for us: %s", error)
            return PlainTextResponse("not signed by Microsoft Teams", status_code=401)
        except NoKeysError:
            return PlainTextResponse("cannot be verified just now", status_code=503)
        body = await read_body(request, most=MOST_BYTES)
        if body is None:
            return PlainTextResponse("too large", status_code=413)
        activity = _read_out(body)
        if activity is None:
            return PlainTextResponse("not understood", status_code=400)
        try:
            self._check(activity, claims)
        except NotOursError as error:
            log.warning("refused what is not for us to hear: %s", error)
            return PlainTextResponse("not for this bot", status_code=403)
        said = await self._listeners.answer(activity)
        # In ASCII: whatever somebody has forged into it can be said back.
        text = "" if said is None else json.dumps(said)
        return Response(text, media_type="application/json" if text else None)

    def _check(self, activity: dict[str, Any], claims: dict[str, Any]) -> None:
        if activity.get("channelId", CHANNEL) != CHANNEL:
            raise NotOursError("another channel")
        if tenant_of(activity) != self._settings.teams_tenant_id:
            raise NotOursError("another organisation")
        service = activity.get("serviceUrl")
        if not isinstance(service, str) or not trusted_service(
            service, self._settings.teams_service_url
        ):
            raise NotOursError("a service that is not Microsoft's")
        named = claims.get("serviceurl", claims.get("serviceUrl"))
        if str(named).rstrip("/") != service.rstrip("/"):
            raise NotOursError("another service than was signed")


def _read_out(body: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
