"""What every part of the running bot is handed: the store, the clock, and the way in."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from bot.clock import MovableClock
from handlers.receive import receive

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

    from sqlalchemy.orm import Session

    from bot.bell import Bell
    from bot.clock import Clock
    from bot.settings import Settings
    from handlers.door import Inbound, Reply
    from storage.engine import Store

T = TypeVar("T")


@dataclass(frozen=True)
class House:
    """The edges are asynchronous, the middle is not: `run` is the step between them."""

    settings: Settings
    store: Store
    clock: Clock
    pool: Executor
    woken: asyncio.Event = field(default_factory=asyncio.Event)  # something waits to be sent
    bell: Bell | None = None  # wakes other processes

    async def run(self, work: Callable[[], T]) -> T:
        """`work` in a thread, as handlers and storage are plain functions."""
        return await asyncio.get_running_loop().run_in_executor(self.pool, work)

    @property
    def movable(self) -> MovableClock | None:
        """The clock, where people may move it: in the demo's room, and nowhere else."""
        return self.clock if self.settings.demo and isinstance(self.clock, MovableClock) else None

    def follow(self, session: Session) -> None:
        """Another process may have moved the clock."""
        if clock := self.movable:
            clock.follow(session)

    def wake(self) -> None:
        """Something was committed that waits to be sent, here or by another process."""
        self.woken.set()
        if self.bell:
            self.bell.ring()

    async def receive(self, inbound: Inbound) -> Reply:
        """Through the one door; when it returns, all is committed and delivery is awake."""
        reply = await self.run(
            lambda: receive(
                self.store, inbound, now=self.clock.now(), defaults=self.settings.defaults
            )
        )
        self.wake()
        return reply
