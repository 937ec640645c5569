"""The workspaces, tenants and rooms the bot lives in, made on first sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from storage.tables import Installation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_INSTALLATION = select(Installation).where(
    Installation.platform == bindparam("platform"),
    Installation.external_id == bindparam("external_id"),
)


def met(session: Session, *, platform: str, external_id: str, name: str) -> Installation:
    """The installation, made on first sight; its name is kept up to date."""
    keys = {"platform": platform, "external_id": external_id}
    found = session.scalars(_INSTALLATION, keys).first()
    if found is None:
        found = Installation(**keys, name=name, last_number=0)
        session.add(found)
        session.flush()
    elif name and found.name != name:
        found.name = name
    return found


def known(session: Session, *, platform: str, external_id: str) -> Installation | None:
    """The installation, if it has been seen."""
    keys = {"platform": platform, "external_id": external_id}
    return session.scalars(_INSTALLATION, keys).first()


def by_id(session: Session, installation_id: int) -> Installation:
    """The installation of this row."""
    return session.get_one(Installation, installation_id)


def platform_of(session: Session, installation_id: int) -> str:
    """The platform an installation is on."""
    return session.get_one(Installation, installation_id).platform


def lock(session: Session, home: Installation) -> None:
    """Others who want the same wait until this transaction ends."""
    session.refresh(home, with_for_update=True)
