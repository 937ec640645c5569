"""Who somebody is: from what a platform calls them to the person, made on first sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from storage import installations
from storage.tables import Identity, Installation, Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

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


def met(
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
        home = installations.met(
            session, platform=platform, external_id=installation_id, name=installation_name
        )
        row, person = met(
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
