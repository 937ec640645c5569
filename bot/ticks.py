"""The pulse: APScheduler ticks, and what is due stands in rows.

A tick knows when something is next due, and where that is before the next tick, there is one more
at that very moment.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from math import inf
from typing import TYPE_CHECKING

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from handlers.clock import tick
from storage import due

if TYPE_CHECKING:
    from bot.house import House

log = logging.getLogger(__name__)

#: Seconds between ticks, of the real clock: a moved one may run fast.
EVERY = 2
#: Seconds between ticks at the least, where a clock runs so fast that always something is due.
LEAST = 0.02


class Ticks:
    """Looks what is due, again and again."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._scheduler = AsyncIOScheduler()

    async def run(self, closing: asyncio.Event) -> None:
        """Tick until told to stop; a tick under way is finished by the pool it runs in."""
        scheduler = self._scheduler
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
            now, busy = await self._house.run(self._look)
            if busy:
                self._house.woken.set()  # before we look ahead: it is late already
            ahead = await self._house.run(lambda: self._ahead(now))
        except asyncio.CancelledError:  # we are shutting down: the next process looks again
            return
        except Exception:  # the pulse must go on whatever one beat met
            log.exception("a tick failed; it is tried again")
            return
        if ahead < EVERY and self._scheduler.running:
            at = datetime.now(UTC) + timedelta(seconds=max(LEAST, ahead))
            self._scheduler.add_job(
                self.once,
                "date",
                run_date=at,
                id="at its moment",
                replace_existing=True,
                misfire_grace_time=None,
            )

    def _look(self) -> tuple[datetime, bool]:
        """Do what is due: at which time of the domain, and whether there was anything."""
        house = self._house
        if house.movable:
            with house.store.read() as session:
                house.follow(session)
        now = house.clock.now()
        return now, tick(house.store, now=now)

    def _ahead(self, now: datetime) -> float:
        """The seconds until something is due that was not at `now`."""
        with self._house.store.read() as session:
            following = due.next_moment(session, now)
        return self._house.clock.seconds_to(following) if following else inf
