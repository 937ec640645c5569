"""What came in: what has been done already, and what still needs a word from who typed it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base


class Inbox(Base):
    """What has been taken in already, so that the same thing sent twice is done once."""

    __tablename__ = "inbox"
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    at: Mapped[datetime]


class Draft(Base):
    """What somebody typed that still needs an answer, so that a tap can go on where they were."""

    __tablename__ = "drafts"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    payload: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
