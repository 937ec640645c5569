"""Stands before Bolt: reads no more than it must, and lets in only what Slack has signed.

Bolt parses before it verifies, and reads a body of any size whole: a stranger could make it
stumble.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from starlette.responses import PlainTextResponse, Response

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from starlette.requests import Request

#: Bytes; Slack's largest payloads are well below.
MOST_BYTES = 512 * 1024


class Doorkeeper:
    """`POST /slack/events`: commands, interactivity and events."""

    def __init__(self, app: AsyncApp, signing_secret: str) -> None:
        self._app = app
        self._verifier = SignatureVerifier(signing_secret)

    async def answer(self, request: Request) -> Response:
        """Verify, look that it is what it says it is, hand it to Bolt."""
        body = await _read(request)
        if body is None:
            return PlainTextResponse("too large", status_code=413)
        if not self._signed(request, body):
            return PlainTextResponse("not signed by Slack", status_code=401)
        if not _well_formed(body, request.headers.get("content-type", "")):
            return PlainTextResponse("not understood", status_code=400)
        answer = await self._app.async_dispatch(
            AsyncBoltRequest(body=body.decode(), headers=dict(request.headers))
        )
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
        return signature.isascii() and self._verifier.is_valid(body, stamp, signature)


async def _read(request: Request) -> bytes | None:
    """The body; None when it is larger than anything Slack sends."""
    declared = request.headers.get("content-length", "0")
    if declared.isdecimal() and int(declared) > MOST_BYTES:
        return None
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BYTES:
            return None
        parts.append(part)
    return b"".join(parts)


def _well_formed(body: bytes, content_type: str) -> bool:
    """An object, or a form whose `payload` (if any) is one: Bolt stumbles on anything else."""
    try:
        text = body.decode()
        if "json" in content_type:
            return _event_like(json.loads(text))
        payload = parse_qs(text).get("payload")
        return payload is None or isinstance(json.loads(payload[0]), dict)
    except (ValueError, RecursionError):
        return False


def _event_like(found: object) -> bool:
    if not isinstance(found, dict):
        return False
    return "event" not in found or isinstance(found["event"], dict)
