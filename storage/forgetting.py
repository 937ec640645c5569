"""Forgetting one installation whole: every row that hangs on it, found by the foreign keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, false, or_, select, update

from storage.tables import Base, Identity, Installation, Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, FromClause, Table
    from sqlalchemy.orm import Session

_PEOPLE, _HOME = Person.__table__, Installation.__table__


def forget(session: Session, installation_id: int) -> None:
    """Delete the installation, its partnerships and all that is theirs, and its people.

    Somebody who is known elsewhere too stays. What hangs on people alone goes with them.
    """
    known = select(Identity.person_id)
    here = set(session.scalars(known.where(Identity.installation_id == installation_id)))
    elsewhere = set(session.scalars(known.where(Identity.installation_id != installation_id)))
    gone = sorted(here - elsewhere)
    whose = _Whose(installation_id, gone)
    session.execute(update(Person).where(Person.standin_id.in_(gone)).values(standin_id=None))
    at_home = update(Person).where(Person.home_id == installation_id)
    session.execute(at_home.values(home_id=None, home_chosen=None))
    for table in reversed(Base.metadata.sorted_tables):
        session.execute(delete(table).where(whose.rows(table)))
    session.expire_all()


class _Whose:
    """Which rows of a table hang on the installation."""

    def __init__(self, installation_id: int, people: Sequence[int]) -> None:
        self._home = installation_id
        self._people = people

    def rows(self, table: Table) -> ColumnElement[bool]:
        if table is _HOME:
            return _id(_HOME).in_([self._home])
        if table is _PEOPLE:
            return _id(_PEOPLE).in_(self._people)
        links = [(key.parent, key.column.table) for key in table.foreign_keys]
        owned = [link for link in links if link[1] not in {_PEOPLE, table}]
        # Who did something does not own it; only what hangs on nothing else is a person's.
        followed = owned or [link for link in links if link[1] is _PEOPLE]
        found = [
            column.in_(select(_id(parent)).where(self.rows(parent))) for column, parent in followed
        ]
        return or_(false(), *found)


def _id(table: FromClause) -> ColumnElement[int]:
    return table.c.id
