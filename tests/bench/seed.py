"""What both sides start from: slots that wait for the journalist's yes, and her taps.

All of it comes about as it does in life: the librarian types each proposal, the cards are delivered
to Slack, and the journalist taps "yes" in the private prompt she got. Only then her taps are held
back, to be sent when they are measured.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count, islice, product
from typing import TYPE_CHECKING

import httpx

from bot.clock import MovedClock, real_now
from bot.settings import Settings
from bot.wiring import built
from storage.engine import open_store
from storage.schema import migrate
from tests.fakes.slack import BOT_TOKEN, SIGNING_SECRET, FakeSlack

if TYPE_CHECKING:
    from bot.wiring import Built
    from tests.bench.databases import Databases
    from tests.fakes.slack import Message, Person

#: The domain's time, which stands still: both sides then write the very same rows.
NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)


@dataclass(frozen=True)
class Seed:
    """A filled database's name, and the bodies of the taps that are to come, each for its slot."""

    database: str
    taps: list[bytes]


def standing_clock() -> MovedClock:
    return MovedClock(NOW, real_now(), pace=0.0)


def settings_for(slack: FakeSlack, address: str) -> Settings:
    return Settings(
        database_url=address,
        slack_bot_token=BOT_TOKEN,
        slack_signing_secret=SIGNING_SECRET,
        slack_api_url=slack.base_url,
    )


async def seeded(slack: FakeSlack, databases: Databases, number: int) -> Seed:
    """Make the database, with `number` proposals in it."""
    address = databases.create("seed")
    store = open_store(address)
    migrate(store.engine)
    later = count()
    try:
        async with built(
            settings_for(slack, address),
            store,
            clock=standing_clock(),
            delivery_now=lambda: real_now() + timedelta(seconds=2 * next(later)),
        ) as bot:
            slack.connect_asgi(bot.web)
            librarian = slack.person("bibliotekar")
            journalist = slack.person("journalist", slack.newspaper)
            channel = slack.channel("huset-og-avisen", librarian, journalist, shared=True)
            for title in _titles(number + 1):
                line = f"/slot foreslå {title} torsdag den 3. december kl. 19-20.30 @journalist"
                ack = await librarian.command(channel, line)
                assert ack.ok, ack
            await _delivered(bot)
            first, *prompts = [m for m in journalist.dms if "slot.accept" in str(m.blocks)]
            assert len(prompts) == number, "a proposal was not understood"
            # One yes is real, so that the librarian has been told before and has a private line.
            await journalist.tap(first, "slot.accept")
            await _delivered(bot)
            taps = [await _tap_held_back(slack, journalist, prompt) for prompt in prompts]
    finally:
        store.close()
    return Seed("seed", taps)


async def _delivered(bot: Built) -> None:
    while await bot.delivery.send_one():
        pass


def _titles(number: int) -> list[str]:
    """Titles without figures, which might be taken for a time."""
    letters = islice(product("abcdefghijklmnopqrst", repeat=3), number)
    return [f"Debat om {'o'.join(three)}" for three in letters]


async def _tap_held_back(slack: FakeSlack, who: Person, prompt: Message) -> bytes:
    """The body Slack would send."""
    held: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

    async def hold(_path: str, body: bytes, _headers: dict[str, str]) -> httpx.Response:
        held.set_result(body)
        return httpx.Response(200)

    slack.connect(hold)
    await who.tap(prompt, "slot.accept")
    return await held
