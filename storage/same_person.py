"""Somebody who was kept under a makeshift id, until their platform told their own."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sqlalchemy import select

from storage import installations
from storage.one_person import lock, merge, on_two_sides
from storage.same_room import absorb
from storage.tables import Conversation, Identity

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = logging.getLogger(__name__)


def become(session: Session, *, platform: str, home: str, old: str, new: str) -> bool:
    """Who is called `old` in the installation `home` is called `new` from now on.

    Where somebody is called `new` already, they are one person. Nobody called `old`: nothing.
    False: the two are on both sides of a partnership, which one person cannot be; they stay two.
    """
    place = installations.known(session, platform=platform, external_id=home)
    was = place and _called(session, place.id, old)
    if not was:
        return True
    own = _called(session, was.installation_id, new)
    if own is None:
        was.external_id = new
        session.flush()
        return True
    here, kept_id, gone_id = own.installation_id, own.person_id, was.person_id
    if kept_id != gone_id and on_two_sides(session, kept_id, gone_id):
        log.warning(
            "person %s and person %s are the same on %s, but on two sides of a partnership: they "
            "stay two until one of them is put on the other's side",
            gone_id,
            kept_id,
            platform,
        )
        return False
    session.delete(was)
    session.flush()
    if kept_id == gone_id:
        return True
    rows = {person.id: person for person in lock(session, kept_id, gone_id)}
    _one_line(session, here, kept_id, gone_id)
    merge(session, rows[kept_id], rows[gone_id])
    return True


def _called(session: Session, installation_id: int, external_id: str) -> Identity | None:
    wanted = select(Identity).where(
        Identity.installation_id == installation_id, Identity.external_id == external_id
    )
    return session.scalars(wanted).first()


def _one_line(session: Session, installation_id: int, kept: int, gone: int) -> None:
    """What stands, or waits to be said, on the one's line belongs to the line of the other."""

    def line(person: int) -> Conversation | None:
        wanted = select(Conversation).where(
            Conversation.installation_id == installation_id, Conversation.person_id == person
        )
        return session.scalars(wanted.with_for_update()).first()

    own, other = line(kept), line(gone)
    if own is None or other is None:
        return
    address = own.external_id or other.external_id
    absorb(session, own, other)
    own.external_id = address
    session.delete(other)
    session.flush()
