"""`rykker worker` processes that are killed and replaced, and what they leave behind."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, make_url, select, text

from bot.clock import real_now
from storage.tables import Conversation, Outbox

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random
    from subprocess import Popen

    from storage.engine import Store
    from tests.bench.processes import Processes

#: Seconds after which what was in flight at a kill, and still is, was the dead worker's.
SETTLED = 1.5
#: How far apart the moment of a kill, and of a post it left unsettled, can be.
NEAR = timedelta(seconds=1)
#: Looks at the database until all have started, or one is busy, and the seconds between them.
LOOKS, BUSY_LOOKS, BETWEEN = 1000, 75, 0.02


@dataclass(frozen=True)
class Lost:
    """A line whose worker died with it: when, and until when the lease keeps others out."""

    channel: str
    at: datetime
    until: datetime

    def explains(self, channel: str, posted: datetime) -> bool:
        """Whether that post there may be one whose answer was lost."""
        return channel == self.channel and abs(posted - self.at) <= NEAR


@dataclass
class Workers:
    """Those at work on one database."""

    store: Store
    processes: Processes
    address: str
    lost: list[Lost] = field(default_factory=list)
    kills: int = 0
    fewest: int = 99
    _names: dict[int, str] = field(default_factory=dict)
    _known: dict[tuple[int, int], tuple[str, datetime]] = field(default_factory=dict)

    def start(self) -> None:
        """One more. The database knows it by its name."""
        name = f"worker {self.processes.started + 1}"
        address = make_url(self.address).update_query_dict({"application_name": name})
        url = address.render_as_string(hide_password=False)
        self._names[self.processes.start("worker", DATABASE_URL=url).pid] = name

    def at_work(self) -> list[Popen[bytes]]:
        """Those that live and have come as far as the database."""
        look = text("SELECT DISTINCT application_name FROM pg_stat_activity")
        with self.store.read() as session:
            names = set(session.scalars(look))
        return [p for p in self.processes.running if self._names[p.pid] in names]

    def waiting(self) -> int:
        """How much has not been sent."""
        with self.store.read() as session:
            return session.scalar(select(func.count(Outbox.id))) or 0

    async def all_at_work(self) -> list[Popen[bytes]]:
        """All of them, once they are there."""
        for _ in range(LOOKS):
            if len(there := self.at_work()) == len(self.processes.running):
                return there
            await asyncio.sleep(BETWEEN)
        raise AssertionError(f"some do not start: {self.processes.said()}")

    async def kill_one(self, random: Random, *, busy: bool) -> None:
        """Kill one, while something is in flight if asked, start another; note what is lost."""
        there = await self.all_at_work()
        for _ in range(BUSY_LOOKS if busy else 0):
            if self._in_flight():
                break
            await asyncio.sleep(BETWEEN)
        self.processes.kill(random.choice(there))
        at = real_now()
        self.kills += 1
        self.fewest = min(self.fewest, len(there) - 1)
        self.start()
        await asyncio.sleep(0.1)
        before = self._in_flight().items() - self._known.items()
        await asyncio.sleep(SETTLED)
        after = self._in_flight()
        left = {held: line for held, line in before if held in after and line[1] > at}
        self.lost += [Lost(channel, at, until) for channel, until in left.values()]
        self._known |= left

    def _in_flight(self) -> dict[tuple[int, int], tuple[str, datetime]]:
        """What is being sent, by row and attempt: where to, and when the lease ends."""
        wanted = (
            select(Outbox.id, Outbox.attempts, Conversation.external_id, Conversation.ready_at)
            .join(Conversation, Conversation.id == Outbox.conversation_id)
            .where(Outbox.state == "sending")
        )
        with self.store.read() as session:
            found = session.execute(wanted).all()
        return {(row[0], row[1]): (row[2] or "", row[3]) for row in found if row[3]}
