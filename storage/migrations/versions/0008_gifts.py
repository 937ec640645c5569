"""what a side gives instead of coming."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.steps import NUMBER, partial

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "gifts",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("slot_id", NUMBER, nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("by_id", NUMBER, nullable=False),
        sa.Column("due_at", TIME, nullable=False),
        sa.Column("remind_at", TIME, nullable=True),
        sa.Column("outcome", sa.String(12), nullable=False),
        sa.ForeignKeyConstraint(["slot_id"], ["slots.id"], name="fk_gifts_slot_id_slots"),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name="fk_gifts_by_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_gifts"),
    )
    op.create_index("ix_gifts_slot_id", "gifts", ["slot_id"])
    partial("ix_gifts_remind", "gifts", ["remind_at"], "remind_at IS NOT NULL")
