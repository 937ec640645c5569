"""settings, places with opening hours, pauses, and indexes of what is ahead.

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


def upgrade() -> None:
    with op.batch_alter_table("asks") as batch:
        batch.add_column(sa.Column("place_id", NUMBER, nullable=True))
        batch.add_column(sa.Column("again_at", sa.DateTime(timezone=True), nullable=True))
        batch.create_foreign_key("fk_asks_place_id_places", "places", ["place_id"], ["id"])
    partial("ix_asks_again", "asks", ["again_at"], "again_at IS NOT NULL")
    partial("ix_asks_open", "asks", ["slot_id", "person_id"], "outcome = 'open'")
    op.drop_index("ix_commitments_slot_id", "commitments")
    op.create_index("ix_commitments_people", "commitments", ["slot_id", "person_id", "status"])
    ahead = "state IN ('proposed', 'tentative', 'confirmed')"
    nearest = ["partnership_id", "start_at", "id"]
    partial("ix_slots_homeless", "slots", nearest, "state IN ('bumped', 'postponed')")
    partial("ix_slots_ahead", "slots", nearest, ahead)
    partial(
        "ix_slots_long",
        "slots",
        ["partnership_id", "end_at"],
        f"{ahead} AND end_at > datetime(start_at, '+1 day')",
        f"{ahead} AND end_at - start_at > interval '1 day'",
    )
    partial("ix_surfaces_latest", "surfaces", ["conversation_id", "id"], "slot_id IS NOT NULL")
    fill("conversations", sa.Column("paused", sa.String(16), nullable=False), "''")
    fill("installations", sa.Column("state", sa.String(16), nullable=False), "''")
    fill("memberships", sa.Column("leads", sa.Boolean(), nullable=False), "false")
    fill("partnerships", sa.Column("quiet_from", NUMBER, nullable=False), "1260")
    fill("partnerships", sa.Column("quiet_until", NUMBER, nullable=False), "420")
    fill("partnerships", sa.Column("revision", NUMBER, nullable=False), "1")
    fill("places", sa.Column("opening", sa.JSON(), nullable=False), "'{}'")
    fill("places", sa.Column("retired", sa.Boolean(), nullable=False), "false")
