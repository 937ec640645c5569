"""Rooms as the platform leaves them to us: renamed, closed to us for a while, open again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from storage.same_room import absorb
from storage.tables import Conversation, Identity, Installation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

#: Why a whole installation pauses; its rooms do so for the same reason.
WHOLE = ("uninstalled", "revoked")


def known(session: Session, installation_id: int, external_id: str) -> Conversation | None:
    """The conversation the platform calls by this id."""
    wanted = select(Conversation).where(
        Conversation.installation_id == installation_id, Conversation.external_id == external_id
    )
    return session.scalars(wanted).first()


def of(session: Session, partnership_id: int, installation_id: int) -> Conversation | None:
    """The partnership's first shared room on an installation."""
    wanted = select(Conversation).where(
        Conversation.partnership_id == partnership_id,
        Conversation.installation_id == installation_id,
        Conversation.kind == "shared",
    )
    return session.scalars(wanted.order_by(Conversation.id)).first()


def made(session: Session, installation_id: int, external_id: str) -> Conversation:
    """A shared room that was not known before."""
    room = Conversation(installation_id=installation_id, external_id=external_id, kind="shared")
    room.name, room.teams = "", {}
    session.add(room)
    session.flush()
    return room


def rename(session: Session, room: Conversation, external_id: str) -> None:
    """The platform calls the room by another id; one made under it meanwhile becomes part of it."""
    other = known(session, room.installation_id, external_id)
    if other is not None and other.id != room.id:
        absorb(session, room, other)
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


def lines_of(session: Session, installation_id: int, teams: Iterable[str]) -> list[int]:
    """The private lines of these organisations' people."""
    wanted = (
        select(Conversation.id)
        .join(Identity, Identity.person_id == Conversation.person_id)
        .where(
            Conversation.installation_id == installation_id,
            Identity.installation_id == installation_id,
            Identity.team.in_(set(teams)),
        )
    )
    return list(session.scalars(wanted))


def team_of(session: Session, line: Conversation) -> str:
    """The organisation of a private line's person; "" where it is not known."""
    wanted = select(Identity.team).where(
        Identity.installation_id == line.installation_id, Identity.person_id == line.person_id
    )
    return session.scalar(wanted) or ""


def shared_with(session: Session, installation_id: int, team: str) -> bool:
    """Whether that organisation is in a room that we can write to."""
    wanted = select(Conversation.teams).where(
        Conversation.installation_id == installation_id,
        Conversation.kind == "shared",
        Conversation.paused == "",
    )
    return any(team in teams for teams in session.scalars(wanted))


def closed(session: Session, platform: str, home: str, *, most: int) -> list[str]:
    """Some rooms of a workspace (ids on the platform) that were closed to us one by one.

    Any of them: what is closed for ever must not keep the others from being looked at.
    """
    wanted = (
        select(Conversation.external_id)
        .join(Installation, Installation.id == Conversation.installation_id)
        .where(
            Installation.platform == platform,
            Installation.external_id == home,
            Conversation.kind == "shared",
            Conversation.paused.in_(("removed", "unshared")),
        )
        .order_by(func.random())
        .limit(most)
    )
    return [external_id for external_id in session.scalars(wanted) if external_id]


def open_to_us(session: Session, platform: str, home: str, *, most: int) -> list[str]:
    """Shared rooms of a workspace (ids on the platform) that we can write to, the newest first."""
    wanted = (
        select(Conversation.external_id)
        .join(Installation, Installation.id == Conversation.installation_id)
        .where(
            Installation.platform == platform,
            Installation.external_id == home,
            Conversation.kind == "shared",
            Conversation.paused == "",
        )
        .order_by(Conversation.id.desc())
        .limit(most)
    )
    return [external_id for external_id in session.scalars(wanted) if external_id]


def closed_workspaces(session: Session, platform: str) -> list[Installation]:
    """Those that were uninstalled, or whose token was taken back."""
    wanted = select(Installation).where(Installation.platform == platform, Installation.state != "")
    return list(session.scalars(wanted))
