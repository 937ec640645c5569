"""settings, places with opening hours, pauses, and indexes of what is ahead.

What is there already gets the defaults of the day; new rows get theirs from the code.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.steps import NUMBER, fill, partial

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


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
