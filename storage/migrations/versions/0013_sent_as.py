"""the random key by which a post is found again whose answer was lost.

What is on its way at the upgrade has none and is posted again, as before.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.steps import fill

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("outbox", "room_posts"):
        fill(table, sa.Column("sent_as", sa.String(32), nullable=False), "''")
    with op.batch_alter_table("outbox") as batch:
        batch.add_column(sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True))
