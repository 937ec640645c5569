"""What a bump leaves open: new times that are offered, and what a side gives that stays away."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, partial

#: A new time that is kept free for a bumped slot.
KEPT_FREE = "held_until IS NOT NULL"


class NewTime(Base):
    """A new time a bumped slot is offered; both sides say yes to it with a tap each.

    `why`: codes with spaces between. `yes`: the side of each person who said yes, by their id.
    `held_until`: the place keeps that time free until then; None: it is not held.
    """

    __tablename__ = "new_times"
    __table_args__ = (
        partial("ix_new_times_held", "held_until", where=KEPT_FREE),
        partial("ix_new_times_place", "place_id", "start_at", where=KEPT_FREE),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id"), index=True)
    start_at: Mapped[datetime]
    end_at: Mapped[datetime]
    place_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"))
    why: Mapped[str] = mapped_column(String(100), default="")
    yes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    held_until: Mapped[datetime | None]


class Gift(Base):
    """What the side an event goes on without gives instead: `preview`, `questions`, `report`.

    `outcome`: open, given, cannot. `remind_at`: the next step with it; None: none any more.
    """

    __tablename__ = "gifts"
    __table_args__ = (partial("ix_gifts_remind", "remind_at", where="remind_at IS NOT NULL"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    due_at: Mapped[datetime]
    remind_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(String(12), default="open")
