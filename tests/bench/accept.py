"""CPU per accepted act, web side only: our whole way from the door to the ack, against `baseline`.

    python -m tests.bench.accept [--blocks 12] [--block 30] [--only sqlite] [--statements]

Both sides take the very same signed taps on copies of one database, in one process and one run, in
blocks that take turns. Only this process counts (`time.process_time`): no server, client or network
stands in front, no worker delivers beside it, and PostgreSQL is a process of its own. What Slack
tells of people is asked in the warm-up and remembered. One line a database: the median block of
each side, and the median of the blocks' ratios with the quartiles.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlalchemy import event

from bot.wiring import built
from storage.engine import open_store
from tests.bench.baseline import Baseline
from tests.bench.databases import SqliteFiles, private_postgres
from tests.bench.seed import NOW, seeded, settings_for, standing_clock
from tests.bench.wire import Tapped, cpu_ms
from tests.fakes.slack import FakeSlack

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from starlette.types import ASGIApp

    from storage.engine import Store
    from tests.bench.databases import Databases

WARM_UP = 40


@dataclass(frozen=True)
class Side:
    """One of the two that are compared."""

    store: Store
    web: ASGIApp


@dataclass(frozen=True)
class Sides:
    """The two, on copies of one database, and the taps that wait for them."""

    baseline: Side
    ours: Side
    taps: list[bytes]


@asynccontextmanager
async def both_sides(databases: Databases, number: int) -> AsyncIterator[Sides]:
    """Both sides with `number` accepts prepared."""
    async with FakeSlack(strict_pace=False) as slack:
        seed = await seeded(slack, databases, number)
        bare = open_store(databases.copy(seed.database, "baseline"))
        address = databases.copy(seed.database, "ours")
        store = open_store(address)
        baseline = Baseline(slack, bare, NOW)
        settings = settings_for(slack, address)
        try:
            async with built(settings, store, clock=standing_clock()) as bot:
                yield Sides(Side(bare, baseline.web), Side(store, bot.web), seed.taps)
        finally:
            baseline.close()
            bare.close()
            store.close()


@contextmanager
def heard(store: Store) -> Iterator[list[str]]:
    """The statements that go to the database meanwhile, without those that begin a transaction."""
    said: list[str] = []

    def note(*happened: object) -> None:
        statement = str(happened[2])
        if not statement.startswith("BEGIN"):
            said.append(" ".join(statement.split()))

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(store.engine, "before_cursor_execute", note)


async def statements_of(side: Side, body: bytes) -> list[str]:
    """What one accept says to the database."""
    with heard(side.store) as said:
        await Tapped(body).send(side.web)
    return said


async def measure(databases: Databases, *, blocks: int, block: int, show: bool) -> str:
    """The line for one kind of database."""
    async with both_sides(databases, WARM_UP + 1 + blocks * block) as sides:
        taps = iter(sides.taps)
        pair = (sides.baseline, sides.ours)
        await _block(pair, [next(taps) for _ in range(WARM_UP)])
        counted = next(taps)
        said = [await statements_of(side, counted) for side in pair]
        if show:
            for name, all_of_it in zip(("baseline", "ours"), said, strict=True):
                sys.stdout.write("\n  ".join([name, *all_of_it]) + "\n")
        measured = [
            await _block(pair if n % 2 else pair[::-1], [next(taps) for _ in range(block)])
            for n in range(blocks)
        ]
    bare = [found[id(sides.baseline)] for found in measured]
    ours = [found[id(sides.ours)] for found in measured]
    ratios = [o / b for b, o in zip(bare, ours, strict=True)]
    low, _, high = quantiles(ratios, n=4)
    return (
        f"{databases.kind}: baseline {median(bare):.2f} ms ({len(said[0])} statements), "
        f"ours {median(ours):.2f} ms ({len(said[1])} statements), "
        f"ratio {median(ratios):.2f} ({low:.2f}–{high:.2f}), "
        f"{blocks * block} accepts a side in {blocks} blocks"
    )


async def _block(turns: tuple[Side, ...], bodies: list[bytes]) -> dict[int, float]:
    """The same taps on each, one side after the other: CPU in ms by side."""
    return {id(side): await cpu_ms(side.web, bodies) for side in turns}


def main() -> None:
    """One line per database; always exit 0."""
    asked = argparse.ArgumentParser(prog="python -m tests.bench.accept")
    asked.add_argument("--blocks", type=int, default=12)
    asked.add_argument("--block", type=int, default=30)
    asked.add_argument("--only", choices=("sqlite", "postgresql"))
    asked.add_argument("--statements", action="store_true", help="show what each side says")
    said = asked.parse_args()

    def run(databases: Databases) -> None:
        line = asyncio.run(
            measure(databases, blocks=said.blocks, block=said.block, show=said.statements)
        )
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    with TemporaryDirectory(prefix="rykker-bench-") as made:
        if said.only != "postgresql":
            run(SqliteFiles(Path(made)))
        if said.only != "sqlite":
            with private_postgres(Path(made)) as server:
                run(server)


if __name__ == "__main__":
    main()
