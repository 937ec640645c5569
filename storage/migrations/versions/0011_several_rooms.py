"""several rooms for one partnership, several identities for one person, codes that join them."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.steps import NUMBER, partial

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("people") as batch:
        batch.add_column(sa.Column("home_id", NUMBER, nullable=True))
        batch.add_column(sa.Column("home_chosen", sa.Boolean(), nullable=True))
        batch.create_foreign_key(
            "fk_people_home_id_installations", "installations", ["home_id"], ["id"]
        )
    partial("ix_conversations_lines", "conversations", ["person_id"], "person_id IS NOT NULL")
    op.create_table(
        "seats",
        sa.Column("partnership_id", NUMBER, nullable=False),
        sa.Column("installation_id", NUMBER, nullable=False),
        sa.Column("team", sa.String(64), nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnerships.id"], name="fk_seats_partnership_id_partnerships"
        ),
        sa.ForeignKeyConstraint(
            ["installation_id"], ["installations.id"], name="fk_seats_installation_id_installations"
        ),
        sa.PrimaryKeyConstraint("partnership_id", "installation_id", "team", name="pk_seats"),
    )
    op.create_table(
        "codes",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("conversation_id", NUMBER, nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("until_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_codes_person_id_people"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_codes_conversation_id_conversations"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_codes"),
        sa.UniqueConstraint("person_id", "kind", name="uq_codes_person_id_kind"),
    )
    op.create_table(
        "wrong_codes",
        sa.Column("who", sa.String(40), nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("tries", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("who", name="pk_wrong_codes"),
    )
