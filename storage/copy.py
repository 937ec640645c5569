"""Moving house: everything from one Rykker database into another, empty one, in one transaction.

Ids are kept, so nothing that points at a row needs to be told. Works from any supported kind of
database to any other. Stop the bot first: what it writes meanwhile would be left behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Integer, func, insert, select, text

from storage.tables import Base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Table

    from storage.engine import Store

#: Rows read and written at a time.
CHUNK = 500


class NotEmptyError(Exception):
    """The target holds rows already; the argument is the first such table."""


class NotCopiedError(Exception):
    """A table has another number of rows afterwards; nothing was kept of the copy."""


def copy(source: Store, target: Store) -> dict[str, int]:
    """Copy every row; returns how many, by table.

    Raises:
        NotEmptyError: the target is in use; nothing was changed.
        NotCopiedError: what arrived is not what was there; nothing was changed.
    """
    tables = Base.metadata.sorted_tables
    with source.read() as reading, target.write() as writing:
        origin, there = reading.connection(), writing.connection()
        for table in tables:
            if there.execute(select(table).limit(1)).first() is not None:
                raise NotEmptyError(table.name)
        copied = {table.name: _copy(table, origin, there) for table in tables}
        for table in tables:
            arrived = there.scalar(select(func.count()).select_from(table))
            if arrived != copied[table.name]:
                raise NotCopiedError(table.name)
        if there.dialect.name == "postgresql":
            for table in tables:
                _count_on(table, there)
    return copied


def _copy(table: Table, origin: Connection, there: Connection) -> int:
    number = 0
    for rows in _chunks(table, origin):
        there.execute(insert(table), rows)
        number += len(rows)
    return number


def _chunks(table: Table, origin: Connection) -> Iterator[list[dict[str, object]]]:
    """In the order of their keys: a row that points at another of its table comes after it."""
    found = origin.execute(select(table).order_by(*table.primary_key)).mappings()
    while rows := [dict(row) for row in found.fetchmany(CHUNK)]:
        yield rows


def _count_on(table: Table, there: Connection) -> None:
    """PostgreSQL counts ids apart from the rows: go on behind the highest."""
    keys = list(table.primary_key)
    if len(keys) != 1 or not isinstance(keys[0].type, Integer):
        return
    sequence = there.scalar(
        text("SELECT pg_get_serial_sequence(:name, :key)"),
        {"name": table.name, "key": keys[0].name},
    )
    highest = there.scalar(select(func.max(keys[0])))
    if sequence and highest:
        there.execute(text("SELECT setval(:sequence, :at)"), {"sequence": sequence, "at": highest})
