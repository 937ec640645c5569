"""Workers are killed all through a week: does everything arrive that should have come?

    python -m tests.bench.killed [--kills 100] [--workers 3] [--pace 1500] [--seed 1]

PostgreSQL, `rykker worker` processes, a fake Slack on loopback that takes its time to answer, and a
domain clock that runs fast. Every four seconds one worker is ended by SIGKILL, every second time
while something is in flight, and another is started; the others are at work meanwhile. At the end,
what Slack received is held against what the rows say should have come (`expected.py`).

*Missing* must be none. A *double* is allowed where a worker died between post and settle: Slack had
the message, and nobody knew. *Overtaken* is what was of no use any more when the dead worker's
lease on that line had run out: its 15 s are hours at this pace. Exit 1 if anything is missing, or
came twice or unasked without such a cause. A hundred kills are a week, ten are most of a day.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bot.clock import MovedClock, real_now
from storage import clock as kept_clock
from storage.engine import open_store
from tests.bench.compared import compared
from tests.bench.databases import private_postgres
from tests.bench.processes import Processes, settings_of
from tests.bench.week import MORNING, lived_up_to
from tests.bench.workers import Workers
from tests.fakes.slack import FakeSlack

if TYPE_CHECKING:
    from datetime import datetime

    from tests.bench.compared import Result
    from tests.bench.databases import Databases

#: Seconds between kills; that Slack takes to answer.
EVERY, SLACK_TAKES = 4.0, 0.15
#: Seconds that what waits may take at the end: a room gets one message a second.
MOST_WAIT = 180


@dataclass(frozen=True)
class Asked:
    """How it is run; `start` seconds until the clock shows the morning."""

    kills: int = 100
    workers: int = 3
    pace: float = 1500
    seed: int = 1
    slots: int = 40
    asks: int = 8
    start: float = 8.0


async def live(databases: Databases, folder: Path, asked: Asked) -> Result:
    """Make the partnership, live through its week, and look what came."""
    address = databases.create("killed")
    async with FakeSlack(strict_pace=False) as slack:
        await lived_up_to(slack, address, slots=asked.slots, asks=asked.asks)
        before = len(slack.calls)
        slack.fail("*", delay=SLACK_TAKES, times=10**9)
        settings = settings_of(slack, address, RYKKER_CLOCK=f"{MORNING.isoformat()} x{asked.pace}")
        store = open_store(address)
        clock = MovedClock(MORNING, real_now() + timedelta(seconds=asked.start), asked.pace)
        with store.write() as session:
            kept_clock.anchor(
                session, domain_at=MORNING, real_at=clock.real_at, pace=clock.pace
            ).started_at = MORNING
        workers = Workers(store, Processes(folder, settings), address)
        try:
            end = await _killing(workers, clock, asked)
        finally:
            workers.processes.stop()
        try:
            return compared(workers, slack.calls[before:], clock, end)
        finally:
            store.close()


async def _killing(workers: Workers, clock: MovedClock, asked: Asked) -> datetime:
    """Returns the clock's time at the end, all of which has been dealt with where it can be."""
    chance = random.Random(asked.seed)  # noqa: S311 - not for secrets
    for _ in range(asked.workers):
        workers.start()
    for n in range(asked.kills):
        at = clock.real_at + timedelta(seconds=EVERY * (n + chance.uniform(0.2, 0.5)))
        await asyncio.sleep(max(0.0, (at - real_now()).total_seconds()))
        await workers.kill_one(chance, busy=bool(n % 2))
    end = clock.now()
    await asyncio.sleep(EVERY)
    for _ in range(MOST_WAIT):
        if not workers.waiting():
            break
        await asyncio.sleep(1)
    return end


def main(given: list[str]) -> int:
    """Print what came of it; 1 where anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.killed", description=__doc__)
    for name in ("kills", "workers", "seed", "slots", "asks"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Asked, name))
    parser.add_argument("--pace", type=float, default=Asked.pace)
    asked = Asked(**vars(parser.parse_args(given)))
    with (
        TemporaryDirectory(prefix="rykker-bench-") as made,
        private_postgres(Path(made)) as server,
    ):
        logs = Path(made) / "logs"
        logs.mkdir()
        result = asyncio.run(live(server, logs, asked))
    sys.stdout.write("".join(f"{line}\n" for line in result.lines()))
    return 0 if result.well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
