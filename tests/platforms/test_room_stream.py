"""What an open page follows: every change once, from where it was, until the server closes."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast
from zoneinfo import ZoneInfo

import httpx
import pytest
from starlette.applications import Starlette

from bot.gateway import Destination
from bot.house import House
from bot.room import stream
from bot.room.app import routes
from bot.room.crowd import MOST, Crowd, Place
from bot.room.gateway import RoomGateway
from bot.room.people import DEMO
from bot.room.words import DANISH
from bot.settings import Settings
from handlers.cards.model import Card
from storage import room
from storage.engine import Store
from storage.room_mark import Mark
from tests.platforms.test_room import StandingClock

pytestmark = pytest.mark.anyio

TOO_MANY = "Rummet er åbent i for mange faner. Luk nogle af dem."
VIEW = stream.View(DEMO, DANISH, ZoneInfo("Europe/Copenhagen"))


@pytest.fixture
def house(store: Store) -> Iterator[House]:
    with ThreadPoolExecutor(2) as pool:
        yield House(Settings(), store, StandingClock(), pool)


@pytest.fixture
async def page(house: House) -> AsyncIterator[httpx.AsyncClient]:
    closing = asyncio.Event()
    closing.set()  # the stream says what there is, and ends
    transport = httpx.ASGITransport(Starlette(routes=routes(house, closing)))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client


def events(text: str) -> dict[str, tuple[str, Any]]:
    """Each event's id and data, by its name."""
    found = {}
    for block in text.strip().split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines())
        found[lines["event"]] = (lines.get("id", ""), json.loads(lines["data"]))
    return found


def mark(house: House) -> Mark:
    with house.store.read() as session:
        return room.mark(session)


async def test_a_page_goes_on_where_it_was(house: House, page: httpx.AsyncClient) -> None:
    gateway = RoomGateway(house)
    first = await gateway.post(Destination("shared", "k"), Card("før"))
    heard = mark(house).written
    await gateway.post(Destination("direct:journalist", "k"), Card("privat"))
    await gateway.edit("shared", first or "", Card("efter"))
    answer = await page.get("/room/stream", headers={"last-event-id": heard})
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    ident, news = events(answer.text)["posts"]
    assert ident == mark(house).written
    assert {who: len(posts) for who, posts in news.items()} == {"bibliotekar": 1, "journalist": 2}
    assert 'data-notice="efter"' in news["bibliotekar"][0]
    again = await page.get("/room/stream", params={"since": ident})
    assert events(again.text) == {"clock": ("", "onsdag den 25. november kl. 10.15")}


@pytest.mark.parametrize("since", ["1.1", "0.99", "", "x.y.z", "-1"])
async def test_a_page_of_another_room_starts_afresh(
    house: House, page: httpx.AsyncClient, since: str
) -> None:
    await RoomGateway(house).post(Destination("shared", "k"), Card("ny"))
    answer = await page.get("/room/stream", params={"since": since})
    assert set(events(answer.text)) == {"clock", "afresh"}


async def test_a_page_opened_in_an_empty_room_gets_its_first_post(
    house: House, page: httpx.AsyncClient
) -> None:
    await RoomGateway(house).post(Destination("shared", "k"), Card("den første"))
    answer = await page.get("/room/stream", params={"since": "0.0"})
    assert len(events(answer.text)["posts"][1]["journalist"]) == 1


async def test_a_change_is_told_while_the_page_is_open(house: House) -> None:
    closing = asyncio.Event()
    told = stream.follow(house, VIEW, since=Mark(), closing=closing)
    assert set(events(await anext(told))) == {"clock"}
    await RoomGateway(house).post(Destination("shared", "k"), Card("nyt"))
    assert set(events(await asyncio.wait_for(anext(told), 5))) == {"posts"}
    closing.set()
    assert [event async for event in told] == []


async def test_one_visitor_holds_a_few_streams_open_and_the_oldest_rests(house: House) -> None:
    crowd, closing = Crowd(), asyncio.Event()

    def opened(who: str) -> AsyncGenerator[str]:
        place = Place(crowd, who)
        told = stream.follow(house, VIEW, since=Mark(), closing=closing, place=place)
        return cast("AsyncGenerator[str]", told)

    other = opened("somebody else")
    tabs = [opened("one") for _ in range(MOST)]
    for tab in (other, *tabs):
        assert set(events(await anext(tab))) == {"clock"}
    one_more = opened("one")
    await anext(one_more)
    assert "event: resting" in await asyncio.wait_for(anext(tabs[0]), 5)
    assert [event async for event in tabs[0]] == []
    await tabs[1].aclose()  # a tab is closed: there is room again
    last = opened("one")
    await anext(last)
    closing.set()
    for tab in (other, *tabs[2:], one_more, last):
        assert [event async for event in tab] == []
    assert not crowd.is_full("one")


async def test_who_does_not_rest_is_let_in_no_more(
    page: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.room.crowd.MOST_OPEN", 0)
    answer = await page.get("/room/stream")
    assert (answer.status_code, answer.json()["error"]) == (429, TOO_MANY)
