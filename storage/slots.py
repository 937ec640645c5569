"""Slots with their commitments, asks and history: reading them, and writing them safely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, func, insert, or_, select, update
from sqlalchemy.orm.attributes import set_committed_value

from storage.coming import nearest
from storage.conflict import ConflictError
from storage.tables import (
    Ask,
    Commitment,
    History,
    Installation,
    Membership,
    Slot,
    Surface,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Update
    from sqlalchemy.orm import Session


#: What has not ended.
LIVE = ("proposed", "tentative", "confirmed", "bumped", "postponed")

_BY_ID = select(Slot).where(Slot.id == bindparam("slot_id"))
_COMMITMENTS = (
    select(Commitment).where(Commitment.slot_id == bindparam("slot_id")).order_by(Commitment.id)
)
_ASKS = select(Ask).where(Ask.slot_id == bindparam("slot_id")).order_by(Ask.id)
_INSERT_HISTORY = insert(History)
#: Prepared: what is set are the parameters that are given besides these two.
_CHANGE = update(Slot).where(
    Slot.id == bindparam("slot_id"), Slot.version == bindparam("read_version")
)

_PUT: dict[type[Ask | Commitment], Update] = {
    Ask: update(Ask).where(Ask.id == bindparam("row_id")),
    Commitment: update(Commitment).where(Commitment.id == bindparam("row_id")),
}


def by_id(session: Session, slot_id: int) -> Slot | None:
    """The slot with this row id."""
    return session.scalars(_BY_ID, {"slot_id": slot_id}).first()


def by_number(session: Session, *, installation_id: int, number: int) -> Slot | None:
    """The slot people call `#number`."""
    wanted = select(Slot).where(Slot.installation_id == installation_id, Slot.number == number)
    return session.scalars(wanted).first()


def commitments(session: Session, slot_id: int) -> list[Commitment]:
    """All commitments of a slot, oldest first."""
    return list(session.scalars(_COMMITMENTS, {"slot_id": slot_id}))


def asks(session: Session, slot_id: int) -> list[Ask]:
    """All asks of a slot, oldest first."""
    return list(session.scalars(_ASKS, {"slot_id": slot_id}))


def open_asks_of(
    session: Session, person_id: int, *, after: datetime, partnership_id: int | None = None
) -> list[Ask]:
    """What waits for this person's answer, asked of them or of their whole side, latest first.

    Only about what is not over at `after` (UTC), and of one partnership if said.
    """
    # Put like this so that no database begins with all that was ever asked of them.
    theirs = func.coalesce(Ask.person_id, person_id) == person_id
    of_side = and_(Ask.side == Membership.side, Ask.asked_by != person_id)
    wanted = (
        select(Ask)
        .join(Slot, Slot.id == Ask.slot_id)
        .join(Membership, Membership.partnership_id == Slot.partnership_id)
        .where(
            Membership.person_id == person_id,
            Slot.end_at > after,
            Slot.state.in_(LIVE),
            Ask.outcome == "open",
            theirs,
            or_(Ask.person_id.is_not(None), of_side),
        )
        .order_by(Ask.id.desc())
    )
    if partnership_id is not None:
        wanted = wanted.where(Slot.partnership_id == partnership_id)
    return list(session.scalars(wanted))


def of_person(session: Session, person_id: int, *, after: datetime, most: int) -> list[Slot]:
    """The coming slots a person is in or is asked about, nearest first.

    Those of the partnerships they take part in: what they were put out of is not theirs to do.
    """
    partnerships = select(Membership.partnership_id).where(Membership.person_id == person_id)
    ids = session.scalars(partnerships).all()
    return nearest(session, ids, after=after, most=most, person_id=person_id)


def told_last(session: Session, conversation_id: int) -> int | None:
    """The slot that was last spoken of in a conversation, while it lives."""
    wanted = (
        select(Slot.id, Slot.state)
        .join(Surface, Surface.slot_id == Slot.id)
        .where(Surface.conversation_id == conversation_id)
        .order_by(Surface.id.desc())
        .limit(1)
    )
    last = session.execute(wanted).first()
    return last.id if last and last.state in LIVE else None


def done_last(session: Session, person_id: int, *, since: datetime) -> int | None:
    """The slot this person last did something to, since `since` (UTC)."""
    wanted = (
        select(History.slot_id)
        .where(History.by_id == person_id, History.at >= since, History.platform != "clock")
        .order_by(History.id.desc())
        .limit(1)
    )
    return session.scalar(wanted)


def changed_at(session: Session, slot: Slot) -> datetime:
    """When something was last done to a slot (UTC)."""
    wanted = select(func.max(History.at)).where(History.slot_id == slot.id)
    return session.scalar(wanted) or slot.created_at


def history(session: Session, slot_id: int) -> list[History]:
    """All that was done to a slot, oldest first."""
    wanted = select(History).where(History.slot_id == slot_id).order_by(History.id)
    return list(session.scalars(wanted))


def coming(
    session: Session, *, partnership_ids: list[int], after: datetime, most: int
) -> list[Slot]:
    """The slots that are not over at `after` (UTC) and have not ended, nearest first."""
    return nearest(session, partnership_ids, after=after, most=most)


def latest(session: Session, partnership_id: int, *, most: int) -> list[int]:
    """The ids of the slots that were made last, whatever became of them."""
    wanted = select(Slot.id).where(Slot.partnership_id == partnership_id).order_by(Slot.id.desc())
    return list(session.scalars(wanted.limit(most)))


def asks_again(session: Session, now: datetime) -> list[tuple[Ask, Slot]]:
    """The open questions that are to be put again by `now`; they are taken off that list."""
    taken = (
        update(Ask)
        .where(Ask.again_at <= now)
        .values(again_at=None)
        .returning(Ask.id)
        .execution_options(synchronize_session=False)
    )
    ids = list(session.scalars(taken))
    wanted = (
        select(Ask, Slot)
        .join(Slot, Slot.id == Ask.slot_id)
        .where(Ask.id.in_(ids), Ask.outcome == "open", Slot.end_at > now, Slot.state.in_(LIVE))
        .order_by(Ask.id)
    )
    return [(row[0], row[1]) for row in session.execute(wanted)]


def lock_numbers(session: Session, installation_id: int) -> None:
    """Proposals of one installation take turns from here to the commit."""
    wanted = select(Installation.id).where(Installation.id == installation_id)
    session.execute(wanted.with_for_update())


def next_number(session: Session, installation_id: int) -> int:
    """The next free slot number, taken."""
    taken = (
        update(Installation)
        .where(Installation.id == installation_id)
        .values(last_number=Installation.last_number + 1)
        .returning(Installation.last_number)
    )
    return session.execute(taken).scalar_one()


def change(session: Session, slot: Slot, **values: object) -> None:
    """Write `values` to the slot, unless somebody else wrote since it was read.

    Raises:
        ConflictError: somebody did.
    """
    written = {**values, "version": slot.version + 1}
    keys = {"slot_id": slot.id, "read_version": slot.version}
    if session.connection().execute(_CHANGE, keys | written).rowcount != 1:
        raise ConflictError
    for name, value in written.items():
        set_committed_value(slot, name, value)  # as read back, without reading


def put(session: Session, row: Ask | Commitment, **values: object) -> None:
    """Write `values` to what belongs to a slot; the slot itself has been written, and so locked."""
    session.connection().execute(_PUT[type(row)], {"row_id": row.id, **values})
    for name, value in values.items():
        set_committed_value(row, name, value)


def record(session: Session, **values: Any) -> None:  # noqa: ANN401 - the columns of `History`
    """Write a line of history."""
    session.connection().execute(_INSERT_HISTORY, values)


def same_proposal(
    session: Session,
    *,
    partnership_id: int,
    by_id: int,
    title: str,
    start: datetime,
    end: datetime,
    place_id: int | None,
    since: datetime,
) -> list[Slot]:
    """Live slots this person proposed after `since` with the same title and start."""
    wanted = select(Slot).where(
        Slot.partnership_id == partnership_id,
        Slot.proposed_by == by_id,
        Slot.start_at == start,
        Slot.end_at == end,
        Slot.place_id == place_id,
        Slot.title == title,
        Slot.created_at >= since,
        Slot.state.in_(("proposed", "tentative", "confirmed")),
    )
    return list(session.scalars(wanted))
