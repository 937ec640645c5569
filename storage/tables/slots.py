"""The slots themselves: events, and wishes for one.

What the clock and the lists look for has an index of those rows only. A statement takes it where it
repeats the condition, so the conditions have names here.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, partial

#: What keeps or wants a time of its own, and what waits for a new one.
AHEAD = "state IN ('proposed', 'tentative', 'confirmed')"
#: What the clock ends when its time has come.
UNSETTLED = "state IN ('proposed', 'tentative')"
CONFIRMED = "state = 'confirmed'"
HELD = "state = 'tentative' AND hold_until IS NOT NULL"
#: What waits for a place that another hold has.
IN_LINE = "queued_at IS NOT NULL"
HOMELESS = "state IN ('bumped', 'postponed')"


class Slot(Base):
    """An event, or the wish for one.

    `terms` rises when state, time, place or people change: buttons carry it, so that a stale tap is
    known. `version` rises on every write. `sequence` is iCalendar's.
    """

    __tablename__ = "slots"
    __table_args__ = (
        UniqueConstraint("installation_id", "number"),
        Index("ix_slots_coming", "partnership_id", "end_at"),
        Index("ix_slots_place", "place_id", "start_at"),
        partial("ix_slots_homeless", "partnership_id", "start_at", "id", where=HOMELESS),
        partial("ix_slots_unsettled", "start_at", where=UNSETTLED),
        partial("ix_slots_taking_place", "end_at", where=CONFIRMED),
        partial("ix_slots_held", "hold_until", where=HELD),
        partial("ix_slots_remind", "remind_at", where="remind_at IS NOT NULL"),
        partial("ix_slots_call", "call_at", where="call_at IS NOT NULL"),
        partial("ix_slots_line", "line_at", where="line_at IS NOT NULL"),
        partial("ix_slots_queue", "place_id", "queued_at", where=IN_LINE),
        partial("ix_slots_press", "press_at", where="press_at IS NOT NULL"),
        partial("ix_slots_ahead", "partnership_id", "start_at", "id", where=AHEAD),
        partial(
            "ix_slots_long",
            "partnership_id",
            "end_at",
            where=f"{AHEAD} AND end_at > datetime(start_at, '+1 day')",
            postgresql=f"{AHEAD} AND end_at - start_at > interval '1 day'",
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    installation_id: Mapped[int] = mapped_column(ForeignKey("installations.id"))
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id"))
    number: Mapped[int]
    uid: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(200))
    start_at: Mapped[datetime]
    end_at: Mapped[datetime]
    previous_start_at: Mapped[datetime | None]  # where it stood before it was last moved
    place_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"))
    state: Mapped[str] = mapped_column(String(16))
    public_state: Mapped[str] = mapped_column(String(16), default="unannounced")
    public_url: Mapped[str | None] = mapped_column(String(500))
    remind_at: Mapped[datetime | None]  # when people are next reminded of it
    call_at: Mapped[datetime | None]  # the last call before a hold or a proposal runs out
    press_at: Mapped[datetime | None]  # when people are next told that a bump is not resolved
    pressed: Mapped[int] = mapped_column(default=0)  # how often they have been
    hold_until: Mapped[datetime | None]  # a hold keeps time and place until then
    queued_at: Mapped[datetime | None]  # since when it is in line for a place another one holds
    line_at: Mapped[datetime | None]  # when the clock is to look whether it moves up
    terms: Mapped[int] = mapped_column(default=1)
    version: Mapped[int] = mapped_column(default=1)
    sequence: Mapped[int] = mapped_column(default=0)
    host_side: Mapped[str] = mapped_column(String(16), default="library")
    proposed_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    proposed_side: Mapped[str] = mapped_column(String(16))
    bumped_side: Mapped[str | None] = mapped_column(String(16))
    rehomed_from: Mapped[str | None] = mapped_column(String(16))  # on its way to a new home
    # What happens by itself when it is bumped or nobody answers: `handlers.slots.plan_b`
    plan_b: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime]
