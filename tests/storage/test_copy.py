"""Moving house, from each kind of database to each other: every row arrives, and life goes on."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, select

from storage.copy import NotEmptyError, copy
from storage.engine import open_store
from storage.schema import migrate
from storage.tables import Base, Person
from tests.storage.rows import NOW, a_slot, conversations, intent, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from storage.engine import Store


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Store]:
    """Another database, migrated and empty."""
    made = open_store(f"sqlite:///{tmp_path}/elsewhere.db")
    migrate(made.engine)
    yield made
    made.close()


def lived_in(store: Store) -> None:
    """Rows of many kinds: text of all sorts, JSON, nothing, instants, rows that point at rows."""
    a_slot(store)
    (room,) = conversations(store, 1)
    put(store, intent(room, "note:1"))
    tables = Base.metadata.tables
    with store.write() as session:
        connection = session.connection()
        post = {"conversation": "shared", "text": "Ååh 🎉\n" * 400, "at": NOW, "only_for": ""}
        connection.execute(insert(tables["room_posts"]), [post | {"card": {"notice": "æøå"}}])
        connection.execute(insert(tables["room_posts"]), [post | {"card": None, "under": 1}])
        connection.execute(
            insert(tables["inbox"]), [{"key": f"k{n}", "at": NOW} for n in range(1200)]
        )
        connection.execute(
            insert(tables["places"]),
            [{"partnership_id": 1, "name": "Salen", "opening": {"0": [[540, 1200]]}}],
        )


def everything(store: Store) -> dict[str, list[object]]:
    with store.read() as session:
        return {
            table.name: [
                tuple(row) for row in session.execute(select(table).order_by(*table.primary_key))
            ]
            for table in Base.metadata.sorted_tables
        }


@pytest.mark.parametrize("way", ["to", "from"])
def test_everything_arrives_and_life_goes_on(store: Store, elsewhere: Store, way: str) -> None:
    source, target = (elsewhere, store) if way == "to" else (store, elsewhere)
    lived_in(source)
    before = everything(source)
    copied = copy(source, target)
    assert everything(target) == before == everything(source)
    assert copied == {name: len(rows) for name, rows in before.items()}
    with target.write() as session:  # ids go on behind those that were copied
        session.add(Person(name="ny"))
    assert len(everything(target)["people"]) == len(before["people"]) + 1


def test_a_database_in_use_is_left_alone(store: Store, elsewhere: Store) -> None:
    lived_in(elsewhere)
    a_slot(store)
    before = everything(store)
    with pytest.raises(NotEmptyError):
        copy(elsewhere, store)
    assert everything(store) == before


def test_a_copy_that_fails_leaves_nothing(store: Store, elsewhere: Store) -> None:
    lived_in(elsewhere)
    file = elsewhere.engine.url.database or ""
    with sqlite3.connect(file) as outside:  # a row that no database should hold
        outside.execute("UPDATE slots SET installation_id = 999")
    outside.close()
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        copy(elsewhere, store)
    assert not any(everything(store).values())
