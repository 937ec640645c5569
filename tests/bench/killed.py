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
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bot.clock import MovedClock, real_now
from storage import clock as kept_clock
from storage.engine import open_store
from tests.bench.databases import private_postgres
from tests.bench.expected import due_between, matched, titles, told
from tests.bench.processes import Processes, settings_of
from tests.bench.week import MORNING, lived_up_to
from tests.bench.workers import Workers
from tests.fakes.slack import FakeSlack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.databases import Databases
    from tests.bench.expected import Due
    from tests.bench.workers import Lost
    from tests.fakes.slack.world import Call

#: Seconds between kills; until the clock shows the morning; that Slack takes to answer.
EVERY, START, SLACK_TAKES = 4.0, 8.0, 0.15
#: Seconds that what waits may take at the end: a room gets one message a second.
MOST_WAIT = 180
#: Seconds after a lease has run out within which another worker has looked.
SOON = timedelta(seconds=2)
#: How many of what is wrong are shown.
SHOWN = 20


@dataclass(frozen=True)
class Asked:
    """How it is run."""

    kills: int = 100
    workers: int = 3
    pace: float = 1500
    seed: int = 1
    slots: int = 40
    asks: int = 8


@dataclass(frozen=True)
class Result:
    """What came of it; `left` waited still at the end."""

    expected: list[Due]
    missing: list[Due]
    overtaken: list[Due]
    doubles: list[Due]
    unexplained: list[Due]
    unasked: int
    left: int
    kills: int
    lost: int
    fewest: int
    late: timedelta

    @property
    def well(self) -> bool:
        """Whether all came that should, and nothing else."""
        return not (self.missing or self.unexplained or self.unasked or self.left)

    def lines(self) -> Iterator[str]:
        """What is printed."""
        kinds = Counter(due.thing.kind for due in self.expected)
        came = len(self.expected) - len(self.missing) - len(self.overtaken)
        yield (
            f"killed {self.kills} workers, {self.lost} with a line in hand; "
            f"never fewer than {self.fewest} at work"
        )
        yield f"expected  {len(self.expected)} ({', '.join(f'{n} {k}' for k, n in kinds.items())})"
        yield f"received  {came}, the latest {self.late} late"
        yield f"missing   {len(self.missing)}"
        yield f"overtaken {len(self.overtaken)}"
        yield f"doubles   {len(self.doubles)}, without cause {len(self.unexplained)}"
        yield f"unasked   {self.unasked}, still waiting {self.left}"
        yield from (f"MISSING {due}" for due in self.missing[:SHOWN])
        yield from (f"TWICE {due}" for due in self.unexplained[:SHOWN])


async def live(databases: Databases, folder: Path, asked: Asked) -> Result:
    """Make the partnership, live through its week, and look what came."""
    address = databases.create("killed")
    async with FakeSlack(strict_pace=False) as slack:
        await lived_up_to(slack, address, slots=asked.slots, asks=asked.asks)
        before = len(slack.calls)
        slack.fail("*", delay=SLACK_TAKES, times=10**9)
        settings = settings_of(slack, address, RYKKER_CLOCK=f"{MORNING.isoformat()} x{asked.pace}")
        store = open_store(address)
        clock = MovedClock(MORNING, real_now() + timedelta(seconds=START), asked.pace)
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
            return _compared(workers, slack.calls[before:], clock, end)
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


def _compared(workers: Workers, calls: list[Call], clock: MovedClock, end: datetime) -> Result:
    with workers.store.read() as session:
        wanted = due_between(session, MORNING, clock.now())
        named = titles(session)
    posts = [
        (clock.domain_at + (at - clock.real_at) * clock.pace, at, thing)
        for call in calls
        if call.method == "chat.postMessage" and call.response.get("ok")
        for at in [datetime.fromtimestamp(float(call.response["ts"]), UTC)]
        for thing in told(call, named)
    ]
    came, unasked = matched(wanted, [(at, thing) for at, _real, thing in posts])
    real = {(at, thing): real for at, real, thing in posts}
    expected = [due for due in wanted if due.at <= end]
    nothing = [due for due in expected if not came[due]]
    overtaken = [due for due in nothing if any(_overtook(o, due, clock) for o in workers.lost)]
    doubles = [due for due in expected if len(came[due]) > 1]

    def explained(due: Due) -> bool:
        return all(
            any(lost.explains(due.thing.channel, real[at, due.thing]) for lost in workers.lost)
            for at in came[due][:-1]
        )

    return Result(
        expected=expected,
        missing=[due for due in nothing if due not in overtaken],
        overtaken=overtaken,
        doubles=doubles,
        unexplained=[due for due in doubles if not explained(due)],
        unasked=len(unasked),
        left=workers.waiting(),
        kills=workers.kills,
        lost=len(workers.lost),
        fewest=workers.fewest,
        late=max((came[due][0] - due.at for due in expected if came[due]), default=timedelta()),
    )


def _overtook(lost: Lost, due: Due, clock: MovedClock) -> bool:
    """Whether that dead worker's lease kept the line closed from before it was due to its end."""
    if lost.channel != due.thing.channel or due.until is None:
        return False
    closed, opened = (
        clock.domain_at + (at - clock.real_at) * clock.pace for at in (lost.at, lost.until + SOON)
    )
    return closed < due.until <= opened


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
