"""The common ground of all tables: how constraints are named, and what a column's type becomes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, MetaData, text
from sqlalchemy.orm import DeclarativeBase

from storage.types import Id, UtcTime

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def partial(name: str, *columns: str, where: str, postgresql: str | None = None) -> Index:
    """An index of some rows only: small, and taken where a statement repeats `where`."""
    return Index(
        name, *columns, sqlite_where=text(where), postgresql_where=text(postgresql or where)
    )


class Base(DeclarativeBase):
    """The common ground of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UtcTime, dict[str, Any]: JSON, int: Id}  # noqa: RUF012 - SQLAlchemy's own form
