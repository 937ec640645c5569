"""Who people are: installations, identities, sides, and the lines to write to them on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm.attributes import set_committed_value

from storage.conflict import ConflictError
from storage.tables import (
    Base,
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

#: Where only ids are wanted, plain columns do: no objects are built.
_CONVERSATIONS = Base.metadata.tables["conversations"]

_INSTALLATION = select(Installation).where(
    Installation.platform == bindparam("platform"),
    Installation.external_id == bindparam("external_id"),
)
_SEEN = (
    select(Installation, Identity, Person)
    .join(Identity, Identity.installation_id == Installation.id)
    .join(Person, Person.id == Identity.person_id)
    .where(
        Installation.platform == bindparam("platform"),
        Installation.external_id == bindparam("home"),
        Identity.external_id == bindparam("person"),
    )
)
_IDENTITY = (
    select(Identity, Person)
    .join(Person, Person.id == Identity.person_id)
    .where(
        Identity.installation_id == bindparam("installation_id"),
        Identity.external_id == bindparam("external_id"),
    )
)
_SHARED_ROOMS = (
    select(_CONVERSATIONS.c.id, _CONVERSATIONS.c.paused)
    .where(
        _CONVERSATIONS.c.partnership_id == bindparam("partnership_id"),
        _CONVERSATIONS.c.kind == "shared",
    )
    .order_by(_CONVERSATIONS.c.id)
)
_CONVERSATION = (
    select(Conversation, Partnership)
    .outerjoin(Partnership, Partnership.id == Conversation.partnership_id)
    .where(
        Conversation.installation_id == bindparam("installation_id"),
        Conversation.external_id == bindparam("external_id"),
    )
)


def installation(session: Session, *, platform: str, external_id: str, name: str) -> Installation:
    """The installation, made on first sight; its name is kept up to date."""
    keys = {"platform": platform, "external_id": external_id}
    found = session.scalars(_INSTALLATION, keys).first()
    if found is None:
        found = Installation(**keys, name=name, last_number=0)
        session.add(found)
        session.flush()
    elif name and found.name != name:
        found.name = name
    return found


def installation_named(session: Session, *, platform: str, external_id: str) -> Installation | None:
    """The installation, if it has been seen."""
    keys = {"platform": platform, "external_id": external_id}
    return session.scalars(_INSTALLATION, keys).first()


def installation_by_id(session: Session, installation_id: int) -> Installation:
    """The installation of this row."""
    return session.get_one(Installation, installation_id)


def identity(
    session: Session,
    *,
    installation_id: int,
    external_id: str,
    name: str,
    team: str,
    sure: bool = True,
) -> tuple[Identity, Person]:
    """The person behind a platform's id, made on first sight.

    Name and organisation are kept true; where we are not `sure` they only serve the first sight.
    """
    keys = {"installation_id": installation_id, "external_id": external_id}
    found = session.execute(_IDENTITY, keys).first()
    if found is None:
        person = Person(name=name)
        session.add(person)
        session.flush()
        row = Identity(**keys, person_id=person.id, team=team)
        session.add(row)
        session.flush()
        return row, person
    row, person = found
    if sure:
        _keep_true(row, person, name=name, team=team)
    return row, person


def lock(session: Session, home: Installation) -> None:
    """Others who want the same wait until this transaction ends."""
    session.refresh(home, with_for_update=True)


def ids_beginning(session: Session, platform: str, start: str) -> set[str]:
    """The platform's ids of people anywhere on it that begin so."""
    wanted = (
        select(Identity.external_id)
        .join(Installation, Installation.id == Identity.installation_id)
        .where(Installation.platform == platform)
        .where(Identity.external_id.startswith(start, autoescape=True))
    )
    return set(session.scalars(wanted))


def ids_there(session: Session, installation_id: int, person_ids: list[int]) -> dict[int, str]:
    """What an installation calls these people, by their ids; who is not known there is left out."""
    wanted = select(Identity.person_id, Identity.external_id).where(
        Identity.installation_id == installation_id, Identity.person_id.in_(person_ids)
    )
    return {row.person_id: row.external_id for row in session.execute(wanted)}


def actor(
    session: Session,
    *,
    platform: str,
    installation_id: str,
    installation_name: str,
    external_id: str,
    name: str,
    team: str,
    sure: bool = True,
) -> tuple[Installation, Identity, Person]:
    """Who acts and where they are at home: one look where both have been seen before."""
    keys = {"platform": platform, "home": installation_id, "person": external_id}
    seen = session.execute(_SEEN, keys).first()
    if seen is None:
        home = installation(
            session, platform=platform, external_id=installation_id, name=installation_name
        )
        row, person = identity(
            session,
            installation_id=home.id,
            external_id=external_id,
            name=name,
            team=team,
            sure=sure,
        )
        return home, row, person
    home, row, person = seen
    if installation_name and home.name != installation_name:
        home.name = installation_name
    if sure:
        _keep_true(row, person, name=name, team=team)
    return home, row, person


