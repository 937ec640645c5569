"""Two conversations that turn out to be one: a room spoken in under its new id too early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from storage.outbox import ALWAYS
from storage.tables import Conversation, Draft, Membership, Outbox, Place, Seat, Slot, Surface

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def absorb(session: Session, room: Conversation, other: Conversation) -> None:
    """What was begun in `other`, and what waits to be said there, belongs to `room` from now on."""
    other.external_id = None
    session.flush()  # first: the platform's id is one conversation's only
    for table in (Outbox, Surface):
        there = select(table.key).where(table.conversation_id == room.id)
        twice = delete(table).where(table.conversation_id == other.id, table.key.in_(there))
        session.execute(twice, execution_options={"synchronize_session": False})
    for kind in (Outbox, Surface, Draft):
        moved = update(kind).where(kind.conversation_id == other.id)
        session.execute(
            moved.values(conversation_id=room.id), execution_options={"synchronize_session": False}
        )
    room.ready_at = room.ready_at or room.paced_until or ALWAYS
    if other.partnership_id is None:
        return
    if room.partnership_id is None:
        room.partnership_id = other.partnership_id
    elif room.partnership_id != other.partnership_id:
        _become_one(session, room.partnership_id, other.partnership_id)
    other.partnership_id = None


def _become_one(session: Session, kept: int, given_up: int) -> None:
    """The younger partnership's slots and people are the older one's; a place keeps its name."""
    for table in (Slot, Place, Membership):
        moved = update(table).where(table.partnership_id == given_up)
        if table is Place:
            names = select(Place.name).where(Place.partnership_id == kept)
            moved = moved.where(Place.name.not_in(names))
        if table is Membership:
            known = select(Membership.person_id).where(Membership.partnership_id == kept)
            moved = moved.where(Membership.person_id.not_in(known))
        session.execute(
            moved.values(partnership_id=kept), execution_options={"synchronize_session": False}
        )
    session.execute(delete(Membership).where(Membership.partnership_id == given_up))
    _bring_rooms(session, kept, given_up)


def _bring_rooms(session: Session, kept: int, given_up: int) -> None:
    """The rooms that had joined the one join the other, with the seats that came with them."""
    joined = update(Conversation).where(Conversation.partnership_id == given_up)
    session.execute(joined.values(partnership_id=kept))
    for seat in session.scalars(select(Seat).where(Seat.partnership_id == given_up)).all():
        if session.get(Seat, (kept, seat.installation_id, seat.team)) is None:
            there = {"installation_id": seat.installation_id, "team": seat.team}
            session.add(Seat(partnership_id=kept, side=seat.side, **there))
        session.delete(seat)
    session.flush()
