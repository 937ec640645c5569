"""Rooms as the platform leaves them to us: renamed, closed to us for a while, open again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select, update
from sqlalchemy.orm import aliased

from storage.tables import Conversation, Identity, Installation, Membership

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: Why a whole installation pauses; its rooms do so for the same reason.
WHOLE = ("uninstalled", "revoked")


def known(session: Session, installation_id: int, external_id: str) -> Conversation | None:
    """The conversation the platform calls by this id."""
    wanted = select(Conversation).where(
        Conversation.installation_id == installation_id, Conversation.external_id == external_id
    )
    return session.scalars(wanted).first()


def rename(session: Session, room: Conversation, external_id: str) -> None:
    """The platform calls the room by another id; one made under it meanwhile gives way."""
    other = known(session, room.installation_id, external_id)
    if other is not None and other.id != room.id:
        if other.partnership_id is not None:
            return
        other.external_id = None
        session.flush()
    room.external_id = external_id
    session.flush()


def pause(session: Session, rooms: list[int], why: str) -> list[int]:
    """Nothing is sent there until it is resumed; the ids of those that were not paused already."""
    paused = (
        update(Conversation)
        .where(Conversation.id.in_(rooms), Conversation.paused == "")
        .values(paused=why)
        .returning(Conversation.id)
    )
    return list(session.scalars(paused))


def resume(session: Session, rooms: list[int], why: tuple[str, ...]) -> list[int]:
    """What was paused for one of these reasons is written to again."""
    resumed = (
        update(Conversation)
        .where(Conversation.id.in_(rooms), Conversation.paused.in_(why))
        .values(paused="")
        .returning(Conversation.id)
    )
    return list(session.scalars(resumed))


def of_installation(session: Session, installation_id: int) -> list[int]:
    """All its conversations."""
    wanted = select(Conversation.id).where(Conversation.installation_id == installation_id)
    return list(session.scalars(wanted))


def lines_of_team(session: Session, room: Conversation, team: str) -> list[int]:
    """The private lines of that organisation's people who are met in this room only."""
    elsewhere = aliased(Conversation)
    also = aliased(Membership)
    other_room = (
        exists()
        .where(also.person_id == Conversation.person_id)
        .where(elsewhere.partnership_id == also.partnership_id)
        .where(elsewhere.kind == "shared", elsewhere.id != room.id, elsewhere.paused == "")
    )
    wanted = (
        select(Conversation.id)
        .join(Identity, Identity.person_id == Conversation.person_id)
        .where(
            Conversation.installation_id == room.installation_id,
            Identity.installation_id == room.installation_id,
            Identity.team == team,
            ~other_room,
        )
    )
    return list(session.scalars(wanted))


def paused_installations(session: Session, platform: str) -> list[Installation]:
    """Those that were uninstalled, or whose token was taken back."""
    wanted = select(Installation).where(Installation.platform == platform, Installation.state != "")
    return list(session.scalars(wanted))
