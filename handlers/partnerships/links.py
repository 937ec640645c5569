"""Letting in people who have neither Slack nor Teams: a secret link each to the browser room."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from handlers.errors import UserError
from handlers.partnerships.daily import plan
from handlers.partnerships.sides import put_on
from handlers.partnerships.together import LONGEST_NAME
from handlers.slots.lifecycle import Side
from handlers.words.clean import cleaned, has_words
from handlers.words.i18n import language
from storage import links, memberships, outbox, people, rooms, settings, slots
from storage.outbox import Intent
from storage.room import shared_of
from storage.tables import Identity, Partnership

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from handlers.scene import Defaults, Scene
    from storage.tables import Conversation, Installation

#: What the installation of all browser rooms is called, besides the demo's.
ROOM, ROOM_NAME = "room", "Rykker"
#: Cards of what is coming that a new room is shown, the nearest.
MOST = 100
_NOT_PLAIN = re.compile(r"[^\w]+")


def give(scene: Scene, given: dict[str, str]) -> tuple[str, str]:
    """A link for somebody by name, on a side; who has one gets another. Returns name and secret.

    Raises:
        UserError: `no_room`, `no_name`, `name_too_long`, `not_offered`, `side_theirs`.
    """
    partnership, own = scene.member()
    if not scene.defaults.room:
        raise UserError("no_room")
    name = named(given.get("who", ""))
    side = Side(given["side"]) if given.get("side") in set(Side) else None
    if side is None:
        raise UserError("not_offered", field="side")
    _may(partnership, own, side)
    secret = let_in(scene.session, partnership, name, side, by=scene.person.id, now=scene.now)
    return name, secret


def named(text: str) -> str:
    """What somebody is called.

    Raises:
        UserError: `no_name`, `name_too_long`.
    """
    name = cleaned(text)
    if not has_words(name):
        raise UserError("no_name", field="who")
    if len(name) > LONGEST_NAME:
        raise UserError("name_too_long", field="who", length=len(name), most=LONGEST_NAME)
    return name


def begin(session: Session, defaults: Defaults, *, now: datetime) -> Partnership:
    """A partnership that is at home in the browser room; its names are changed in the settings."""
    text = language(defaults.locale).text
    home = people.installation(session, platform="room", external_id=ROOM, name=ROOM_NAME)
    made = Partnership(
        installation_id=home.id,
        locale=defaults.locale,
        zone=defaults.zone,
        library_name=text("The library"),
        library_team="",
        partner_name=text("The newspaper"),
        usual_minutes=90,
        answer_minutes=24 * 60,
        digest=8 * 60,
        created_at=now,
    )
    plan(made, now=now)
    session.add(made)
    session.flush()
    return made


def let_in(
    session: Session,
    partnership: Partnership,
    name: str,
    side: Side,
    *,
    by: int | None,
    now: datetime,
) -> str:
    """The secret for somebody of that name on that side, who is made known if they are not yet."""
    home = people.installation(session, platform="room", external_id=ROOM, name=ROOM_NAME)
    identity = _known(session, partnership, name, side) or _new(session, home, name)
    put_on(session, partnership, identity.person_id, side, given_by="hand")
    _open(session, partnership, home, now=now)
    return links.make(
        session, partnership_id=partnership.id, identity_id=identity.id, made_by=by, now=now
    )


def take_back(scene: Scene, number: int) -> None:
    """The link lets nobody in any more, and who had it is of neither side.

    Raises:
        UserError: `link_gone`, `side_theirs`.
    """
    partnership, own = scene.member()
    found = links.of(scene.session, partnership.id, number)
    if found is None:
        raise UserError("link_gone")
    link, identity = found
    member = memberships.membership(
        scene.session, partnership_id=partnership.id, person_id=identity.person_id
    )
    if member is not None:
        _may(partnership, own, Side(member.side))
    links.take_back(scene.session, link)
    settings.forget_side(scene.session, partnership.id, {identity.person_id})


def _may(partnership: Partnership, own: Side, side: Side) -> None:
    if own is Side.PARTNER and side is Side.LIBRARY:
        raise UserError("side_theirs", field="side", library=partnership.library_name)


def _known(session: Session, partnership: Partnership, name: str, side: Side) -> Identity | None:
    for link, person, on in links.given(session, partnership.id):
        if on == side and person.name.casefold() == name.casefold():
            return session.get_one(Identity, link.identity_id)
    return None


def _new(session: Session, home: Installation, name: str) -> Identity:
    """Somebody new; what they are called there is their name made plain, and unique."""
    plain = _NOT_PLAIN.sub("-", unicodedata.normalize("NFKC", name).casefold()).strip("-")[:40]
    taken = people.ids_beginning(session, home.id, plain)
    names = (plain, *(f"{plain}{n}" for n in range(2, len(taken) + 2)))
    free = next(name for name in names if name not in taken)
    identity, _person = people.identity(
        session, installation_id=home.id, external_id=free, name=name, team=""
    )
    return identity


def _open(
    session: Session, partnership: Partnership, home: Installation, *, now: datetime
) -> Conversation:
    """The partnership's shared room in the browser; a new one shows what is coming at once."""
    there = shared_of(partnership.id)
    found = rooms.known(session, home.id, there)
    if found is not None:
        return found
    made = rooms.made(session, home.id, there)
    made.partnership_id = partnership.id
    coming = slots.coming(session, partnership_ids=[partnership.id], after=now, most=MOST)
    cards = [Intent(made.id, f"card:{slot.id}", "card", slot_id=slot.id) for slot in coming]
    outbox.enqueue(session, cards)
    return made
