"""People who have long had no part in anything: their names go, and what platforms call them.

Someone is kept while a slot they had a part in is ahead, or over for less than its partnership's
`keep_names` days; who never had a part in one is left alone. `now` is the domain's time (UTC).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, and_, cast, func, literal, or_, select, union_all, update

from storage.tables import (
    Ask,
    Commitment,
    Followup,
    Gift,
    History,
    Partnership,
    Person,
    Slot,
    TickRun,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, Subquery
    from sqlalchemy.orm import Session

#: People that one call takes on.
MOST_PEOPLE = 500
#: Instead of a name. Not empty: so is the name of somebody whose name we have not been told yet.
NO_NAME = "—"
#: The clock's work for one person (by id), planned for when their name has been kept for long.
_PLANNED = "name:"
#: Who had a part in a slot, besides who proposed it.
_PARTS: tuple[Any, ...] = (
    Commitment.person_id,
    Ask.person_id,
    Ask.asked_by,
    Ask.answered_by,
    History.by_id,
    Followup.by_id,
    Gift.by_id,
)


def forget_names(session: Session, now: datetime) -> int:
    """Take the names from people who are long gone; how many there were."""
    wanted = select(Person.id).where(Person.name != NO_NAME, long_gone(session, now))
    ids = list(session.scalars(wanted.order_by(Person.id).limit(MOST_PEOPLE)))
    session.execute(update(Person).where(Person.id.in_(ids)).values(name=NO_NAME))
    return len(ids)


def remember(session: Session, slots: set[int], *, kept: timedelta) -> None:
    """These slots are about to be deleted: plan now when their people's names go.

    A slot that is gone no longer tells how long ago it was, and names are kept for longer.
    """
    parts = _parts()
    wanted = (
        select(parts.c.person_id, func.max(Slot.end_at))
        .join(Slot, Slot.id == parts.c.slot_id)
        .where(Slot.id.in_(slots), parts.c.person_id.is_not(None))
        .group_by(parts.c.person_id)
    )
    for person, end in session.execute(wanted).all():
        session.merge(TickRun(job=f"{_PLANNED}{person}", scheduled_for=end + kept))
    session.flush()


def long_gone(session: Session, now: datetime) -> ColumnElement[bool]:
    """Whether a person had a part in slots, and in none their name is still kept for."""
    parts = _parts()
    had_part = select(parts.c.person_id).where(parts.c.person_id.is_not(None))
    lately = had_part.join(Slot, Slot.id == parts.c.slot_id).where(_recent(session, now))
    job = literal(_PLANNED) + cast(Person.id, String)
    planned = select(TickRun.job).where(TickRun.job == job)
    return and_(
        Person.id.not_in(lately),
        ~planned.where(TickRun.scheduled_for > now).exists(),
        or_(planned.exists(), Person.id.in_(had_part)),
    )


def _recent(session: Session, now: datetime) -> ColumnElement[bool]:
    """Whether a slot is ahead, or over for less than its partnership keeps names."""
    periods = session.scalars(select(Partnership.keep_names).distinct()).all()
    keeping = {
        days: select(Partnership.id).where(Partnership.keep_names == days) for days in periods
    }
    return or_(
        Slot.end_at > now,
        *(
            and_(Slot.partnership_id.in_(them), Slot.end_at > now - timedelta(days=days))
            for days, them in keeping.items()
        ),
    )


def _parts() -> Subquery:
    """Who had a part in which slot; a part may be nobody's."""
    proposed = select(Slot.proposed_by.label("person_id"), Slot.id.label("slot_id"))
    others = (select(column, column.class_.slot_id) for column in _PARTS)
    return union_all(proposed, *others).subquery()
