"""Who was asked for what, and what they said: commitments, and the questions put to them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, partial

#: A question that is still chased.
CHASED = "outcome = 'open' AND chase_at IS NOT NULL"


class Commitment(Base):
    """One person's answer to one slot (`person_id` None: any of that side).

    `status` is iCalendar's PARTSTAT: needs-action, accepted, declined, tentative.
    """

    __tablename__ = "commitments"
    __table_args__ = (Index("ix_commitments_people", "slot_id", "person_id", "status"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    side: Mapped[str] = mapped_column(String(16))
    status: Mapped[str] = mapped_column(String(16))
    answered_at: Mapped[datetime | None]


class Ask(Base):
    """A question put to a person (None: to a side), with a time it is due.

    `kind` is 'slot' (the slot's own terms), 'offer' (new terms for an agreed slot: the start, end
    and, where another is offered, the place stand here) or 'standin' (to take the commitment
    over). `outcome`: open, accepted, declined, countered, superseded. `again_at`: when the person
    wants to be asked again.
    """

    __tablename__ = "asks"
    __table_args__ = (
        partial("ix_asks_again", "again_at", where="again_at IS NOT NULL"),
        partial("ix_asks_chase", "chase_at", where=CHASED),
        partial("ix_asks_open", "slot_id", "person_id", where="outcome = 'open'"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id"), index=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitments.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    side: Mapped[str] = mapped_column(String(16))
    asked_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(String(8))
    start_at: Mapped[datetime | None]
    end_at: Mapped[datetime | None]
    place_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"))
    again_at: Mapped[datetime | None]
    chase_at: Mapped[datetime | None]  # the next step with who is silent; None: none any more
    chased: Mapped[int] = mapped_column(default=0)  # 0: a reminder is next; 1: the time is up next
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(12), default="open")
    by_turns: Mapped[bool] = mapped_column(default=False)  # with a no, the next of them is asked
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    answered_at: Mapped[datetime | None]
