"""Microsoft's keys: one that is known is given at once, and looked for anew behind that."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

import pytest

from bot.teams import keys

if TYPE_CHECKING:
    from aiohttp import ClientSession

pytestmark = pytest.mark.anyio

DAY, MINUTES = 24 * 3600.0, 6 * 60.0
FOUND = keys.KeySet("issuer", {"known": keys.Key("it", frozenset())})


class Microsoft:
    """Its page; it answers once it `may`, or fails."""

    def __init__(self) -> None:
        self.asked, self.now, self.away = 0, 0.0, False
        self.may = asyncio.Event()
        self.may.set()

    async def fetch(self, _session: object, _url: str) -> keys.KeySet:
        self.asked += 1
        await self.may.wait()
        if self.away:
            raise TimeoutError
        return FOUND


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Microsoft:
    made = Microsoft()
    monkeypatch.setattr(keys, "fetch", made.fetch)
    return made


async def had(page: Microsoft) -> keys.Keys:
    """The keys, once looked for."""
    made = keys.Keys(cast("ClientSession", None), "https://x", now=lambda: page.now)
    assert await made.find("known") is not None
    return made


async def test_a_known_key_waits_for_no_look(page: Microsoft) -> None:
    found = await had(page)
    page.now += DAY + 1
    page.may.clear()
    assert await asyncio.wait_for(found.find("known"), 2) is not None
    assert await asyncio.wait_for(found.find("known"), 2) is not None
    page.may.set()
    await found.settled()
    assert page.asked == 2  # one look for both


async def test_a_look_that_failed_is_tried_again_after_minutes(page: Microsoft) -> None:
    found = await had(page)
    page.now, page.away = page.now + DAY + 1, True
    for wait, asked in ((0.0, 2), (1.0, 2), (MINUTES, 3)):
        page.now += wait
        assert await found.find("known") is not None
        await found.settled()
        assert page.asked == asked
    page.away = False
    for wait, asked in ((MINUTES, 4), (DAY / 2, 4)):
        page.now += wait
        await found.find("known")
        await found.settled()
        assert page.asked == asked


async def test_keys_are_not_believed_for_ever(page: Microsoft) -> None:
    found = await had(page)
    page.away = True
    page.now += 5 * DAY - 1
    assert await found.find("known") is not None
    await found.settled()
    page.now += MINUTES
    with pytest.raises(keys.NoKeysError):
        await found.find("known")
    page.now, page.away = page.now + 6, False
    assert await found.find("known") is not None
