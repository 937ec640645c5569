"""Short-lived codes that join rooms and people, and how often somebody guessed in vain."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base


class Code(Base):
    """A short-lived code that somebody was shown, to be written where it joins things.

    `kind`: 'room' (the room it is written in joins the one it was given in, and who comes with it
    is on `side`) or 'person' (who writes it is the one it was given to). Only its hash is kept.
    """

    __tablename__ = "codes"
    __table_args__ = (UniqueConstraint("person_id", "kind"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    side: Mapped[str] = mapped_column(String(16), default="")
    salt: Mapped[str] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64))
    until_at: Mapped[datetime]


class WrongCodes(Base):
    """How many codes somebody (or everybody in a room) has tried in vain since `since`."""

    __tablename__ = "wrong_codes"
    who: Mapped[str] = mapped_column(String(40), primary_key=True)
    since: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
