"""The inbox: the same thing sent twice is taken in once."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import Inbox

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Insert
    from sqlalchemy.orm import Session

# The row count of an insert is not kept by itself on PostgreSQL.
_INSERT: dict[str, Insert] = {
    "sqlite": sqlite.insert(Inbox).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(Inbox).on_conflict_do_nothing(),
}
_KEEP_COUNT = {"preserve_rowcount": True}


def first_time(session: Session, *, key: str, at: datetime) -> bool:
    """Note `key`; False when it was there. Two at once: the second waits for the first's commit."""
    insert = _INSERT[session.get_bind().dialect.name]
    result = session.connection().execute(
        insert, {"key": _short(key), "at": at}, execution_options=_KEEP_COUNT
    )
    return result.rowcount == 1


def anything(session: Session) -> bool:
    """Whether anything has been taken in lately."""
    return session.scalar(select(Inbox.key).limit(1)) is not None


def clear(session: Session) -> None:
    """Forget all that was taken in: it belonged to what is no more."""
    session.execute(delete(Inbox))


def _short(key: str) -> str:
    """The key, as long as its column is wide; a longer one by its digest."""
    longest = 200
    return key if len(key) <= longest else sha256(key.encode()).hexdigest()
