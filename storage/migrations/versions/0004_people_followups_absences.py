"""what people want for themselves, follow-ups, absences, last calls, the week, and letting go.

What is there already: nobody wants anything else than their partnership; the new times are due at
once, which only plans the next ones.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.steps import NUMBER, fill, partial

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    for table, name, kind in (
        ("people", "answer_minutes", NUMBER),
        ("people", "quiet_from", NUMBER),
        ("people", "quiet_until", NUMBER),
        ("people", "urgent", sa.Boolean()),
        ("people", "reminders", sa.String(40)),
        ("people", "digest", NUMBER),
        ("people", "digest_at", TIME),
        ("partnerships", "weekly_at", TIME),
        ("partnerships", "tidy_at", TIME),
        ("slots", "call_at", TIME),
    ):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column(name, kind, nullable=True))
    with op.batch_alter_table("people") as batch:
        batch.add_column(sa.Column("standin_id", NUMBER, nullable=True))
        batch.create_foreign_key("fk_people_standin_id_people", "people", ["standin_id"], ["id"])
    fill("partnerships", sa.Column("digest_days", sa.String(7), nullable=False), "'01234'")
    fill("partnerships", sa.Column("reminders", sa.String(40), nullable=False), "'3d 1d 2h'")
    for name, value in (
        ("weekly", "480"),
        ("weekly_day", "0"),
        ("keep_texts", "90"),
        ("keep_ended", "182"),
        ("keep_names", "365"),
    ):
        fill("partnerships", sa.Column(name, NUMBER, nullable=False), value)
    op.execute("UPDATE partnerships SET weekly_at = created_at, tidy_at = created_at")
    _tables()
    partial("ix_slots_call", "slots", ["call_at"], "call_at IS NOT NULL")
    op.create_index("ix_asks_commitment_id", "asks", ["commitment_id"])
    op.create_index("ix_surfaces_ask_id", "surfaces", ["ask_id"])
    op.create_index("ix_people_digest_at", "people", ["digest_at"])
    op.create_index("ix_partnerships_weekly_at", "partnerships", ["weekly_at"])
    op.create_index("ix_partnerships_tidy_at", "partnerships", ["tidy_at"])


def _tables() -> None:
    op.create_table(
        "absences",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("person_id", NUMBER, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("from_at", TIME, nullable=False),
        sa.Column("until_at", TIME, nullable=False),
        sa.Column("said_at", TIME, nullable=False),
    )
    op.create_index("ix_absences_person", "absences", ["person_id", "until_at"])
    op.create_table(
        "followups",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("slot_id", NUMBER, sa.ForeignKey("slots.id"), nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("ask_at", TIME, nullable=True),
        sa.Column("asked", NUMBER, nullable=False),
        sa.Column("took_place", sa.Boolean(), nullable=True),
        sa.Column("came", NUMBER, nullable=True),
        sa.Column("worth", NUMBER, nullable=True),
        sa.Column("minutes", NUMBER, nullable=True),
        sa.Column("url", sa.String(500), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("by_id", NUMBER, sa.ForeignKey("people.id"), nullable=True),
        sa.Column("answered_at", TIME, nullable=True),
        sa.UniqueConstraint("slot_id", "side", name="uq_followups_slot_id_side"),
    )
    partial("ix_followups_ask", "followups", ["ask_at"], "ask_at IS NOT NULL")
    op.create_table(
        "withheld",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("conversation_id", NUMBER, sa.ForeignKey("conversations.id"), nullable=False),
        sa.Column("person_id", NUMBER, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("slot_id", NUMBER, sa.ForeignKey("slots.id"), nullable=True),
        sa.Column("ask_id", NUMBER, sa.ForeignKey("asks.id"), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("until_at", TIME, nullable=False),
        sa.UniqueConstraint("conversation_id", "key", name="uq_withheld_conversation_id_key"),
    )
    op.create_index("ix_withheld_until_at", "withheld", ["until_at"])
    op.create_table(
        "tick_runs",
        sa.Column("job", sa.String(40), nullable=False),
        sa.Column("scheduled_for", TIME, nullable=False),
        sa.PrimaryKeyConstraint("job", "scheduled_for", name="pk_tick_runs"),
    )
