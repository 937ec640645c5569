"""Which conversation is meant, and the shared rooms of a partnership."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from storage.tables import Base, Conversation, Partnership

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: Where only ids are wanted, plain columns do: no objects are built.
_CONVERSATIONS = Base.metadata.tables["conversations"]
_SHARED_ROOMS = (
    select(_CONVERSATIONS.c.id, _CONVERSATIONS.c.paused)
    .where(
        _CONVERSATIONS.c.partnership_id == bindparam("partnership_id"),
        _CONVERSATIONS.c.kind == "shared",
    )
    .order_by(_CONVERSATIONS.c.id)
)
_CONVERSATION = (
    select(Conversation, Partnership)
    .outerjoin(Partnership, Partnership.id == Conversation.partnership_id)
    .where(
        Conversation.installation_id == bindparam("installation_id"),
        Conversation.external_id == bindparam("external_id"),
    )
)


def known(
    session: Session,
    *,
    installation_id: int,
    external_id: str | None,
    conversation_id: int = 0,
) -> tuple[Conversation, Partnership | None] | None:
    """The conversation a platform knows by this id (else our own), with its partnership if any."""
    if external_id is None:
        row = session.get(Conversation, conversation_id) if conversation_id else None
        if row is None or row.installation_id != installation_id:
            return None
        partnership = row.partnership_id and session.get(Partnership, row.partnership_id)
        return row, partnership or None
    keys = {"installation_id": installation_id, "external_id": external_id}
    found = session.execute(_CONVERSATION, keys).first()
    return (found[0], found[1]) if found else None


def shared_rooms(session: Session, partnership_id: int) -> list[tuple[int, str]]:
    """The rooms where the partnership's cards stand: (id, why it is paused or "")."""
    found = session.connection().execute(_SHARED_ROOMS, {"partnership_id": partnership_id})
    return [(row.id, row.paused) for row in found]


def room_of(session: Session, partnership_id: int, installation_id: int) -> int:
    """A shared room of a partnership: forms are told by it which one they are about.

    One of the installation where they are opened, if there is any.
    """
    wanted = (
        select(Conversation.id)
        .where(Conversation.partnership_id == partnership_id, Conversation.kind == "shared")
        .order_by(Conversation.installation_id != installation_id, Conversation.id)
        .limit(1)
    )
    return session.scalar(wanted) or 0
