"""secret links to the browser room, a person each."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.steps import NUMBER

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "room_links",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("partnership_id", NUMBER, sa.ForeignKey("partnerships.id"), nullable=False),
        sa.Column("identity_id", NUMBER, sa.ForeignKey("identities.id"), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("made_by", NUMBER, sa.ForeignKey("people.id"), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("digest"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_room_links_partnership_id", "room_links", ["partnership_id"])
