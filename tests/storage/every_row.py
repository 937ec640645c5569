"""Rows in every table there is or will be, made from its columns, and read back to the bit."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    Boolean,
    Float,
    Integer,
    String,
    Text,
    cast,
    func,
    insert,
    null,
    select,
)

from storage.tables import Base
from storage.types import UtcTime
from tests.storage.rows import NOW

if TYPE_CHECKING:
    from sqlalchemy import Column, Table

    from storage.engine import Store

TABLES = Base.metadata.sorted_tables
#: The ids of each table's rows, with a gap before them. They point at the rows of the same id.
IDS = (41, 42, 43)
#: Of those: where what need not be there is missing, and where JSON is there, and says null.
MISSING, JSON_NULL = 42, 43
WORDS = "Ååh 🎉 “æøå” \\ ' \" % \t\n"


def furnish(store: Store) -> None:
    """Three rows in every table."""
    with store.write() as session:
        for table in TABLES:
            for number in IDS:
                session.connection().execute(insert(table).values(_row(table, number)))


def add_to_each(store: Store) -> dict[str, int]:
    """A new row in every table that counts its rows; their ids."""
    added: dict[str, int] = {}
    with store.write() as session:
        for table in TABLES:
            if counts(table):
                row = _row(table, IDS[-1] + 1, parent=MISSING)
                del row[_key(table).name]
                done = session.connection().execute(insert(table).values(row))
                added[table.name] = next(iter(done.inserted_primary_key or ()))
    return added


def counts(table: Table) -> bool:
    """Whether its rows get a number by themselves."""
    return len(table.primary_key) == 1 and isinstance(_key(table).type, Integer)


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables; JSON as the text that stands there."""
    with store.read() as session:
        return {
            table.name: [
                tuple(row)
                for row in session.execute(
                    select(
                        *(cast(c, Text) if isinstance(c.type, JSON) else c for c in table.c)
                    ).order_by(*table.primary_key)
                )
            ]
            for table in TABLES
        }


def numbers(store: Store) -> dict[str, int]:
    """How many rows each table has."""
    with store.read() as session:
        return {t.name: session.scalar(select(func.count()).select_from(t)) or 0 for t in TABLES}


def _key(table: Table) -> Column[Any]:
    return next(iter(table.primary_key))


def _row(table: Table, number: int, *, parent: int | None = None) -> dict[str, Any]:
    return {column.name: _value(column, number, parent or number) for column in table.c}


def _value(column: Column[Any], number: int, parent: int) -> Any:  # noqa: ANN401, PLR0911 - one line a type
    if column.nullable and number == MISSING:
        return null()
    if column.foreign_keys:
        of_its_own = next(iter(column.foreign_keys)).column.table is column.table
        return parent if not of_its_own else None if number == IDS[0] else IDS[0]
    match column.type:
        case JSON():
            said = {"ø": [number, 1.5, None, True, WORDS], "a": {}}
            return JSON.NULL if number == JSON_NULL and column.nullable else said
        case UtcTime():
            return NOW + timedelta(minutes=number, microseconds=1)
        case Boolean():
            return number % 2 == 0
        case Float():
            return number + 0.125
        case Integer():
            return number
        case String(length=int(length)):
            return f"{number} {WORDS}"[:length]
        case String():
            return f"{number} {WORDS}" * 5_000
    raise NotImplementedError(column)
