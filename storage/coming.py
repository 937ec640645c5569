"""How what is coming is found at once, however much lies behind it or far ahead.

One statement a partnership and kind of database, prepared: each of its three parts walks an index
of its own from where the answer begins, and stops when there is enough.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, func, or_, select, text, union_all

from storage.tables import AHEAD, HOMELESS, Ask, Commitment, Membership, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select, TextClause
    from sqlalchemy.orm import Session

    Which = ColumnElement[bool] | TextClause

# In the words of the partial indexes, which a database only takes where a statement repeats them.
_AHEAD = text(AHEAD)
_HOMELESS = text(HOMELESS)
_OPEN = text("outcome = 'open'")
_LONG = {
    "sqlite": text("end_at > datetime(start_at, '+1 day')"),
    "postgresql": text("end_at - start_at > interval '1 day'"),
}
#: What is not long and not over started no earlier than this; more than a day, to be sure.
_SHORT = timedelta(hours=25)

_OF_THEM = Slot.partnership_id == bindparam("partnership")
_NOT_OVER = Slot.end_at > bindparam("after")
_LATELY = Slot.start_at > bindparam("lately")
_PERSON: ColumnElement[int] = bindparam("person")
# Whether they are among those in it, slot by slot: asked the other way round, a database may begin
# with all they ever were in.
_IN_IT = select(Commitment.person_id).where(
    Commitment.slot_id == Slot.id, Commitment.status != "declined"
)
_OF_SIDE = and_(
    Ask.person_id.is_(None),
    Ask.asked_by != _PERSON,
    Membership.partnership_id == Slot.partnership_id,
    Membership.side == Ask.side,
    Membership.person_id == _PERSON,
)
_ASKED = (
    select(func.coalesce(Ask.person_id, Membership.person_id))
    .outerjoin(Membership, _OF_SIDE)
    .where(Ask.slot_id == Slot.id, _OPEN)
)
_IS_THEIRS = or_(_PERSON.in_(_IN_IT.correlate(Slot)), _PERSON.in_(_ASKED.correlate(Slot)))


def _statement(long: Which, *theirs: Which) -> Select[Slot]:
    found = union_all(
        _nearest(_HOMELESS, *theirs),
        _nearest(_AHEAD, _NOT_OVER, _LATELY, *theirs),
        select(Slot.id).where(_OF_THEM, _AHEAD, _NOT_OVER, long, *theirs),  # there are few
    )
    wanted = select(Slot).where(Slot.id.in_(found))
    return wanted.order_by(Slot.start_at, Slot.id).limit(bindparam("most"))


def _nearest(*which: Which) -> Select[int]:
    wanted = select(Slot.id).where(_OF_THEM, *which).order_by(Slot.start_at, Slot.id)
    found = wanted.limit(bindparam("most")).subquery()
    return select(found.c.id)


_ALL = {kind: _statement(long) for kind, long in _LONG.items()}
_THEIRS = {kind: _statement(long, _IS_THEIRS) for kind, long in _LONG.items()}


def nearest(
    session: Session,
    partnership_ids: Iterable[int],
    *,
    after: datetime,
    most: int,
    person_id: int | None = None,
) -> list[Slot]:
    """Slots of these partnerships that have not ended and are not over at `after` (UTC).

    What is bumped or postponed is never over. Only what `person_id` is in or is asked about, if
    said; nearest first, at most `most`.
    """
    kinds = _ALL if person_id is None else _THEIRS
    wanted = kinds[session.get_bind().dialect.name]
    values: dict[str, Any] = {"after": after, "lately": after - _SHORT, "most": most}
    values |= {} if person_id is None else {"person": person_id}
    found = [
        slot
        for partnership_id in partnership_ids
        for slot in session.scalars(wanted, {"partnership": partnership_id, **values})
    ]
    return sorted(found, key=lambda slot: (slot.start_at, slot.id))[:most]
