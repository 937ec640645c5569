"""The clock's tick with many slots in the database, against few.

    python -m tests.bench.ticks [--few 10000] [--many 1000000] [--due 1000] [--rounds 7]
                                [--only postgresql]

A tick that finds nothing due, and one that finds as many reminders due as is said. Time is the
wall's; one line a tick and database: the median of each side, and their ratio.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from sqlalchemy import text

from handlers.clock import tick
from handlers.receive import receive
from handlers.scene import Defaults
from storage.engine import open_store
from storage.schema import migrate
from storage.tables import Base
from tests.bench.databases import SqliteFiles, private_postgres
from tests.bench.seed import NOW
from tests.bench.years import JOURNALIST, LIBRARIAN, OURS, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Table

    from storage.engine import Store
    from tests.bench.databases import Databases

FIRST = 1_000_000_000  # row ids of the copies begin after this
_SERIES = {
    "postgresql": "generate_series(1, {n}) AS series(g)",
    "sqlite": "(WITH RECURSIVE s(g) AS (VALUES (1) UNION ALL SELECT g + 1 FROM s WHERE g < {n})"
    " SELECT g FROM s) AS series",
}


def _copies(store: Store, table: Table, n: int, **changed: str) -> None:
    """So many copies of the table's first row, with some columns as SQL says from `g`."""
    columns = [column.name for column in table.columns]
    values = ", ".join(changed.get(name, f"one.{name}") for name in columns)
    kind = store.engine.dialect.name
    with store.write() as session:
        session.execute(
            text(
                f"INSERT INTO {table.name} ({', '.join(columns)}) SELECT {values}"  # noqa: S608 - our own
                f" FROM (SELECT * FROM {table.name} ORDER BY id LIMIT 1) AS one,"
                f" {_SERIES[kind].format(n=n)}"
            )
        )


def filled(databases: Databases, slots: int) -> Store:
    """A database with so many agreed slots, none of which is due."""
    store = open_store(databases.create(f"ticks{slots}"))
    migrate(store.engine)
    line = "foreslå Læsekreds torsdag den 2. december 2027 kl. 16"
    proposed = said(line, by=LIBRARIAN, room=OURS, key="1", to=JOURNALIST)
    receive(store, proposed, now=NOW, defaults=Defaults())
    receive(store, said("ja #1", by=JOURNALIST, room=OURS, key="2"), now=NOW, defaults=Defaults())
    tick(store, now=NOW)  # its reminders are planned, and so are its copies'
    tables = Base.metadata.tables
    own = {"id": f"{FIRST} + g", "number": "g + 1", "uid": "'copy' || g"}
    _copies(store, tables["slots"], slots, **own)
    _copies(store, tables["commitments"], slots, id=f"{FIRST} + g", slot_id=f"{FIRST} + g")
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    tick(store, now=NOW)
    return store


def idle_ms(store: Store) -> float:
    began = perf_counter()
    assert not tick(store, now=NOW)
    return (perf_counter() - began) * 1000


def due_ms(store: Store, due: int) -> float:
    """One tick with so many reminders due; what it sent is put away afterwards."""
    with store.write() as session:
        last = {"now": NOW, "last": FIRST + due, "first": FIRST}
        session.execute(
            text("UPDATE slots SET remind_at = :now WHERE id > :first AND id <= :last").bindparams(
                **last
            )
        )
    began = perf_counter()
    assert tick(store, now=NOW)
    took = (perf_counter() - began) * 1000
    with store.write() as session:
        session.execute(text("DELETE FROM outbox"))
    return took


def measure(databases: Databases, *, few: int, many: int, due: int, rounds: int) -> None:
    sides = [filled(databases, few), filled(databases, many)]
    looks: dict[str, Callable[[Store], float]] = {
        "nothing due": idle_ms,
        f"{due} due": lambda store: due_ms(store, due),
    }
    for name, look in looks.items():
        for store in sides:
            look(store)
        taken = [[look(store) for store in sides] for _ in range(rounds)]
        less, more = (median(column) for column in zip(*taken, strict=True))
        print(  # noqa: T201 - what it is for
            f"{databases.kind}, {name}: {few} slots {less:.2f} ms, {many} slots {more:.2f} ms, "
            f"ratio {more / less:.2f}"
        )
    for store in sides:
        store.close()


def main(given: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("few", 10_000), ("many", 1_000_000), ("due", 1000), ("rounds", 7)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--only", choices=("sqlite", "postgresql"), default="postgresql")
    asked = vars(parser.parse_args(given))
    with TemporaryDirectory() as directory:
        if asked.pop("only") == "sqlite":
            measure(SqliteFiles(Path(directory)), **asked)
            return
        with private_postgres(Path(directory)) as postgres:
            measure(postgres, **asked)


if __name__ == "__main__":
    main(sys.argv[1:])
