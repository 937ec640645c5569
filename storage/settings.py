"""How a partnership is set up: its own row, and who was put on which side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm.attributes import set_committed_value

from storage import links
from storage.conflict import ConflictError
from storage.tables import Membership, Partnership, Person

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
