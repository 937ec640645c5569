"""Who may speak to the room: its own page, on this machine.

A page elsewhere must not be able to act here (its Origin tells on it), and a name that was pointed
at this machine afterwards must not become its own origin (its Host tells on it).
"""

from __future__ import annotations

import json
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bot.body import read_body
from bot.room.inbound import UnreadableError

if TYPE_CHECKING:
    from starlette.requests import Request

MOST_BYTES = 32_768

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class TooLongError(Exception):
    """The body is longer than anything the page sends."""


def right_host(request: Request, own: str, public: str = "") -> bool:
    """Whether the request names this machine, or where the bot was told to listen or be reached."""
    try:
        name = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    except ValueError:
        return False
    reached = {own.lower(), urlsplit(public).hostname or own.lower()}
    return name == "localhost" or _loopback(name) or (name in reached and not _wildcard(name))


def same_origin(request: Request) -> bool:
    """Whether a browser says that our own page sent it; what is no browser says nothing."""
    fetch = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    return fetch in {"same-origin", "none"} and (
        origin is None or urlsplit(origin).netloc == request.headers.get("host")
    )


async def payload_of(request: Request) -> dict[str, Any]:
    """The JSON object in the body.

    Raises:
        UnreadableError: it is none.
        TooLongError: read no further than `MOST_BYTES`.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise UnreadableError
    body = await read_body(request, most=MOST_BYTES)
    if body is None:
        raise TooLongError
    try:
        payload = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UnreadableError from error
    if not isinstance(payload, dict):
        raise UnreadableError
    return payload


def _loopback(name: str) -> bool:
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _wildcard(own: str) -> bool:
    return own in {"", "0.0.0.0", "::"}  # noqa: S104 - told apart here, not bound to
