"""The bell between processes: what `web` has committed, `worker` sends at once.

PostgreSQL carries it (NOTIFY, sent after the commit, and LISTEN). It is rung for speed only: a ring
that is lost is made good by delivery's own look every half second.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, TypeAlias

from psycopg import AsyncConnection, Error

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from storage.engine import Store

    Line: TypeAlias = AsyncConnection[Any]

log = logging.getLogger(__name__)

#: Seconds until the line is tried again after it was cut.
AGAIN = 2.0


def bell_for(store: Store) -> Bell | None:
    """The database's bell; SQLite has none, and needs none in one process."""
    url = store.engine.url
    if url.get_backend_name() != "postgresql":
        return None
    return Bell(url.set(drivername="postgresql").render_as_string(hide_password=False))


class Bell:
    """Rung by who has written, heard by who delivers. Each has a connection of its own."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Something was committed. Nobody waits for the ring, and several at once make one."""
        self._rung.set()

    async def pass_on(self, closing: asyncio.Event) -> None:
        """Let the other processes hear our rings, until told to stop."""

        async def each(line: Line) -> None:
            while await self._rung.wait():
                self._rung.clear()  # before it is sent: a ring meanwhile is one more
                try:
                    await line.execute("NOTIFY rykker_outbox")
                except Error:
                    self._rung.set()  # by the next line, then
                    raise

        await self._kept(each, closing)

    async def listen(self, woken: asyncio.Event, closing: asyncio.Event) -> None:
        """Set `woken` whenever it rings, until told to stop."""

        async def each(line: Line) -> None:
            await line.execute("LISTEN rykker_outbox")
            woken.set()  # it may have rung while nobody listened
            async for _ring in line.notifies():
                woken.set()

        await self._kept(each, closing)

    async def _kept(self, work: Callable[[Line], Awaitable[None]], closing: asyncio.Event) -> None:
        at_it = asyncio.create_task(self._again_and_again(work))
        await closing.wait()
        at_it.cancel()
        await asyncio.wait([at_it])

    async def _again_and_again(self, work: Callable[[Line], Awaitable[None]]) -> None:
        while True:
            try:
                async with await AsyncConnection.connect(self._address, autocommit=True) as line:
                    await work(line)
            except Exception as error:  # noqa: BLE001 - delivery looks by itself meanwhile
                log.warning("the bell's line to the database was cut: %s", type(error).__name__)
            await asyncio.sleep(AGAIN)
