"""Nobody waits half a second for another process, nor two for the next tick."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text, update

from bot.bell import AGAIN, Bell, bell_for
from bot.clock import MovedClock, real_now
from bot.house import House
from bot.settings import Settings
from bot.ticks import EVERY, Ticks
from handlers.receive import receive
from handlers.scene import Defaults
from storage.tables import Partnership
from tests.bench.seed import NOW
from tests.bench.years import JOURNALIST, LIBRARIAN, OURS, said

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.engine import Store

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def two_processes(store: Store) -> AsyncIterator[tuple[Bell, asyncio.Event]]:
    """The bell of one, and what wakes the other."""
    ours, theirs = bell_for(store), bell_for(store)
    assert ours is not None
    assert theirs is not None
    woken, closing = asyncio.Event(), asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(ours.pass_on(closing))
        tasks.create_task(theirs.listen(woken, closing))
        await asyncio.wait_for(woken.wait(), 10)  # it listens
        woken.clear()
        yield ours, woken
        closing.set()


async def test_a_ring_is_heard_by_another_process(postgres: Store) -> None:
    async with two_processes(postgres) as (bell, woken):
        for _ in range(3):
            bell.ring()
            await asyncio.wait_for(woken.wait(), 2)
            woken.clear()


async def test_a_line_that_was_cut_is_laid_again(postgres: Store) -> None:
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%rykker_outbox'"
    async with two_processes(postgres) as (bell, woken):
        bell.ring()
        await asyncio.wait_for(woken.wait(), 2)
        woken.clear()
        with postgres.read() as session:
            assert len(session.scalars(text(cut)).all()) == 2
        await asyncio.wait_for(woken.wait(), AGAIN + 5)  # it listens again, and looks at once
        woken.clear()
        bell.ring()  # the other end notices only now that its line is dead
        await asyncio.wait_for(woken.wait(), AGAIN + 5)


async def test_a_tick_comes_when_something_is_due(store: Store) -> None:
    line = said(
        "foreslå Læsekreds torsdag den 3. december kl. 16",
        by=LIBRARIAN,
        room=OURS,
        key="1",
        to=JOURNALIST,
    )
    receive(store, line, now=NOW, defaults=Defaults())
    closing = asyncio.Event()
    with ThreadPoolExecutor(2) as pool:
        house = House(Settings(), store, MovedClock(NOW, real_now()), pool)
        ticking = asyncio.create_task(Ticks(house).run(closing))
        await asyncio.sleep(EVERY + 0.5)  # the first tick is over, and the next 1.5 s away
        with store.write() as session:  # what this one did is known to the tick after it
            soon = house.clock.now() + timedelta(seconds=1.8)
            session.execute(update(Partnership).values(refresh_at=soon))
        due = monotonic() + 1.8
        while True:
            with store.read() as session:
                planned = session.query(Partnership).one().refresh_at
            if planned != soon:
                break
            await asyncio.sleep(0.01)
        assert monotonic() - due < EVERY / 2
        closing.set()
        await ticking
