"""Where people are known, and what each platform calls them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from storage.tables import Identity, Installation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


def external_id_of(session: Session, installation_id: int, person_id: int | None) -> str | None:
    """What the platform calls the person."""
    wanted = select(Identity.external_id).where(
        Identity.installation_id == installation_id, Identity.person_id == person_id
    )
    return session.scalar(wanted) if person_id is not None else None


def ids_there(session: Session, installation_id: int, people: Iterable[int]) -> dict[int, str]:
    """What an installation calls these people, by their ids; who is not known there is left out."""
    wanted = select(Identity.person_id, Identity.external_id).where(
        Identity.installation_id == installation_id, Identity.person_id.in_(set(people))
    )
    return {row.person_id: row.external_id for row in session.execute(wanted)}


def rows_of(session: Session, people: Iterable[int]) -> dict[int, int]:
    """One identity of each of these people, anywhere: its row, the latest they have."""
    wanted = select(Identity.person_id, func.max(Identity.id)).where(
        Identity.person_id.in_(set(people))
    )
    return {row[0]: row[1] for row in session.execute(wanted.group_by(Identity.person_id))}


def external_ids(session: Session, installation_id: int, people: Iterable[int]) -> list[str]:
    """What the platform calls these people, in their order."""
    wanted = list(people)
    there = ids_there(session, installation_id, wanted)
    return [there[person] for person in wanted if person in there]


def known_at(session: Session, installation_id: int, people: Iterable[int]) -> set[int]:
    """Those of these people who are known there."""
    return set(ids_there(session, installation_id, people))


def homes_of(session: Session, person_id: int) -> list[Installation]:
    """Where a person is known, the oldest first."""
    wanted = (
        select(Installation)
        .join(Identity, Identity.installation_id == Installation.id)
        .where(Identity.person_id == person_id)
        .order_by(Installation.id)
    )
    return list(session.scalars(wanted).unique())


def ids_beginning(session: Session, platform: str, start: str) -> set[str]:
    """The platform's ids of people anywhere on it that begin so."""
    wanted = (
        select(Identity.external_id)
        .join(Installation, Installation.id == Identity.installation_id)
        .where(Installation.platform == platform)
        .where(Identity.external_id.startswith(start, autoescape=True))
    )
    return set(session.scalars(wanted))
