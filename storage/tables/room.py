"""The browser room, a chat platform of its own: its messages, and the links that let people in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base


class RoomLink(Base):
    """A secret address that lets one person into the browser room; only its digest is kept.

    Taken back, it is gone. `made_by` None: made on the machine itself.
    """

    __tablename__ = "room_links"
    # An id is not given again: a button and an open page know a link by it.
    __table_args__ = (UniqueConstraint("digest"), {"sqlite_autoincrement": True})
    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id"), index=True)
    identity_id: Mapped[int] = mapped_column(ForeignKey("identities.id"))
    digest: Mapped[str] = mapped_column(String(64))
    made_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    made_at: Mapped[datetime]


class RoomPost(Base):
    """A message in the browser room, which is a chat platform of its own.

    `author` and `only_for` are external ids of people there; author "" is the bot, only_for "" is
    everybody in the conversation. `card` is the neutral card, `text` what a person typed.
    `sent_as`: the key of the bot's intent, see `Outbox`; "" on what people wrote.
    """

    __tablename__ = "room_posts"
    id: Mapped[int] = mapped_column(primary_key=True)
    conversation: Mapped[str] = mapped_column(String(128), index=True)
    author: Mapped[str] = mapped_column(String(64), default="")
    only_for: Mapped[str] = mapped_column(String(64), default="")
    under: Mapped[int | None] = mapped_column(ForeignKey("room_posts.id"))
    text: Mapped[str] = mapped_column(Text, default="")
    card: Mapped[dict[str, Any] | None]
    at: Mapped[datetime]
    sent_as: Mapped[str] = mapped_column(String(32), default="")
    revision: Mapped[int] = mapped_column(default=0, index=True)
