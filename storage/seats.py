"""The sides of organisations that came along with a room joined later, one platform at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from storage.tables import Seat

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def side_of_team(
    session: Session, partnership_id: int, installation_id: int, team: str
) -> str | None:
    """The side an organisation has there; None: it has no seat, or is none ("")."""
    if not team:
        return None
    found = session.get(Seat, (partnership_id, installation_id, team))
    return found.side if found else None


def is_taken(session: Session, partnership_id: int, side: str) -> bool:
    """Whether anybody has a seat on that side, wherever."""
    wanted = select(Seat.team).where(Seat.partnership_id == partnership_id, Seat.side == side)
    return session.scalars(wanted.limit(1)).first() is not None


def take(
    session: Session, partnership_id: int, installation_id: int, *, team: str, side: str
) -> None:
    """The organisation is on that side from now on."""
    keys = {"partnership_id": partnership_id, "installation_id": installation_id, "team": team}
    session.merge(Seat(**keys, side=side))
    session.flush()


def leave(session: Session, partnership_id: int, installation_id: int) -> None:
    """Nobody has a seat there any more."""
    gone = delete(Seat).where(
        Seat.partnership_id == partnership_id, Seat.installation_id == installation_id
    )
    session.execute(gone)
