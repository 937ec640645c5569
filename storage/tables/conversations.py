"""Where the bot writes: shared rooms and private lines, and where Teams wants them sent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, partial


class Conversation(Base):
    """A place to write to: a shared room, or one person's private line (`person_id`).

    It carries the order, the pace and the lease of everything sent to it: `ready_at` is when its
    next row may be taken (while one is in flight: when the lease ends; None: nothing waits), and
    `fence` tells the worker that took it from one that took it later. Those times are of the real
    clock, never of the domain's.
    """

    __tablename__ = "conversations"
    __table_args__ = (
        UniqueConstraint("installation_id", "external_id"),
        UniqueConstraint("installation_id", "person_id"),
        Index("ix_conversations_ready", "ready_at"),
        partial("ix_conversations_lines", "person_id", where="person_id IS NOT NULL"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    installation_id: Mapped[int] = mapped_column(ForeignKey("installations.id"))
    external_id: Mapped[str | None] = mapped_column(
        String(255)
    )  # None: a direct line not yet opened
    kind: Mapped[str] = mapped_column(String(8))  # shared, direct
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    partnership_id: Mapped[int | None] = mapped_column(ForeignKey("partnerships.id"), index=True)
    name: Mapped[str] = mapped_column(String(200), default="")
    teams: Mapped[dict[str, Any]] = mapped_column(default=dict)  # who shares it: names by id
    ready_at: Mapped[datetime | None]
    paced_until: Mapped[datetime | None]
    fence: Mapped[int] = mapped_column(default=0)
    # "": written to; removed, unshared, uninstalled, revoked: what waits waits until it is again
    paused: Mapped[str] = mapped_column(String(16), default="")


class Address(Base):
    """Where what is written on Teams to a conversation or person (`external_id`) must be sent.

    `installation` is the tenant. `account` is what the bot must call a person there, who is known
    to us by their id in the directory; "" for conversations.
    """

    __tablename__ = "addresses"
    __table_args__ = (UniqueConstraint("installation", "external_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    installation: Mapped[str] = mapped_column(String(64))
    external_id: Mapped[str] = mapped_column(String(255))
    service_url: Mapped[str] = mapped_column(String(255))
    account: Mapped[str] = mapped_column(String(255), default="", index=True)
