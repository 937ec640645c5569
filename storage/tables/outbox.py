"""What goes out: what is to be shown now, what waits for the morning, and what stands there.

An intent is put down in the transaction of what it tells of; once it is sent, its row is gone and a
*surface* remembers the message.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, partial


class Outbox(Base):
    """An intent to show something somewhere; what it says is rendered when it is sent.

    `key` names what is shown; only one row with it waits per conversation, so several changes
    become one edit. `state`: waiting, sending, dead (given up; `error` says why). Sent rows are
    gone.

    `sent_as` is the random key under which it may have been posted since `sent_at` (real UTC)
    though we do not know; "": no attempt that could have succeeded is without an answer.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "uq_outbox_waiting",
            "conversation_id",
            "key",
            unique=True,
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        partial("ix_outbox_head", "conversation_id", "lane", "id", where="state != 'dead'"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    key: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(8))  # card, ask, note, over
    slot_id: Mapped[int | None] = mapped_column(ForeignKey("slots.id"))
    ask_id: Mapped[int | None] = mapped_column(ForeignKey("asks.id"))
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    lane: Mapped[int] = mapped_column(default=1)  # 0 urgent, 1 normal, 2 digest
    state: Mapped[str] = mapped_column(String(8), default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(String(200))
    sent_as: Mapped[str] = mapped_column(String(32), default="")
    sent_at: Mapped[datetime | None]


class Withheld(Base):
    """An intent for somebody who is not to be disturbed now; it goes to the outbox at `until_at`.

    That is a time of the domain's clock. What waits for one person comes as one message.
    """

    __tablename__ = "withheld"
    __table_args__ = (UniqueConstraint("conversation_id", "key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    key: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(8))
    slot_id: Mapped[int | None] = mapped_column(ForeignKey("slots.id"))
    ask_id: Mapped[int | None] = mapped_column(ForeignKey("asks.id"))
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    until_at: Mapped[datetime] = mapped_column(index=True)


class Surface(Base):
    """A message that stands somewhere and is kept true by edits; `shown`: a digest of it.

    `said`: what a private message says, while its buttons still do something.
    """

    __tablename__ = "surfaces"
    __table_args__ = (
        UniqueConstraint("conversation_id", "key"),
        Index("ix_surfaces_message", "conversation_id", "external_id"),
        partial("ix_surfaces_latest", "conversation_id", "id", where="slot_id IS NOT NULL"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    key: Mapped[str] = mapped_column(String(80))
    slot_id: Mapped[int | None] = mapped_column(ForeignKey("slots.id"), index=True)
    ask_id: Mapped[int | None] = mapped_column(ForeignKey("asks.id"), index=True)
    external_id: Mapped[str] = mapped_column(String(128))
    shown: Mapped[str] = mapped_column(String(64))
    said: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
