"""Who takes part in which partnership, on which side, and who leads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from storage.tables import Commitment, Membership, Partnership, Slot

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_PARTNERSHIPS = (
    select(Partnership, Membership)
    .join(Membership, Membership.partnership_id == Partnership.id)
    .where(Membership.person_id == bindparam("person_id"))
    .order_by(Partnership.id)
)


def membership(session: Session, *, partnership_id: int, person_id: int) -> Membership | None:
    """Which side the person was last seen on."""
    return session.get(Membership, (partnership_id, person_id))


def partnerships_of(session: Session, person_id: int) -> list[Partnership]:
    """The partnerships a person takes part in, oldest first."""
    return [partnership for partnership, _membership in taken_part(session, person_id)]


def taken_part(session: Session, person_id: int) -> list[tuple[Partnership, Membership]]:
    """The partnerships a person takes part in, oldest first, with what says so."""
    return [(row[0], row[1]) for row in session.execute(_PARTNERSHIPS, {"person_id": person_id})]


def in_something(session: Session, partnership_id: int) -> set[int]:
    """The ids of all who are or were in an event of the partnership; cards name them."""
    wanted = (
        select(Commitment.person_id)
        .join(Slot, Slot.id == Commitment.slot_id)
        .where(Slot.partnership_id == partnership_id, Commitment.person_id.is_not(None))
    )
    return {person for person in session.scalars(wanted) if person is not None}


def members(session: Session, *, partnership_id: int, side: str) -> list[int]:
    """The ids of the people known on a side, oldest first."""
    wanted = (
        select(Membership.person_id)
        .where(Membership.partnership_id == partnership_id, Membership.side == side)
        .order_by(Membership.person_id)
    )
    return list(session.scalars(wanted))


def leads(session: Session, partnership_id: int) -> list[int]:
    """The ids of those who lead either side, oldest first."""
    wanted = (
        select(Membership.person_id)
        .where(Membership.partnership_id == partnership_id, Membership.leads.is_(True))
        .order_by(Membership.person_id)
    )
    return list(session.scalars(wanted))
