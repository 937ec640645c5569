"""Holds the comparison honest: both sides write the very same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from storage.tables import Base
from tests.bench.accept import both_sides
from tests.bench.databases import PostgresServer, SqliteFiles
from tests.bench.wire import Tapped

if TYPE_CHECKING:
    from pathlib import Path

    from storage.engine import Store
    from tests.bench.databases import Databases

ACTS = 3
#: What `accept` adds to the tables, an act; all else is changed in place.
NEW_ROWS = {"inbox": 1, "history": 1, "outbox": 3}

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest, tmp_path: Path) -> Databases:
    if request.param == "sqlite":
        return SqliteFiles(tmp_path)
    shared: Store = request.getfixturevalue("postgres")
    return PostgresServer(shared.engine.url.render_as_string(hide_password=False))


async def test_both_sides_write_the_same_rows(databases: Databases) -> None:
    async with both_sides(databases, ACTS) as sides:
        before = rows(sides.ours.store)
        for side in (sides.baseline, sides.ours):
            for body in sides.taps:
                await Tapped(body).send(side.web)
        ours, baseline = rows(sides.ours.store), rows(sides.baseline.store)
    assert ours == baseline
    added = {name: len(ours[name]) - len(before[name]) for name in ours}
    assert {name: new for name, new in added.items() if new} == {
        name: new * ACTS for name, new in NEW_ROWS.items()
    }
    assert {slot["state"] for slot in ours["slots"]} == {"confirmed"}


def rows(store: Store) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables; a note's random key is left out."""
    with store.engine.connect() as connection:
        return {
            table.name: [
                dict(row) | ({"key": ""} if row.get("kind") == "note" else {})
                for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()
            ]
            for table in Base.metadata.sorted_tables
        }
