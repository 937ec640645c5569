"""Looking with years of slots in the database, against looking with few.

    python -m tests.bench.look [--few 1000] [--many 100000] [--blocks 12] [--block 20]
                               [--only sqlite] [--statements]

Each look goes through the door as a typed command does, and takes turns between the two databases.
Time is the wall's, as PostgreSQL works in a process of its own; commits do not wait for the disk,
on either side. One line a look: the median of each side, and the median of the blocks' ratios with
the quartiles.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from handlers.receive import receive
from handlers.scene import Defaults
from storage.engine import open_store
from tests.bench.accept import heard
from tests.bench.databases import SqliteFiles, private_postgres
from tests.bench.seed import NOW
from tests.bench.years import DIRECT, JOURNALIST, LIBRARIAN, OURS, Years, fill, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handlers.door import Reply
    from storage.engine import Store
    from tests.bench.databases import Databases

WARM_UP = 10
#: What is typed, by whom, and where.
LOOKS = {
    "list": ("liste", LIBRARIAN, OURS),
    "mine": ("mine", LIBRARIAN, OURS),
    "mine (journalist)": ("mine", JOURNALIST, OURS),
    "show what was told last": ("vis", LIBRARIAN, DIRECT),
}
_WITHOUT_WAITING = {
    "sqlite": "PRAGMA synchronous=OFF",
    "postgresql": "SET SESSION synchronous_commit = off",
}


@dataclass(frozen=True)
class Side:
    """One of the databases that are compared."""

    store: Store
    keys: Iterator[int] = field(default_factory=count)

    def look(self, name: str) -> Reply:
        """Once through the door."""
        line, who, room = LOOKS[name]
        inbound = said(line, by=who, room=room, key=f"look {next(self.keys)}")
        return receive(self.store, inbound, now=NOW, defaults=Defaults())

    def timed(self, name: str) -> float:
        """Milliseconds of one look."""
        begun = perf_counter()
        self.look(name)
        return (perf_counter() - begun) * 1000


@contextmanager
def side(databases: Databases, name: str, years: Years) -> Iterator[Side]:
    """A filled database, open."""
    store = open_store(databases.create(name))
    event.listen(store.engine, "connect", _hurry(databases.kind))
    try:
        fill(store, years)
        yield Side(store)
    finally:
        store.close()


def compare(name: str, few: Side, many: Side, *, blocks: int, block: int) -> str:
    """The line of one look."""
    for _ in range(WARM_UP):
        few.look(name)
        many.look(name)
    taken = [[(few.timed(name), many.timed(name)) for _ in range(block)] for _ in range(blocks)]
    sides = [[median(times) for times in zip(*pairs, strict=True)] for pairs in taken]
    low, middle, high = quantiles([many_ms / few_ms for few_ms, many_ms in sides], n=4)
    ms = [median(times) for times in zip(*sides, strict=True)]
    return f"few {ms[0]:.2f} ms, many {ms[1]:.2f} ms, ratio {middle:.2f} ({low:.2f}–{high:.2f})"


def measure(databases: Databases, asked: argparse.Namespace) -> Iterator[str]:
    """The lines for one kind of database."""
    shapes = {
        "past": (Years(asked.many), tuple(LOOKS)),
        "unsettled": (Years(asked.many, settled=False), tuple(LOOKS)),
        "coming": (Years(asked.many, coming=asked.many), ("list",)),
    }
    with side(databases, "few", Years(asked.few)) as few:
        for shape, (years, looks) in shapes.items():
            with side(databases, f"many_{shape}", years) as many:
                for name in looks:
                    line = compare(name, few, many, blocks=asked.blocks, block=asked.block)
                    yield f"{databases.kind}, {shape}, {name}: {line}"
                    if asked.statements:
                        with heard(many.store) as statements:
                            many.look(name)
                        yield "\n  ".join(["", *statements])


def _hurry(kind: str) -> Any:  # noqa: ANN401 - SQLAlchemy's listener
    def prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own
        connection.execute(_WITHOUT_WAITING[kind])
        connection.commit()

    return prepare


def main() -> None:
    """One line per look and database; always exit 0."""
    asked = argparse.ArgumentParser(prog="python -m tests.bench.look")
    asked.add_argument("--few", type=int, default=1_000)
    asked.add_argument("--many", type=int, default=100_000)
    asked.add_argument("--blocks", type=int, default=12)
    asked.add_argument("--block", type=int, default=20)
    asked.add_argument("--only", choices=("sqlite", "postgresql"))
    asked.add_argument("--statements", action="store_true", help="show what is said")
    given = asked.parse_args()

    def run(databases: Databases) -> None:
        for line in measure(databases, given):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()

    with TemporaryDirectory(prefix="rykker-bench-") as made:
        if given.only != "postgresql":
            run(SqliteFiles(Path(made)))
        if given.only != "sqlite":
            with private_postgres(Path(made)) as server:
                run(server)


if __name__ == "__main__":
    main()
