"""what private messages said, so that their buttons can be taken off.

Those that stand at the upgrade keep theirs, as before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("surfaces") as batch:
        batch.add_column(sa.Column("said", sa.JSON(none_as_null=True), nullable=True))
