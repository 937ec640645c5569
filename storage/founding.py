"""How a partnership begins: a room becomes its own, an organisation its partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update
from sqlalchemy.orm.attributes import set_committed_value

from storage.conflict import ConflictError
from storage.tables import Conversation, Partnership

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def take_room(session: Session, conversation: Conversation, partnership: Partnership) -> None:
    """The conversation is this partnership's room from now on.

    Raises:
        ConflictError: somebody else founded one there first.
    """
    taken = (
        update(Conversation)
        .where(Conversation.id == conversation.id, Conversation.partnership_id.is_(None))
        .values(partnership_id=partnership.id)
        .execution_options(synchronize_session=False)
    )
    if session.connection().execute(taken).rowcount != 1:
        raise ConflictError
    set_committed_value(conversation, "partnership_id", partnership.id)


def take_seat(session: Session, partnership: Partnership, *, team: str, name: str) -> None:
    """The organisation is the partner from now on.

    Raises:
        ConflictError: another took the seat first.
    """
    taken = (
        update(Partnership)
        .where(Partnership.id == partnership.id, Partnership.partner_team == "")
        .values(partner_team=team, partner_name=name)
        .execution_options(synchronize_session=False)
    )
    if session.connection().execute(taken).rowcount != 1:
        raise ConflictError
    set_committed_value(partnership, "partner_team", team)
    set_committed_value(partnership, "partner_name", name)
