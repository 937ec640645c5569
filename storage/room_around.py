"""What a page of the browser room shows around the conversation: whose it is, and their slots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from storage.room import SHARED
from storage.tables import Conversation, History, Installation, Partnership, Slot, Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


def partnership_of(session: Session, shared: str = SHARED) -> Partnership | None:
    """Who shares the room; None while nobody does."""
    wanted = (
        select(Partnership)
        .join(Conversation, Conversation.partnership_id == Partnership.id)
        .join(Installation, Installation.id == Conversation.installation_id)
        .where(Installation.platform == "room", Conversation.external_id == shared)
    )
    return session.scalars(wanted).first()


def called(session: Session, shared: str = SHARED) -> tuple[str, str, str] | None:
    """What the library and its partner call themselves who share the room, and their language."""
    wanted = (
        select(Partnership.library_name, Partnership.partner_name, Partnership.locale)
        .join(Conversation, Conversation.partnership_id == Partnership.id)
        .join(Installation, Installation.id == Conversation.installation_id)
        .where(Installation.platform == "room", Conversation.external_id == shared)
    )
    row = session.execute(wanted).first()
    return None if row is None else (row.library_name, row.partner_name, row.locale)


def cards_of(
    session: Session, partnership_id: int, numbers: Sequence[int], *, shared: str = SHARED
) -> dict[int, str]:
    """The id of the post that is the shared card of each of these slots, by the slot's number."""
    wanted = (
        select(Slot.number, Surface.external_id)
        .join(Slot, Slot.id == Surface.slot_id)
        .join(Conversation, Conversation.id == Surface.conversation_id)
        .join(Installation, Installation.id == Conversation.installation_id)
        .where(Slot.partnership_id == partnership_id, Slot.number.in_(numbers))
        .where(Installation.platform == "room", Conversation.external_id == shared)
        .where(Surface.ask_id.is_(None))
    )
    return {row.number: row.external_id for row in session.execute(wanted)}


def done_in(session: Session, partnership: Partnership) -> set[tuple[str, str]]:
    """Which acts were done by which side since the partnership began."""
    wanted = (
        select(History.act, History.side)
        .join(Slot, Slot.id == History.slot_id)
        .where(Slot.partnership_id == partnership.id, History.at > partnership.created_at)
        .distinct()
    )
    return {(row.act, row.side) for row in session.execute(wanted)}
