"""A room becomes one of a partnership's several, or is taken out of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

from storage.seats import leave
from storage.tables import (
    Commitment,
    Conversation,
    Identity,
    Membership,
    Outbox,
    Partnership,
    Slot,
    Surface,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

_QUIETLY = {"synchronize_session": False}


def has_slots(session: Session, partnership_id: int) -> bool:
    """Whether anything was ever proposed there."""
    wanted = select(Slot.id).where(Slot.partnership_id == partnership_id).limit(1)
    return session.scalar(wanted) is not None


def rooms(session: Session, partnership_id: int) -> list[Conversation]:
    """Its shared rooms, in the order they came to it."""
    wanted = select(Conversation).where(
        Conversation.partnership_id == partnership_id, Conversation.kind == "shared"
    )
    return list(session.scalars(wanted.order_by(Conversation.id)))


def give_up(session: Session, room: Conversation) -> None:
    """A partnership in which nothing has happened is none any more, if this was its only room."""
    given_up = room.partnership_id
    room.partnership_id = None
    session.flush()
    if given_up is None or rooms(session, given_up):
        return
    session.execute(delete(Membership).where(Membership.partnership_id == given_up))
    none = dict.fromkeys(("digest_at", "weekly_at", "tidy_at", "refresh_at"))
    session.execute(update(Partnership).where(Partnership.id == given_up).values(none))


def take_out(session: Session, room: Conversation, now: datetime) -> list[Surface]:
    """The room is none of the partnership's; returns the cards that stand there of what is coming.

    Who came with it goes too, but who is in something that is coming.
    """
    partnership = session.get_one(Partnership, room.partnership_id)
    room.partnership_id = None
    session.flush()
    there = room.installation_id
    left = {other.installation_id for other in rooms(session, partnership.id)}
    if there != partnership.installation_id and there not in left:
        leave(session, partnership.id, there)
        _put_out(session, partnership.id, there, now)
    # What was about to be said there to everybody.
    said = select(Outbox).where(
        Outbox.conversation_id == room.id, Outbox.kind == "note", Outbox.state == "waiting"
    )
    for row in session.scalars(said).all():
        if not row.payload.get("only_for"):
            session.delete(row)
    cards = (
        select(Surface)
        .join(Slot, Slot.id == Surface.slot_id)
        .where(Surface.conversation_id == room.id, Surface.key.startswith("card:"))
        .where(Slot.end_at > now)
        .order_by(Surface.id)
    )
    return list(session.scalars(cards))


def _put_out(session: Session, partnership_id: int, installation_id: int, now: datetime) -> None:
    only_there = (
        select(Identity.person_id)
        .group_by(Identity.person_id)
        .having(
            func.min(Identity.installation_id) == installation_id,
            func.max(Identity.installation_id) == installation_id,
        )
    )
    theirs = (
        Membership.partnership_id == partnership_id,
        Membership.given_by == "team",
        Membership.person_id.in_(only_there),
    )
    stay = update(Membership).where(*theirs, Membership.person_id.in_(_busy(partnership_id, now)))
    session.execute(stay.values(given_by="hand"), execution_options=_QUIETLY)
    session.execute(delete(Membership).where(*theirs), execution_options=_QUIETLY)
    session.expire_all()


def still_in(
    session: Session, partnership_id: int, person_ids: Iterable[int], now: datetime
) -> list[tuple[int, Slot]]:
    """Who of these has said yes to what is coming: (person, slot), the nearest first."""
    wanted = (
        select(Commitment.person_id, Slot)
        .join(Slot, Slot.id == Commitment.slot_id)
        .where(Slot.partnership_id == partnership_id, Slot.end_at > now)
        .where(Slot.state.in_(["tentative", "confirmed"]), Commitment.status == "accepted")
        .where(Commitment.person_id.in_(set(person_ids)))
        .order_by(Slot.start_at, Slot.id)
    )
    return [(row[0] or 0, row[1]) for row in session.execute(wanted)]


def _busy(partnership_id: int, now: datetime) -> Select[int | None]:
    return (
        select(Commitment.person_id)
        .join(Slot, Slot.id == Commitment.slot_id)
        .where(Slot.partnership_id == partnership_id, Slot.end_at > now)
        .where(Commitment.status != "declined", Commitment.person_id.is_not(None))
    )
