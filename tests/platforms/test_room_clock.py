"""The buttons of the room's clock: all that lies on the way comes, in order and once."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from sqlalchemy import select, update

from bot.clock import real_now
from bot.room import walk
from bot.settings import MovedTo, Settings
from bot.wiring import Built, built, clock_for
from handlers.cards.model import card_from_json
from storage import outbox
from storage.tables import Conversation, Partnership, RoomPost, Slot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.engine import Store

pytestmark = pytest.mark.anyio

#: Wednesday 25 November, 10.15 in Copenhagen; the clock stands unless it is moved.
BEGIN = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)
STANDING = Settings(clock=MovedTo(BEGIN, 0))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Room:
    """The room with its demo, and a page of it."""

    parts: Built
    page: httpx.AsyncClient
    store: Store

    @property
    def now(self) -> datetime:
        return self.parts.house.clock.now()

    async def move(self, how: str) -> dict[str, Any]:
        answer = await self.page.post("/room/clock", json={"move": how})
        assert answer.status_code == 200, answer.text
        said: dict[str, Any] = answer.json()
        return said

    def said(self) -> list[tuple[datetime, str, str]]:
        """What the bot has said since the beginning, in the order it came: when, where, what."""
        wanted = select(RoomPost).where(RoomPost.at > BEGIN, RoomPost.author == "")
        with self.store.read() as session:
            posts = session.scalars(wanted.order_by(RoomPost.id)).all()
            cards = [(p.at, p.conversation, card_from_json(p.card or {})) for p in posts]
        return [(at, where, card.notice) for at, where, card in cards]


@asynccontextmanager
async def opened(store: Store, settings: Settings = STANDING) -> AsyncIterator[Room]:
    """The room as `rykker run` opens it, all that waits at first sent."""
    async with built(settings, store) as parts:
        sending = asyncio.create_task(parts.delivery.run())
        transport = httpx.ASGITransport(app=parts.web)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as page:
            room = Room(parts, page, store)
            for _ in range(500):
                with store.read() as session:
                    if outbox.next_ready(session) is None:
                        break
                await asyncio.sleep(0.02)
            yield room
        parts.delivery.stop()
        await sending


@pytest.fixture
async def room(store: Store) -> AsyncIterator[Room]:
    async with opened(store) as made:
        yield made


async def test_an_hour_later_it_is_an_hour_later(room: Room) -> None:
    said = await room.move("hour")
    assert said == {"clock": "onsdag den 25. november kl. 11.15", "told": ""}
    assert room.now == BEGIN + HOUR
    answer = await room.page.get("/?lang=en")
    assert "Wednesday 25 November, 11:15" in answer.text


async def test_a_day_brings_the_mornings_reminder_and_overview_once_and_in_order(
    room: Room,
) -> None:
    await room.move("day")
    assert room.now == BEGIN + DAY
    said = room.said()
    eight = datetime(2026, 11, 26, 7, 0, tzinfo=UTC)
    morning = [(where, what) for at, where, what in said if at == eight]
    assert ("shared", "Torsdag den 26. november, uge 48") in morning
    assert [at for at, _where, _what in said] == sorted(at for at, _where, _what in said)
    assert len({(where, what) for _at, where, what in said}) == len(said)
    await room.parts.ticks.once()
    assert room.said() == said


async def test_the_reminder_of_the_day_before_is_not_too_late(room: Room) -> None:
    moment = datetime(2026, 11, 26, 7, 0, tzinfo=UTC)
    with room.store.write() as session:
        agreed = session.scalars(select(Slot).where(Slot.state == "confirmed")).one()
        agreed.start_at, agreed.end_at = agreed.start_at + DAY, agreed.end_at + DAY
        agreed.remind_at = moment
    await room.move("day")
    told = [(at, where) for at, where, what in room.said() if agreed.title in what]
    assert sorted(told) == [(moment, "direct:bibliotekar"), (moment, "direct:journalist")]


async def test_the_next_message_is_gone_to_and_no_further(room: Room) -> None:
    for _ in range(4):
        before = len(room.said())
        since = room.now
        assert (await room.move("next"))["told"] == ""
        new = room.said()[before:]
        assert new
        assert {at for at, _where, _what in new} == {room.now}
        assert since < room.now <= since + 7 * DAY


async def test_where_nothing_comes_it_says_so_a_week_later(room: Room) -> None:
    with room.store.write() as session:
        session.execute(update(Slot).values(state="withdrawn", remind_at=None))
        nothing = {"digest_at": None, "weekly_at": None}
        session.execute(update(Partnership).values(**nothing))
    said = await room.move("next")
    assert room.said() == []
    assert room.now == BEGIN + 7 * DAY
    assert said["told"] == "Der kom ingen besked i syv dage. Uret er stillet en uge frem."


async def test_back_in_the_real_time_nothing_comes_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticking = (BEGIN + timedelta(seconds=passed) for passed in count())
    for module in ("bot.clock", "bot.room.walk"):  # signatures and leases keep to the real one
        monkeypatch.setattr(f"{module}.real_now", lambda: next(ticking))
    async with opened(store) as room:
        await room.move("day")
        said = room.said()
        await room.move("real")
        assert BEGIN < room.now < BEGIN + HOUR
        await room.parts.ticks.once()
        assert room.said() == said


async def test_a_summer_day_is_as_long_as_the_wall_clock_says(store: Store) -> None:
    evening = datetime(2026, 10, 24, 20, 0, tzinfo=UTC)  # the clocks go back that night
    async with opened(store, Settings(clock=MovedTo(evening, 0))) as room:
        await room.move("day")
        assert room.now == evening + timedelta(hours=25)


async def test_the_pages_are_told_that_it_walks(room: Room) -> None:
    clock = room.parts.house.movable
    assert clock is not None
    clock.walking = True
    room.parts.closing.set()
    told = await room.page.get("/room/stream")
    assert "event: walking\ndata: true" in told.text
    answer = await room.page.post("/room/clock", json={"move": "day"})
    assert (answer.status_code, answer.json()["error"]) == (409, "Uret er allerede på vej.")
    assert room.now == BEGIN


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"host": "evil.example"}])
async def test_another_page_cannot_move_it(room: Room, headers: dict[str, str]) -> None:
    answer = await room.page.post("/room/clock", json={"move": "day"}, headers=headers)
    assert (answer.status_code, room.now) == (403, BEGIN)


@pytest.mark.parametrize("nonsense", [{}, {"move": "year"}, {"move": ["day"]}, {"move": None}, []])
async def test_nonsense_does_not_move_it(room: Room, nonsense: object) -> None:
    answer = await room.page.post("/room/clock", json=nonsense)
    assert (answer.status_code, room.now) == (400, BEGIN)


async def test_where_slack_is_connected_nobody_moves_it(store: Store) -> None:
    slack = Settings(slack_bot_token="xoxb-1", slack_signing_secret="s")
    async with built(slack, store) as parts:
        assert parts.house.movable is None
        transport = httpx.ASGITransport(app=parts.web)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as page:
            assert (await page.post("/room/clock", json={"move": "day"})).status_code == 404
        with pytest.raises(walk.FixedError):
            await walk.Walk(parts.house, parts.closing).go("day")


async def test_what_cannot_be_sent_stops_it(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "PATIENCE", 0.05)
    with room.store.write() as session:  # leased by a worker that is gone
        busy = {"ready_at": real_now() + HOUR}
        session.execute(update(Conversation).where(Conversation.kind == "shared").values(busy))
    answer = await room.page.post("/room/clock", json={"move": "day"})
    assert (answer.status_code, room.now) == (503, BEGIN)
    clock = room.parts.house.movable
    assert clock is not None
    assert not clock.walking


@pytest.mark.parametrize("asked", [None, MovedTo(BEGIN, 0), MovedTo(BEGIN, 600)])
async def test_a_restart_does_not_rewind_it(store: Store, asked: MovedTo | None) -> None:
    settings = Settings(clock=asked)
    clock = clock_for(settings, store)
    start = clock.now()
    clock.move(store, start + 2 * DAY)
    again = clock_for(settings, store)
    assert again.now() >= start + 2 * DAY
    again.go_back(store)
    assert abs(clock_for(settings, store).now() - real_now()) < timedelta(seconds=5)
    again.move(store, again.now() + DAY)
    assert clock_for(settings, store).now() >= real_now() + DAY - HOUR
    other = replace(settings, clock=MovedTo(BEGIN + HOUR, 0))
    assert clock_for(other, store).now() == BEGIN + HOUR  # another start was asked for


async def test_another_process_follows(store: Store) -> None:
    web, worker = clock_for(Settings(), store), clock_for(Settings(), store)
    web.move(store, web.now() + DAY)
    with store.read() as session:
        worker.follow(session)
    assert abs(worker.now() - web.now()) < timedelta(seconds=1)
    web.go_back(store)
    with store.read() as session:
        worker.follow(session)
    assert abs(worker.now() - real_now()) < timedelta(seconds=1)
