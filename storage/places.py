"""The places of a partnership, by id and by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from storage.tables import Place

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def in_use(session: Session, partnership_id: int) -> list[Place]:
    """The partnership's places that are in use, by name."""
    wanted = (
        select(Place)
        .where(Place.partnership_id == partnership_id, Place.retired.is_(False))
        .order_by(Place.name)
    )
    return list(session.scalars(wanted))


def by_id(session: Session, partnership_id: int, place_id: int) -> Place | None:
    """A place of this partnership."""
    found = session.get(Place, place_id)
    return found if found is not None and found.partnership_id == partnership_id else None


def names(session: Session, partnership_id: int) -> dict[int, str]:
    """What all its places are called, by id; those too that are not offered any more."""
    wanted = select(Place.id, Place.name).where(Place.partnership_id == partnership_id)
    return {row.id: row.name for row in session.execute(wanted)}


def named(session: Session, partnership_id: int, name: str) -> Place | None:
    """The place of that name, whatever its capitals, also one that is not offered any more."""
    wanted = select(Place).where(Place.partnership_id == partnership_id)
    folded = name.casefold()
    return next((p for p in session.scalars(wanted) if p.name.casefold() == folded), None)
