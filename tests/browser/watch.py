"""What a page must not do while it is looked at: complain, fail, or speak to other machines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError


@dataclass
class Watch:
    """Writes down the faults of a context's pages.

    A breach of the Content-Security-Policy and an answer of 400 or more are errors on the console.
    """

    faults: list[str] = field(default_factory=list)
    _expected: list[str] = field(default_factory=list)
    _possible: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext, origin: str) -> None:
        """Watch all pages of `context` from now on; they may speak to `origin` and nobody else."""
        context.on("console", self._console)
        context.on("weberror", self._thrown)
        context.on("requestfailed", self._failed)
        context.on("request", partial(self._asked, origin))

    def expect(self, pattern: str) -> None:
        """The test makes this fault happen (a regular expression); not seeing it is a fault too."""
        self._expected.append(pattern)

    def may(self, pattern: str) -> None:
        """The test may make this happen, or not: it depends on when something was cut off."""
        self._possible.append(pattern)

    def check(self) -> None:
        """Nothing happened but what was expected, and all of that."""
        seen = {fault: [p for p in self._expected if re.search(p, fault)] for fault in self.faults}
        surprises = [
            fault
            for fault, patterns in seen.items()
            if not patterns and not any(re.search(p, fault) for p in self._possible)
        ]
        assert not surprises, surprises
        missed = set(self._expected).difference(*seen.values())
        assert not missed, f"never happened: {missed}"

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            self.faults.append(f"console {message.type}: {message.text}")

    def _thrown(self, error: WebError) -> None:
        self.faults.append(f"thrown: {error.error}")

    def _failed(self, request: Request) -> None:
        # A page that is left hangs up on what it follows, and on what it asked for to be left.
        hung_up = ("/room/stream", "/room/language")
        left = request.failure == "net::ERR_ABORTED" and any(p in request.url for p in hung_up)
        if not left:
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _asked(self, origin: str, request: Request) -> None:
        address = urlsplit(request.url)
        if f"{address.scheme}://{address.netloc}" != origin:
            self.faults.append(f"asked another machine: {request.url}")
