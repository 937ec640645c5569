"""People by their ids, and by their names as others write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from storage.tables import Identity, Membership, Person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Select
    from sqlalchemy.orm import Session


def by_ids(session: Session, person_ids: Iterable[int]) -> list[Person]:
    """These people, by their ids."""
    wanted = select(Person).where(Person.id.in_(list(person_ids))).order_by(Person.id)
    return list(session.scalars(wanted))


def names(session: Session, person_ids: Iterable[int]) -> dict[int, str]:
    """Names by person id."""
    wanted = select(Person.id, Person.name).where(Person.id.in_(set(person_ids)))
    return {row.id: row.name for row in session.execute(wanted)}


def known_by_name(
    session: Session, *, installation_id: int, name: str
) -> list[tuple[Identity, Person]]:
    """The people of an installation with exactly this name, whatever its capitals."""
    wanted = (
        select(Identity, Person)
        .join(Person, Person.id == Identity.person_id)
        .where(Identity.installation_id == installation_id, func.lower(Person.name) == name.lower())
    )
    return [(row[0], row[1]) for row in session.execute(wanted)]


def members_by_name(session: Session, partnership_id: int, name: str) -> list[Identity]:
    """Those who take part in a partnership and are called so, one identity a person."""
    wanted = _members(partnership_id).where(func.lower(Person.name) == name.lower())
    return list({row.person_id: row for row in session.scalars(wanted)}.values())


def members_by_first_name(session: Session, partnership_id: int, name: str) -> list[Identity]:
    """Those who take part in a partnership and whose name begins with this word; all identities."""
    begins = func.lower(Person.name).startswith(f"{name.lower()} ", autoescape=True)
    return list(session.scalars(_members(partnership_id).where(begins)))


def _members(partnership_id: int) -> Select[Identity]:
    return (
        select(Identity)
        .join(Person, Person.id == Identity.person_id)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.partnership_id == partnership_id)
        .order_by(Identity.id)
    )