def seen(session: Session, *, platform: str, home: str, person: str) -> Person | None:
    """The person, if they have been seen before."""
    keys = {"platform": platform, "home": home, "person": person}
    found = session.execute(_SEEN, keys).first()
    return found[2] if found else None


def _keep_true(row: Identity, person: Person, *, name: str, team: str) -> None:
    # Who is known in several places would be called now this, now that.
    named_here = person.home_id is None or (
        person.home_chosen and person.home_id == row.installation_id
    )
    if name and person.name != name and named_here:
        person.name = name
    if team and row.team != team:
        row.team = team


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
    wanted = (
        select(Identity)
        .join(Person, Person.id == Identity.person_id)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.partnership_id == partnership_id)
        .where(func.lower(Person.name) == name.lower())
        .order_by(Identity.id)
    )
    return list({row.person_id: row for row in session.scalars(wanted)}.values())


def members_by_first_name(session: Session, partnership_id: int, name: str) -> list[Identity]:
    """Those who take part in a partnership and whose name begins with this word; all identities."""
    wanted = (
        select(Identity)
        .join(Person, Person.id == Identity.person_id)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.partnership_id == partnership_id)
        .where(func.lower(Person.name).startswith(f"{name.lower()} ", autoescape=True))
        .order_by(Identity.id)
    )
    return list(session.scalars(wanted))


def conversation(
    session: Session,
    *,
    installation_id: int,
    external_id: str | None,
    conversation_id: int = 0,
) -> tuple[Conversation, Partnership | None] | None:
    """The conversation a platform knows by this id (else our own), with its partnership if any."""
    if external_id is None:
        row = session.get(Conversation, conversation_id) if conversation_id else None
        if row is None or row.installation_id != installation_id:
            return None
        partnership = row.partnership_id and session.get(Partnership, row.partnership_id)
        return row, partnership or None
    keys = {"installation_id": installation_id, "external_id": external_id}
    found = session.execute(_CONVERSATION, keys).first()
    return (found[0], found[1]) if found else None


def found(session: Session, conversation: Conversation, partnership: Partnership) -> None:
    """The conversation is this partnership's room from now on.

    Raises:
        ConflictError: somebody else founded one there first.
    """
    taken = (
        update(Conversation)
        .where(Conversation.id == conversation.id, Conversation.partnership_id.is_(None))
        .values(partnership_id=partnership.id)
        .execution_options(synchronize_session=False)
    )
    if session.connection().execute(taken).rowcount != 1:
        raise ConflictError
    set_committed_value(conversation, "partnership_id", partnership.id)


def take_seat(session: Session, partnership: Partnership, *, team: str, name: str) -> None:
    """The organisation is the partner from now on.

    Raises:
        ConflictError: another took the seat first.
    """
    taken = (
        update(Partnership)
        .where(Partnership.id == partnership.id, Partnership.partner_team == "")
        .values(partner_team=team, partner_name=name)
        .execution_options(synchronize_session=False)
    )
    if session.connection().execute(taken).rowcount != 1:
        raise ConflictError
    set_committed_value(partnership, "partner_team", team)
    set_committed_value(partnership, "partner_name", name)


def shared_rooms(session: Session, partnership_id: int) -> list[tuple[int, str]]:
    """The rooms where the partnership's cards stand: (id, why it is paused or "")."""
    found = session.connection().execute(_SHARED_ROOMS, {"partnership_id": partnership_id})
    return [(row.id, row.paused) for row in found]


def by_ids(session: Session, person_ids: Iterable[int]) -> list[Person]:
    """These people, by their ids."""
    wanted = select(Person).where(Person.id.in_(list(person_ids))).order_by(Person.id)
    return list(session.scalars(wanted))


def names(session: Session, person_ids: Iterable[int]) -> dict[int, str]:
    """Names by person id."""
    wanted = select(Person.id, Person.name).where(Person.id.in_(set(person_ids)))
    return {row.id: row.name for row in session.execute(wanted)}


def places(session: Session, partnership_id: int) -> list[Place]:
    """The partnership's places that are in use, by name."""
    wanted = (
        select(Place)
        .where(Place.partnership_id == partnership_id, Place.retired.is_(False))
        .order_by(Place.name)
    )
    return list(session.scalars(wanted))


def platform_of(session: Session, installation_id: int) -> str:
    """The platform an installation is on."""
    return session.get_one(Installation, installation_id).platform


def external_id_of(session: Session, installation_id: int, person_id: int | None) -> str | None:
    """What the platform calls the person."""
    wanted = select(Identity.external_id).where(
        Identity.installation_id == installation_id, Identity.person_id == person_id
    )
    return session.scalar(wanted) if person_id is not None else None
