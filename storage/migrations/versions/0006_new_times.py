"""new times for what was bumped, and when a bump that is not resolved is spoken of again.

What was bumped before has no new times on offer, and nobody is pressed about it.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.steps import NUMBER, fill, partial

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("slots") as batch:
        batch.add_column(sa.Column("press_at", TIME, nullable=True))
    fill("slots", sa.Column("pressed", NUMBER, nullable=False), "0")
    fill("partnerships", sa.Column("notice_minutes", NUMBER, nullable=False), "1440")
    partial("ix_slots_press", "slots", ["press_at"], "press_at IS NOT NULL")
    op.create_table(
        "new_times",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("slot_id", NUMBER, nullable=False),
        sa.Column("start_at", TIME, nullable=False),
        sa.Column("end_at", TIME, nullable=False),
        sa.Column("place_id", NUMBER, nullable=True),
        sa.Column("why", sa.String(100), nullable=False),
        sa.Column("yes", sa.JSON(), nullable=False),
        sa.Column("held_until", TIME, nullable=True),
        sa.ForeignKeyConstraint(["slot_id"], ["slots.id"], name="fk_new_times_slot_id_slots"),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name="fk_new_times_place_id_places"),
        sa.PrimaryKeyConstraint("id", name="pk_new_times"),
    )
    op.create_index("ix_new_times_slot_id", "new_times", ["slot_id"])
    partial("ix_new_times_held", "new_times", ["held_until"], "held_until IS NOT NULL")
    partial("ix_new_times_place", "new_times", ["place_id", "start_at"], "held_until IS NOT NULL")
