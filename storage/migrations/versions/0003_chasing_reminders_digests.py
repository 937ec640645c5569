"""chasing answers, reminders, daily overviews.

What is there already is found by the next tick, which plans what is still to come: questions go on
from when they are due; what is agreed, and the overviews, are due and late, which sends nothing.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.steps import NUMBER, fill, partial

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

CHASED = "outcome = 'open' AND chase_at IS NOT NULL"
REMINDED = "remind_at IS NOT NULL"
UNSETTLED = "state IN ('proposed', 'tentative')"
HELD = "state = 'tentative' AND hold_until IS NOT NULL"


def upgrade() -> None:
    for table, name in (
        ("asks", "chase_at"),
        ("slots", "remind_at"),
        ("partnerships", "digest_at"),
        ("partnerships", "refresh_at"),
    ):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    fill("asks", sa.Column("chased", NUMBER, nullable=False), "0")
    fill("partnerships", sa.Column("digest", NUMBER, nullable=False), "480")
    op.execute("UPDATE asks SET chase_at = due_at, chased = 1 WHERE outcome = 'open'")
    op.execute("UPDATE slots SET remind_at = created_at WHERE state = 'confirmed'")
    op.execute("UPDATE partnerships SET digest_at = created_at, refresh_at = created_at")
    partial("ix_asks_chase", "asks", ["chase_at"], CHASED)
    partial("ix_slots_remind", "slots", ["remind_at"], REMINDED)
    partial("ix_slots_unsettled", "slots", ["start_at"], UNSETTLED)
    partial("ix_slots_taking_place", "slots", ["end_at"], "state = 'confirmed'")
    partial("ix_slots_held", "slots", ["hold_until"], HELD)
    op.create_index("ix_history_by", "history", ["by_id", "id"])
    op.create_index("ix_partnerships_digest_at", "partnerships", ["digest_at"])
    op.create_index("ix_partnerships_refresh_at", "partnerships", ["refresh_at"])
