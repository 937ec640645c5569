"""What became of a week's events, and how long answers took. Never by person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from storage.tables import Ask, Followup, Slot

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from sqlalchemy.orm import Session

#: More answers than these say nothing more about how long they take.
MOST = 500


def outcomes(
    session: Session, partnership_id: int, *, since: datetime, until: datetime
) -> dict[str, int]:
    """How many events that were to begin between the two (UTC) are in which state."""
    counted = (
        select(Slot.state, func.count())
        .where(Slot.partnership_id == partnership_id, Slot.start_at >= since, Slot.start_at < until)
        .group_by(Slot.state)
    )
    return {row[0]: row[1] for row in session.execute(counted)}


def came(session: Session, partnership_id: int, *, since: datetime, until: datetime) -> int:
    """How many people came to them, as far as it was told; the two sides' words count once."""
    per_slot = (
        select(func.max(Followup.came).label("came"))
        .join(Slot, Slot.id == Followup.slot_id)
        .where(Slot.partnership_id == partnership_id, Slot.start_at >= since, Slot.start_at < until)
        .group_by(Followup.slot_id)
        .subquery()
    )
    return session.scalar(select(func.sum(per_slot.c.came))) or 0


def answer_times(
    session: Session, partnership_id: int, *, since: datetime, until: datetime
) -> dict[str, list[timedelta]]:
    """How long each side took for each answer it gave between the two (UTC)."""
    wanted = (
        select(Ask.side, Ask.asked_at, Ask.answered_at)
        .join(Slot, Slot.id == Ask.slot_id)
        .where(
            Slot.partnership_id == partnership_id,
            Ask.answered_at >= since,
            Ask.answered_at < until,
            Ask.outcome.in_(("accepted", "declined", "countered")),
        )
        .order_by(Ask.id.desc())
        .limit(MOST)
    )
    found: dict[str, list[timedelta]] = {}
    for side, asked_at, answered_at in session.execute(wanted):
        if answered_at is not None:
            found.setdefault(side, []).append(answered_at - asked_at)
    return found
