"""stand-ins may be asked one after the other.

Those who are asked already were named.
"""

import sqlalchemy as sa

from storage.migrations.steps import fill

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    fill("asks", sa.Column("by_turns", sa.Boolean(), nullable=False), "false")
