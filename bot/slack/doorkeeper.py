"""Stands before Bolt: reads no more than it must, and lets in only what Slack has signed.

Bolt parses before it verifies, and reads a body of any size whole: a stranger could make it
stumble.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from starlette.responses import PlainTextResponse, Response

from bot.body import read_body

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from starlette.requests import Request

log = logging.getLogger(__name__)

#: Bytes; Slack's largest payloads are well below.
MOST_BYTES = 512 * 1024


class Doorkeeper:
    """`POST /slack/events`: commands, interactivity and events."""

    def __init__(self, app: AsyncApp, signing_secret: str) -> None:
        self._app = app
        self._verifier = SignatureVerifier(signing_secret)

    async def answer(self, request: Request) -> Response:
        """Verify, look that it is what it says it is, hand it to Bolt."""
        body = await read_body(request, most=MOST_BYTES)
        if body is None:
            return PlainTextResponse("too large", status_code=413)
        if not self._signed(request, body):
            return PlainTextResponse("not signed by Slack", status_code=401)
        said = _read_out(body, request.headers.get("content-type", ""))
        if said is None:
            return PlainTextResponse("not understood", status_code=400)
        try:
            answer = await self._app.async_dispatch(
                # As over a socket: Bolt need not verify and parse again.
                AsyncBoltRequest(body=said, headers=dict(request.headers), mode="socket_mode")
            )
        except (AttributeError, LookupError, TypeError, ValueError):
            # Bolt stumbled before any listener ran: Slack never sends such a thing.
            log.warning("a payload of an unknown shape was refused")
            return PlainTextResponse("not understood", status_code=400)
        return Response(
            status_code=answer.status,
            content=answer.body,
            headers=answer.first_headers_without_set_cookie(),
        )

    def _signed(self, request: Request, body: bytes) -> bool:
        stamp = request.headers.get("x-slack-request-timestamp", "")
        signature = request.headers.get("x-slack-signature", "")
        digits = 15
        if not (stamp.isascii() and stamp.isdecimal() and len(stamp) < digits):
            return False
        try:
            return signature.isascii() and self._verifier.is_valid(body, stamp, signature)
        except UnicodeDecodeError:  # Slack signs text only
            return False


def _read_out(body: bytes, content_type: str) -> dict[str, Any] | None:
    """What it says: an object, a form, or a form's `payload`; None: Bolt would stumble on it."""
    try:
        text = body.decode()
        if "json" in content_type:
            found = json.loads(text)
            return found if _event_like(found) else None
        form: dict[str, Any] = dict(parse_qsl(text, keep_blank_values=True))
        found = json.loads(form["payload"]) if "payload" in form else form
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _event_like(found: object) -> bool:
    if not isinstance(found, dict):
        return False
    return "event" not in found or isinstance(found["event"], dict)
