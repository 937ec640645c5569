"""The way from Slack to the app: signed HTTP or a websocket, timed, and its answer judged."""

import hashlib
import hmac
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import httpx

from tests.fakes.slack import parcels
from tests.fakes.slack.acks import ACK_SECONDS, OK, Ack
from tests.fakes.slack.failures import Error, Failed
from tests.fakes.slack.model import Json
from tests.fakes.slack.parcels import FORM, JSON, Parcel
from tests.fakes.slack.sockets import Sockets
from tests.fakes.slack.world import World

__all__ = ["FORM", "JSON", "Ack", "Post", "Wire", "sign"]

Post = Callable[[str, bytes, dict[str, str]], Awaitable[httpx.Response]]


def sign(secret: str, body: bytes, at: int) -> str:
    """Return Slack's signature of a body."""
    base = b"v0:%d:%s" % (at, body)
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


@dataclass
class Wire:
    """Sends to the app, over `sockets` where they are given, else by `post`.

    Signatures use the real time: the app's check does too.
    """

    world: World
    secret: str
    path: str = "/slack/events"
    post: Post | None = None
    sockets: Sockets | None = None
    undelivered: list[tuple[str, Json]] = field(default_factory=list)

    @property
    def connected(self) -> bool:
        """Whether there is an app at the other end."""
        return self.post is not None or self.sockets is not None

    async def command(self, form: dict[str, str]) -> Ack:
        """Send a slash command."""
        assert self.world.installed, "the app is not installed, so it has no commands"
        return await self._send(parcels.command(form))

    async def interaction(self, payload: Json) -> Ack:
        """Send a tap or a form."""
        assert self.world.installed, "the app is not installed, so nobody hears of this"
        return await self._send(parcels.interaction(payload))

    async def event(self, envelope: Json, retry: int = 0) -> Ack:
        """Send an event; one that is not taken can be sent again by `redeliver`."""
        parcel = parcels.event(envelope, retry)
        ack = await self._send(parcel)
        if not ack.ok:
            self.undelivered.append((parcel.what, envelope))
        return ack

    async def redeliver(self, retry: int = 1) -> list[Ack]:
        """Send again the events that were not taken, as Slack does at once, after 1 and 5 min."""
        waiting, self.undelivered = self.undelivered, []
        return [await self.event(envelope, retry) for _, envelope in waiting]

    async def _send(self, parcel: Parcel) -> Ack:
        """Send it, and note when the answer is late or not 200."""
        by_socket = self.sockets is not None
        ack = await (self._enveloped(parcel) if by_socket else self._signed(parcel))
        if not ack.ok:
            late = ack.seconds > ACK_SECONDS
            error: Error = "operation_timed_out" if late else "dispatch_failed"
            failed = Failed(error, parcel.what, ack.status, ack.seconds, ack.body)
            self.world.failures.append(failed)
        return ack

    async def _signed(self, parcel: Parcel) -> Ack:
        now = int(time.time())
        signed = {
            "X-Slack-Request-Timestamp": str(now),
            "X-Slack-Signature": sign(self.secret, parcel.body, now),
            **parcel.headers,
        }
        return await self.raw(parcel.body, parcel.content_type, signed)

    async def _enveloped(self, parcel: Parcel) -> Ack:
        assert self.sockets is not None, "connect the fake to an app first: connect_socket()"
        begun = self.world.clock.monotonic()
        if not self.sockets.open:
            return Ack(0, "", "", 0.0)
        said = await self.sockets.deliver(parcel.kind, parcel.payload, parcel.more)
        seconds = self.world.clock.monotonic() - begun
        if said is None:
            return Ack(0, "", "", max(seconds, ACK_SECONDS + 0.1))
        return Ack(OK, json.dumps(said["payload"]) if "payload" in said else "", JSON, seconds)

    async def raw(self, body: bytes, kind: str, headers: dict[str, str]) -> Ack:
        """Send these bytes with these headers and nothing else."""
        assert self.post is not None, "connect the fake to an app first: slack.connect(post)"
        begun = self.world.clock.monotonic()
        usual = {
            "Content-Type": kind,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "Accept": "*/*",
        }
        response = await self.post(self.path, body, {**usual, **headers})
        return Ack(
            response.status_code,
            response.text,
            response.headers.get("content-type", ""),
            self.world.clock.monotonic() - begun,
        )
