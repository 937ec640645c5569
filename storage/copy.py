"""Moving house: everything from one Rykker database into another, empty one, in one transaction.

Ids are kept, so nothing that points at a row needs to be told. Works from any supported kind of
database to any other.

Stop the bot first. What is read is one moment of the source: what people do there afterwards is not
in the copy, and what is sent from there afterwards is sent from the copy once more. A message that
was on its way is taken up again by the copy once its lease has run out, as after a crash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import JSON, Integer, Text, bindparam, cast, func, insert, select, text
from sqlalchemy.exc import DataError, IntegrityError

from storage.tables import Base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Insert, Select, Table

    from storage.engine import Store

#: Rows read and written at a time.
CHUNK = 500
#: Where reads of one transaction see the same moment only when that is asked for.
_ONE_MOMENT = {"postgresql": {"isolation_level": "REPEATABLE READ"}}


class NotEmptyError(Exception):
    """The target holds rows already; the argument is the first such table."""


class NotCopiedError(Exception):
    """Nothing was kept of the copy: the arguments are the table that failed, and why."""


def copy(source: Store, target: Store) -> dict[str, int]:
    """Copy every row; returns how many, by table.

    Raises:
        NotEmptyError: the target is in use; nothing was changed.
        NotCopiedError: a row does not fit, or not all arrived; nothing was changed.
        sqlalchemy.exc.SQLAlchemyError: a database is away; nothing was changed.
    """
    tables = Base.metadata.sorted_tables
    with source.read() as reading, target.write() as writing:
        kind = source.engine.dialect.name
        origin = reading.connection(execution_options=_ONE_MOMENT.get(kind))
        there = writing.connection()
        for table in tables:
            if there.execute(select(table).limit(1)).first() is not None:
                raise NotEmptyError(table.name)
        copied = {table.name: _copy(table, origin, there) for table in tables}
        if there.dialect.name == "postgresql":
            for table in tables:
                _count_on(table, there)
    return copied


def _copy(table: Table, origin: Connection, there: Connection) -> int:
    number, into = 0, _into(table, there.dialect.name)
    try:
        for rows in _chunks(table, origin):
            there.execute(into, rows)
            number += len(rows)
    except (DataError, IntegrityError) as error:
        raise NotCopiedError(table.name, str(error.orig).strip().splitlines()[0]) from error
    arrived = there.scalar(select(func.count()).select_from(table))
    if arrived != number:
        raise NotCopiedError(table.name, f"{arrived} rows arrived, of {number}")
    return number


def _chunks(table: Table, origin: Connection) -> Iterator[list[dict[str, object]]]:
    """In the order of their keys: a row that points at another of its table comes after it."""
    streamed = origin.execution_options(yield_per=CHUNK)
    for rows in streamed.execute(_out_of(table)).mappings().partitions():
        yield [dict(row) for row in rows]


def _out_of(table: Table) -> Select[*tuple[object, ...]]:
    # JSON as the text it is: `None` in Python would be both no value and the value null.
    columns = [cast(c, Text).label(c.name) if isinstance(c.type, JSON) else c for c in table.c]
    return select(*columns).order_by(*table.primary_key)


def _into(table: Table, kind: str) -> Insert:
    as_text = {c.name: bindparam(c.name, type_=Text) for c in table.c if isinstance(c.type, JSON)}
    if kind == "sqlite":  # there JSON is text
        return insert(table).values(as_text)
    return insert(table).values({name: cast(value, JSON) for name, value in as_text.items()})


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
