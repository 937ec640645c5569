"""Requests that do not come from Slack, or come from it and mean nothing."""

import json
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.fakes.slack.wire import FORM, JSON, Ack, Wire, sign

COMMAND = urlencode({"command": "/slot", "text": "vis", "user_id": "U1", "team_id": "T1"}).encode()
GARBAGE = {
    "empty": (JSON, b""),
    "null": (JSON, b"null"),
    "list": (JSON, b"[]"),
    "number": (JSON, b"42"),
    "string": (JSON, b'"hej"'),
    "half": (JSON, b'{"type": "event_callback", "event": {'),
    "not utf-8": (JSON, b"\xff\xfe\x00\x80"),
    "nul": (FORM, b"command=%00&text=%00"),
    "deep": (JSON, b"[" * 5000 + b"]" * 5000),
    "event null": (JSON, b'{"type": "event_callback", "event": null}'),
    "event of no type": (JSON, b'{"type": "event_callback", "event": {}, "authorizations": []}'),
    "payload null": (FORM, b"payload=null"),
    "payload list": (FORM, b"payload=%5B%5D"),
    "payload half": (FORM, b"payload=%7B"),
    "payload unknown": (FORM, urlencode({"payload": '{"type": "moon_phase"}'}).encode()),
    "payload of no user": (FORM, urlencode({"payload": '{"type": "block_actions"}'}).encode()),
    "unknown content type": ("text/plain", b"hej"),
    "multipart": ("multipart/form-data; boundary=x", b"--x\r\n\r\nhej\r\n--x--\r\n"),
}


@dataclass(frozen=True)
class Hostile:
    """Sends raw requests; nothing of this is counted among the fake's `failures`."""

    wire: Wire

    async def unsigned(self, body: bytes = COMMAND, kind: str = FORM) -> Ack:
        """Send without a signature."""
        return await self.wire.raw(body, kind, {})

    async def badly_signed(self, body: bytes = COMMAND, kind: str = FORM) -> Ack:
        """Send with a signature made with another secret."""
        return await self._signed(body, kind, int(time.time()), "another secret")

    async def old(self, seconds: int = 301, body: bytes = COMMAND, kind: str = FORM) -> Ack:
        """Send well signed, but long ago (or, with a negative number, in time to come)."""
        return await self._signed(body, kind, int(time.time()) - seconds, self.wire.secret)

    async def oversize(self, size: int = 2 * 2**20) -> Ack:
        """Send a huge command, unsigned."""
        return await self.wire.raw(COMMAND + b"&x=" + b"x" * size, FORM, {})

    async def odd_timestamp(self, timestamp: str) -> Ack:
        """Send a timestamp that is no number."""
        headers = {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": "v0=00"}
        return await self.wire.raw(COMMAND, FORM, headers)

    async def signed(self, body: object, kind: str = JSON) -> Ack:
        """Send any bytes, or any JSON, well signed."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return await self._signed(raw, kind, int(time.time()), self.wire.secret)

    async def forged(self) -> dict[str, Ack]:
        """Send everything that must be refused with 401 (or 4xx), by name."""
        answers = {
            "unsigned": await self.unsigned(),
            "badly signed": await self.badly_signed(),
            "old": await self.old(),
            "from the future": await self.old(-301),
            "oversize": await self.oversize(),
            "timestamp of letters": await self.odd_timestamp("yesterday"),
            "timestamp not finite": await self.odd_timestamp("inf"),
            "timestamp empty": await self.odd_timestamp(""),
        }
        for name, (kind, body) in GARBAGE.items():
            answers[f"unsigned: {name}"] = await self.unsigned(body, kind)
        return answers

    async def nonsense(self) -> dict[str, Ack]:
        """Send well-signed bodies that mean nothing, by name: none may end in a 500."""
        return {name: await self.signed(body, kind) for name, (kind, body) in GARBAGE.items()}

    async def _signed(self, body: bytes, kind: str, at: int, secret: str) -> Ack:
        headers = {
            "X-Slack-Request-Timestamp": str(at),
            "X-Slack-Signature": sign(secret, body, at),
        }
        return await self.wire.raw(body, kind, headers)
