"""Moving house, from each kind of database to the other: every row arrives, and life goes on."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, insert, text

from storage.copy import CHUNK, NotCopiedError, NotEmptyError, copy
from storage.engine import open_store
from storage.schema import migrate
from storage.tables import Base
from tests.storage.every_row import IDS, TABLES, add_to_each, counts, everything, furnish, numbers
from tests.storage.rows import NOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from storage.engine import Store

MANY = 2 * CHUNK + 1
INBOX = Base.metadata.tables["inbox"]
NOTHING = {table.name: 0 for table in TABLES}
#: Between SQLite and each kind of database, in both directions.
WAYS = pytest.mark.parametrize("way", ["to", "from"])


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Store]:
    """Another database, migrated and empty; SQLite."""
    made = open_store(f"sqlite:///{tmp_path}/elsewhere.db")
    migrate(made.engine)
    yield made
    made.close()


@pytest.fixture
def two(store: Store, elsewhere: Store, way: str) -> tuple[Store, Store]:
    """Source and target."""
    return (elsewhere, store) if way == "to" else (store, elsewhere)


def knock(store: Store, *keys: str) -> None:
    """Rows in the inbox."""
    with store.engine.begin() as connection:
        connection.execute(insert(INBOX), [{"key": key, "at": NOW} for key in keys])


@contextmanager
def meanwhile(store: Store, statement: str, happens: Callable[[], None]) -> Iterator[None]:
    """Once, just before `store` is told something that begins like this."""
    left = [happens]

    def interrupt(*said: object) -> None:
        if str(said[2]).startswith(statement) and left:
            left.pop()()

    event.listen(store.engine, "before_cursor_execute", interrupt)
    yield
    event.remove(store.engine, "before_cursor_execute", interrupt)
    assert not left, "it never came to that"


@WAYS
def test_every_row_arrives_as_it_was(two: tuple[Store, Store]) -> None:
    source, target = two
    furnish(source)
    knock(source, *(f"k{n}" for n in range(MANY)))
    before = everything(source)
    copied = copy(source, target)
    assert everything(target) == before == everything(source)
    assert copied == {name: len(rows) for name, rows in before.items()}
    assert copied == {name: len(IDS) for name in copied} | {"inbox": len(IDS) + MANY}


@WAYS
def test_new_rows_are_counted_on_from_there(two: tuple[Store, Store]) -> None:
    source, target = two
    furnish(source)
    copy(source, target)
    assert add_to_each(target) == {t.name: IDS[-1] + 1 for t in TABLES if counts(t)}


@WAYS
def test_an_empty_one_is_moved_too_and_begins_at_one(two: tuple[Store, Store]) -> None:
    source, target = two
    assert copy(source, target) == NOTHING
    with target.write() as session:
        session.execute(text("INSERT INTO people (name) VALUES ('ny')"))
        assert session.scalar(text("SELECT id FROM people")) == 1


@WAYS
def test_it_can_be_moved_back(two: tuple[Store, Store], tmp_path: Path) -> None:
    source, target = two
    furnish(source)
    copy(source, target)
    home = open_store(f"sqlite:///{tmp_path}/home.db")
    migrate(home.engine)
    copy(target, home)
    assert everything(home) == everything(source)
    home.close()


@WAYS
def test_a_database_in_use_is_left_alone(two: tuple[Store, Store]) -> None:
    source, target = two
    furnish(source)
    knock(target, "somebody was here")
    with pytest.raises(NotEmptyError, match=r"^inbox$"):
        copy(source, target)
    assert numbers(target) == NOTHING | {"inbox": 1}


@WAYS
def test_it_is_not_copied_onto_itself(two: tuple[Store, Store]) -> None:
    source, _target = two
    furnish(source)
    before = everything(source)
    with pytest.raises(NotEmptyError):
        copy(source, source)
    assert everything(source) == before


def test_a_row_without_its_parent_stops_it_all(store: Store, elsewhere: Store) -> None:
    furnish(elsewhere)
    # Foreign keys are off where nobody asks for them.
    with closing(sqlite3.connect(elsewhere.engine.url.database or "")) as outside, outside:
        outside.execute("UPDATE slots SET place_id = 999 WHERE id = 41")
    with pytest.raises(NotCopiedError, match=r"(?i)slots.*foreign key"):
        copy(elsewhere, store)
    assert numbers(store) == NOTHING


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    ("name", "why"),
    [("x" * 201, "value too long for type character varying(200)"), ("a\0b", "NUL")],
)
def test_what_only_sqlite_takes_stops_it_all(
    store: Store, elsewhere: Store, name: str, why: str
) -> None:
    furnish(elsewhere)
    with elsewhere.write() as session:
        session.execute(text("UPDATE people SET name = :name WHERE id = 43"), {"name": name})
    with pytest.raises(NotCopiedError) as stopped:
        copy(elsewhere, store)
    table, said = stopped.value.args
    assert (table, why in said) == ("people", True)
    assert numbers(store) == NOTHING


@WAYS
def test_what_is_written_to_the_source_meanwhile_is_not_in_the_copy(
    two: tuple[Store, Store],
) -> None:
    source, target = two
    furnish(source)
    before = everything(source)
    first = f"INSERT INTO {TABLES[0].name}"
    with meanwhile(target, first, lambda: knock(source, "late")):
        copy(source, target)
    assert everything(target) == before
    assert numbers(source)["inbox"] == len(IDS) + 1


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_what_somebody_writes_to_the_target_meanwhile_stops_it(
    store: Store, elsewhere: Store
) -> None:
    furnish(elsewhere)
    with (
        meanwhile(store, "INSERT INTO inbox", lambda: knock(store, "too early")),
        pytest.raises(NotCopiedError, match=r"inbox.*4 rows arrived, of 3"),
    ):
        copy(elsewhere, store)
    assert numbers(store) == NOTHING | {"inbox": 1}
