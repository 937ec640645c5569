"""a proposal may say what happens when it comes to nothing.

What is there already has no such plan.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("slots") as batch:
        batch.add_column(sa.Column("plan_b", sa.JSON(none_as_null=True), nullable=True))
