"""The way from Slack to the app: signed, timed, and its answer judged."""

import hashlib
import hmac
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

import httpx

from tests.fakes.slack.failures import Error, Failed
from tests.fakes.slack.model import Json
from tests.fakes.slack.world import World

Post = Callable[[str, bytes, dict[str, str]], Awaitable[httpx.Response]]
ACK_SECONDS = 3.0
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass(frozen=True)
class Ack:
    """The app's answer; `ok` if it came in time and with 200."""

    status: int
    body: str
    content_type: str
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether Slack takes it."""
        return self.status == httpx.codes.OK and self.seconds <= ACK_SECONDS

    @property
    def json(self) -> Json:
        """The answer as JSON; a plain text is `{"text": …}`, an empty one `{}`."""
        if not self.body.strip():
            return {}
        if "json" not in self.content_type:
            return {"text": self.body}
        parsed: Json = json.loads(self.body)
        return parsed

    @property
    def text(self) -> str:
        """The answer's text."""
        return str(self.json.get("text", ""))

    @property
    def errors(self) -> dict[str, str]:
        """A form's errors by block id."""
        return dict(self.json.get("errors", {}))


def sign(secret: str, body: bytes, at: int) -> str:
    """Return Slack's signature of a body."""
    base = b"v0:%d:%s" % (at, body)
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


@dataclass
class Wire:
    """Sends to the app. Signatures use the real time: the app's check does too."""

    world: World
    secret: str
    path: str = "/slack/events"
    post: Post | None = None
    undelivered: list[tuple[str, Json]] = field(default_factory=list)

    async def command(self, form: dict[str, str]) -> Ack:
        """Send a slash command."""
        return await self.send(f"command {form['text']}", urlencode(form).encode(), FORM)

    async def interaction(self, payload: Json) -> Ack:
        """Send a tap or a form."""
        body = urlencode({"payload": json.dumps(payload, ensure_ascii=False)}).encode()
        return await self.send(f"{payload['type']} by {payload['user']['name']}", body, FORM)

    async def event(self, envelope: Json, retry: int = 0) -> Ack:
        """Send an event; one that is not taken can be sent again by `redeliver`."""
        what = f"event {envelope['event']['type']}"
        headers = {}
        if retry:
            headers = {"x-slack-retry-num": str(retry), "x-slack-retry-reason": "http_error"}
        body = json.dumps(envelope, ensure_ascii=False).encode()
        ack = await self.send(what, body, JSON, headers)
        if not ack.ok:
            self.undelivered.append((what, envelope))
        return ack

    async def redeliver(self, retry: int = 1) -> list[Ack]:
        """Send again the events that were not taken, as Slack does at once, after 1 and 5 min."""
        waiting, self.undelivered = self.undelivered, []
        return [await self.event(envelope, retry) for _, envelope in waiting]

    async def send(
        self, what: str, body: bytes, kind: str, headers: dict[str, str] | None = None
    ) -> Ack:
        """Send a signed body and note it when the answer is late or not 200."""
        now = int(time.time())
        signed = {
            "X-Slack-Request-Timestamp": str(now),
            "X-Slack-Signature": sign(self.secret, body, now),
            **(headers or {}),
        }
        ack = await self.raw(body, kind, signed)
        if not ack.ok:
            late = ack.seconds > ACK_SECONDS
            error: Error = "operation_timed_out" if late else "dispatch_failed"
            failed = Failed(error, what, ack.status, ack.seconds, ack.body)
            self.world.failures.append(failed)
        return ack

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
