"""a second hold waits in line behind the first.

Nothing is in line yet: a second hold was refused before.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.steps import partial

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("slots") as batch:
        for name in ("queued_at", "line_at"):
            batch.add_column(sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    partial("ix_slots_line", "slots", ["line_at"], "line_at IS NOT NULL")
    partial("ix_slots_queue", "slots", ["place_id", "queued_at"], "queued_at IS NOT NULL")
