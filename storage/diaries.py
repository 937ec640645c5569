"""When people cannot: what else they are in, and when they are away; and what took place before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from storage.tables import Absence, Ask, Commitment, Followup, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

#: Of what took place, the latest so many say what is usual.
MOST = 300
#: What keeps a person's time.
_AGREED = ("tentative", "confirmed")
#: How it ended, for better or worse.
_PAST = ("occurred", "cancelled")


def busy(
    session: Session, people: Sequence[int], after: datetime, before: datetime, *, but: int
) -> dict[int, list[tuple[datetime, datetime]]]:
    """When each of these people is in something agreed, other than the slot `but` (UTC)."""
    wanted = (
        select(Commitment.person_id, Slot.start_at, Slot.end_at)
        .join(Slot, Slot.id == Commitment.slot_id)
        .where(
            Commitment.person_id.in_(people),
            Commitment.status == "accepted",
            Slot.state.in_(_AGREED),
            Slot.start_at < before,
            Slot.end_at > after,
            Slot.id != but,
        )
    )
    found: dict[int, list[tuple[datetime, datetime]]] = {person: [] for person in people}
    for person, start, end in session.execute(wanted):
        found[person or 0].append((start, end))
    return found


def away(
    session: Session, people: Sequence[int], after: datetime
) -> dict[int, list[tuple[datetime, datetime]]]:
    """When each of these people is away, as far as it is not over at `after` (UTC)."""
    wanted = select(Absence).where(Absence.person_id.in_(people), Absence.until_at > after)
    found: dict[int, list[tuple[datetime, datetime]]] = {person: [] for person in people}
    for absence in session.scalars(wanted):
        found[absence.person_id].append((absence.from_at, absence.until_at))
    return found


def asked(session: Session, people: Sequence[int], since: datetime) -> dict[int, int]:
    """How often each of these people was asked something since then (UTC)."""
    wanted = (
        select(Ask.person_id, func.count())
        .where(Ask.person_id.in_(people), Ask.asked_at >= since)
        .group_by(Ask.person_id)
    )
    return {row[0] or 0: row[1] for row in session.execute(wanted)}


def past(session: Session, partnership_id: int) -> list[tuple[datetime, float | None, bool]]:
    """What was lately: when it began (UTC), its mean worth to the two sides, if it took place."""
    worth = func.avg(Followup.worth)
    wanted = (
        select(Slot.start_at, worth, Slot.state == "occurred")
        .outerjoin(Followup, Followup.slot_id == Slot.id)
        .where(Slot.partnership_id == partnership_id, Slot.state.in_(_PAST))
        .group_by(Slot.id, Slot.start_at, Slot.state)
        .order_by(Slot.start_at.desc())
        .limit(MOST)
    )
    return [
        (at, None if mean is None else float(mean), bool(held))
        for at, mean, held in session.execute(wanted)
    ]
