"""How a partnership is set up: its own row, who was put on which side, its places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm.attributes import set_committed_value

from storage import links
from storage.conflict import ConflictError
from storage.tables import (
    Conversation,
    Identity,
    Installation,
    Membership,
    Partnership,
    Person,
    Place,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


def save(session: Session, partnership: Partnership, *, read: int, **values: Any) -> None:  # noqa: ANN401 - the columns of `Partnership`
    """Write `values`, unless somebody saved since revision `read`.

    Raises:
        ConflictError: somebody did.
    """
    written = {**values, "revision": read + 1}
    saved = (
        update(Partnership)
        .where(Partnership.id == partnership.id, Partnership.revision == read)
        .values(**written)
        .execution_options(synchronize_session=False)
    )
    if session.connection().execute(saved).rowcount != 1:
        raise ConflictError
    for name, value in written.items():
        set_committed_value(partnership, name, value)


def known_on(session: Session, partnership_id: int, side: str) -> list[tuple[Membership, Person]]:
    """Everybody known on a side, oldest first."""
    wanted = (
        select(Membership, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.partnership_id == partnership_id, Membership.side == side)
        .order_by(Membership.person_id)
    )
    return [(row[0], row[1]) for row in session.execute(wanted)]


def leads(session: Session, partnership_id: int, side: str) -> list[int]:
    """The ids of those who are told what concerns their whole side."""
    return [m.person_id for m, _person in known_on(session, partnership_id, side) if m.leads]


def set_leads(session: Session, partnership_id: int, side: str, people: Iterable[int]) -> None:
    """These of the side lead it, and nobody else of it."""
    wanted = set(people)
    for known, _person in known_on(session, partnership_id, side):
        known.leads = known.person_id in wanted
    session.flush()


def forget_side(session: Session, partnership_id: int, person_ids: Iterable[int]) -> None:
    """What was said by hand about these people's side is taken back."""
    gone = delete(Membership).where(
        Membership.partnership_id == partnership_id,
        Membership.person_id.in_(set(person_ids)),
        Membership.given_by == "hand",
    )
    session.execute(gone)
    links.give_up(session, partnership_id, person_ids)


def external_ids(session: Session, installation_id: int, people: Iterable[int]) -> list[str]:
    """What the platform calls these people, in their order."""
    wanted = list(people)
    found = session.execute(
        select(Identity.person_id, Identity.external_id).where(
            Identity.installation_id == installation_id, Identity.person_id.in_(wanted)
        )
    )
    by_person = {row.person_id: row.external_id for row in found}
    return [by_person[person] for person in wanted if person in by_person]


def room_of(session: Session, partnership_id: int, installation_id: int) -> int:
    """A shared room of a partnership: forms are told by it which one they are about.

    One of the installation where they are opened, if there is any.
    """
    wanted = (
        select(Conversation.id)
        .where(Conversation.partnership_id == partnership_id, Conversation.kind == "shared")
        .order_by(Conversation.installation_id != installation_id, Conversation.id)
        .limit(1)
    )
    return session.scalar(wanted) or 0


def homes_of(session: Session, person_id: int) -> list[Installation]:
    """Where a person is known, the oldest first."""
    wanted = (
        select(Installation)
        .join(Identity, Identity.installation_id == Installation.id)
        .where(Identity.person_id == person_id)
        .order_by(Installation.id)
    )
    return list(session.scalars(wanted).unique())


def known_at(session: Session, installation_id: int, people: Iterable[int]) -> set[int]:
    """Those of these people who are known there."""
    wanted = select(Identity.person_id).where(
        Identity.installation_id == installation_id, Identity.person_id.in_(set(people))
    )
    return set(session.scalars(wanted))


def place(session: Session, partnership_id: int, place_id: int) -> Place | None:
    """A place of this partnership."""
    found = session.get(Place, place_id)
    return found if found is not None and found.partnership_id == partnership_id else None


def place_names(session: Session, partnership_id: int) -> dict[int, str]:
    """What all its places are called, by id; those too that are not offered any more."""
    wanted = select(Place.id, Place.name).where(Place.partnership_id == partnership_id)
    return {row.id: row.name for row in session.execute(wanted)}


def place_named(session: Session, partnership_id: int, name: str) -> Place | None:
    """The place of that name, whatever its capitals, also one that is not offered any more."""
    wanted = select(Place).where(Place.partnership_id == partnership_id)
    folded = name.casefold()
    return next((p for p in session.scalars(wanted) if p.name.casefold() == folded), None)
