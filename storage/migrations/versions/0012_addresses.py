"""where a platform wants what we write to be sent; and the long ids of private lines on Teams.

Nothing is known yet: Teams says it anew with everything it sends.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.steps import NUMBER

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("conversations") as batch:
        batch.alter_column("external_id", type_=sa.String(255), existing_type=sa.String(128))
    op.create_table(
        "addresses",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("installation", sa.String(64), nullable=False),
        sa.Column("external_id", sa.String(255), nullable=False),
        sa.Column("service_url", sa.String(255), nullable=False),
        sa.Column("account", sa.String(255), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_addresses"),
        sa.UniqueConstraint(
            "installation", "external_id", name="uq_addresses_installation_external_id"
        ),
    )
    op.create_index("ix_addresses_account", "addresses", ["account"])
