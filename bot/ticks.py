"""The pulse: APScheduler ticks, and what is due stands in rows."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from handlers.clock import tick

if TYPE_CHECKING:
    import asyncio

    from bot.house import House

log = logging.getLogger(__name__)

#: Seconds between ticks, of the real clock: a moved one may run fast.
EVERY = 2


class Ticks:
    """Looks what is due, again and again."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def run(self, closing: asyncio.Event) -> None:
        """Tick until told to stop; a tick under way is finished by the pool it runs in."""
        scheduler = AsyncIOScheduler()
        scheduler.add_job(
            self.once,
            "interval",
            seconds=EVERY,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        scheduler.start()
        try:
            await closing.wait()
        finally:
            scheduler.shutdown(wait=False)

    async def once(self) -> None:
        """One look; a failure is looked at again at the next tick."""
        try:
            busy = await self._house.run(self._look)
        except Exception:  # the pulse must go on whatever one beat met
            log.exception("a tick failed; it is tried again")
            return
        if busy:
            self._house.woken.set()

    def _look(self) -> bool:
        house = self._house
        if house.movable:
            with house.store.read() as session:
                house.follow(session)
        return tick(house.store, now=house.clock.now())
