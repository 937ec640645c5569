"""settings, places with opening hours, pauses.

What is there already gets the defaults of the day; new rows get theirs from the code.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def fill(table: str, column: sa.Column[Any], value: str) -> None:
    """A new column that must hold something: `value` (in SQL) in the rows that are there."""
    column.server_default = sa.DefaultClause(sa.text(value))
    with op.batch_alter_table(table) as batch:
        batch.add_column(column)
    with op.batch_alter_table(table) as batch:
        batch.alter_column(column.name, server_default=None)


def upgrade() -> None:
    with op.batch_alter_table("asks") as batch:
        batch.add_column(sa.Column("place_id", NUMBER, nullable=True))
        batch.add_column(sa.Column("again_at", sa.DateTime(timezone=True), nullable=True))
        batch.create_foreign_key("fk_asks_place_id_places", "places", ["place_id"], ["id"])
    waits = sa.text("again_at IS NOT NULL")
    op.create_index(
        "ix_asks_again", "asks", ["again_at"], sqlite_where=waits, postgresql_where=waits
    )
    fill("conversations", sa.Column("paused", sa.String(16), nullable=False), "''")
    fill("installations", sa.Column("state", sa.String(16), nullable=False), "''")
    fill("memberships", sa.Column("leads", sa.Boolean(), nullable=False), "false")
    fill("partnerships", sa.Column("quiet_from", NUMBER, nullable=False), "1260")
    fill("partnerships", sa.Column("quiet_until", NUMBER, nullable=False), "420")
    fill("partnerships", sa.Column("revision", NUMBER, nullable=False), "1")
    fill("places", sa.Column("opening", sa.JSON(), nullable=False), "'{}'")
    fill("places", sa.Column("retired", sa.Boolean(), nullable=False), "false")
