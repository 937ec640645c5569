"""Steps that several migrations take."""

from typing import Any

import sqlalchemy as sa
from alembic import op

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def fill(table: str, column: sa.Column[Any], value: str) -> None:
    """A new column that must hold something: `value` (in SQL) in the rows that are there."""
    column.server_default = sa.DefaultClause(sa.text(value))
    with op.batch_alter_table(table) as batch:
        batch.add_column(column)
    with op.batch_alter_table(table) as batch:
        batch.alter_column(column.name, server_default=None)


def partial(
    name: str, table: str, columns: list[str], where: str, postgresql: str | None = None
) -> None:
    """An index of some rows only."""
    op.create_index(
        name,
        table,
        columns,
        sqlite_where=sa.text(where),
        postgresql_where=sa.text(postgresql or where),
    )
