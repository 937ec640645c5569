"""The private lines on which people are written to: one each, where they are at home."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select

from storage.tables import Base, Conversation, Identity, Person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

_CONVERSATIONS = Base.metadata.tables["conversations"]
_PEOPLE = Base.metadata.tables["people"]
_DIRECT_LINE = select(Conversation).where(
    Conversation.installation_id == bindparam("installation_id"),
    Conversation.person_id == bindparam("person_id"),
)
#: The lines people have; whose home nobody had to ask for are known in one place only.
_AT_HOME = (
    func.coalesce(_PEOPLE.c.home_id, _CONVERSATIONS.c.installation_id)
    == _CONVERSATIONS.c.installation_id
)
_LINES = (
    select(_CONVERSATIONS.c.person_id, _CONVERSATIONS.c.id, _AT_HOME.label("home"))
    .join(_PEOPLE, _PEOPLE.c.id == _CONVERSATIONS.c.person_id)
    .where(_CONVERSATIONS.c.person_id.in_(bindparam("people", expanding=True)))
    .order_by(_CONVERSATIONS.c.id)
)
_HOMES = (
    select(Identity.person_id, func.coalesce(Person.home_id, func.min(Identity.installation_id)))
    .join(Person, Person.id == Identity.person_id)
    .where(Identity.person_id.in_(bindparam("people", expanding=True)))
    .group_by(Identity.person_id, Person.home_id)
    .order_by(Identity.person_id)
)


def direct_line(session: Session, *, installation_id: int, person_id: int) -> Conversation:
    """The person's private line there, which a platform may not have opened yet."""
    keys = {"installation_id": installation_id, "person_id": person_id}
    found = session.scalars(_DIRECT_LINE, keys).first()
    if found is None:
        found = Conversation(**keys, kind="direct")
        session.add(found)
        session.flush()
    return found


def lines_to(session: Session, person_ids: Iterable[int]) -> dict[int, int]:
    """The ids of the lines people are written to on, by person; those that are missing are made.

    Each has one, where they are at home, whichever platform the news is from.
    """
    return {person: lines[0] for person, lines in all_lines(session, person_ids).items()}


def all_lines(session: Session, person_ids: Iterable[int]) -> dict[int, list[int]]:
    """As `lines_to`, with the lines they have elsewhere behind it."""
    wanted = set(person_ids)
    if not wanted:
        return {}
    homes, others = dict[int, int](), defaultdict[int, list[int]](list)
    for row in session.connection().execute(_LINES, {"people": sorted(wanted)}):
        if row.home and row.person_id not in homes:
            homes[row.person_id] = row.id
        else:
            others[row.person_id].append(row.id)
    if missing := sorted(wanted - set(homes)):
        for person, home in session.connection().execute(_HOMES, {"people": missing}):
            homes[person] = direct_line(session, installation_id=home, person_id=person).id
    return {person: [line, *others[person]] for person, line in homes.items()}
