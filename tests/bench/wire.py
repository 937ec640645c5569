"""Straight into an ASGI app: no server, no client, no network, so that only the app is measured."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.fakes.slack import SIGNING_SECRET
from tests.fakes.slack.wire import FORM, sign

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Message, Scope


class Tapped:
    """One signed request; make it shortly before it is sent, as signatures grow old."""

    def __init__(self, body: bytes) -> None:
        now = int(time.time())
        headers = {
            "host": "app.test",
            "content-type": FORM,
            "content-length": str(len(body)),
            "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "accept": "*/*",
            "x-slack-request-timestamp": str(now),
            "x-slack-signature": sign(SIGNING_SECRET, body, now),
        }
        self._body = body
        self._headers = [(k.encode(), v.encode()) for k, v in headers.items()]

    async def send(self, app: ASGIApp) -> None:
        """Hand it to the app, and see that the app took it."""
        answered: list[int] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": self._body, "more_body": False}

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered.append(message["status"])

        await app(self._scope(), receive, answer)
        assert answered == [200], answered

    def _scope(self) -> Scope:
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "scheme": "http",
            "path": "/slack/events",
            "raw_path": b"/slack/events",
            "root_path": "",
            "query_string": b"",
            "headers": self._headers,
            "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", 3000),
        }


async def cpu_ms(app: ASGIApp, bodies: Iterable[bytes]) -> float:
    """This process's CPU per tap, in milliseconds, one tap after the other."""
    taps = [Tapped(body) for body in bodies]
    begun = time.process_time()
    for tap in taps:
        await tap.send(app)
    return (time.process_time() - begun) * 1000 / len(taps)
