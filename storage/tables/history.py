"""What has been: every act on a slot, and what each side says once its event is over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, partial


class History(Base):
    """Who did what, when and on which platform; `terms` are the slot's before the act."""

    __tablename__ = "history"
    __table_args__ = (Index("ix_history_by", "by_id", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id"), index=True)
    act: Mapped[str] = mapped_column(String(16))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    side: Mapped[str] = mapped_column(String(16))
    platform: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime]
    terms: Mapped[int]
    from_state: Mapped[str] = mapped_column(String(16))
    to_state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(16))  # a class, never the story
    note: Mapped[str | None] = mapped_column(Text)
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Followup(Base):
    """What one side says of an event that is over. `ask_at`: when it is next asked; None: no more.

    `asked` counts how often it was. `worth`: 1 to 5. `minutes`: what the side put in.
    """

    __tablename__ = "followups"
    __table_args__ = (
        UniqueConstraint("slot_id", "side"),
        partial("ix_followups_ask", "ask_at", where="ask_at IS NOT NULL"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id"))
    side: Mapped[str] = mapped_column(String(16))
    ask_at: Mapped[datetime | None]
    asked: Mapped[int] = mapped_column(default=0)
    took_place: Mapped[bool | None]
    came: Mapped[int | None]
    worth: Mapped[int | None]
    minutes: Mapped[int | None]
    url: Mapped[str | None] = mapped_column(String(500))
    note: Mapped[str | None] = mapped_column(Text)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    answered_at: Mapped[datetime | None]
