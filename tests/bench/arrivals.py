"""When messages arrive at the fake platforms, by the real clock."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from statistics import quantiles
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from tests.fakes.slack import Message

#: Seconds anything may take to arrive, and the start of the bot.
MOST, START = 15.0, 30.0


@dataclass
class Arrivals:
    """When something about a title was posted or edited in a channel, by the real clock."""

    seen: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)

    def note(self, _what: str, message: Message, _before: Message | None) -> None:
        """A listener of the fake Slack's: something is on a screen."""
        self.came(message.channel, f"{message.text} {message.blocks}")

    def came(self, channel: str, shown: str) -> None:
        """This is on a screen now."""
        for title in self.titles:
            if title in shown:
                self.seen.setdefault((channel, title), []).append(time.time())

    async def of(self, channel: str, title: str, *, since: float) -> float:
        """When the first came after `since`."""
        deadline = time.monotonic() + MOST
        while time.monotonic() < deadline:
            for at in self.seen.get((channel, title), []):
                if at >= since:
                    return at
            await asyncio.sleep(0.001)
        raise AssertionError(f"nothing came in {channel} about {title}")


async def answers(client: httpx.AsyncClient) -> None:
    """Wait until the bot answers there."""
    deadline = time.monotonic() + START
    while time.monotonic() < deadline:
        try:
            if (await client.get("/healthz")).text == "ok":
                return
        except httpx.TransportError:
            await asyncio.sleep(0.05)
    raise AssertionError("it never answered")


def percent(of: list[float], hundredth: int) -> float:
    """That percentile."""
    return quantiles(of, n=100, method="inclusive")[hundredth - 1] if len(of) > 1 else of[0]
