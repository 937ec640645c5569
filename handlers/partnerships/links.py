"""Letting in people who have neither Slack nor Teams: a secret link each to the browser room."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from handlers.errors import UserError
from handlers.partnerships.browser import ROOM_NAME, home_of_all, let_go, open_room
from handlers.partnerships.daily import plan
from handlers.partnerships.sides import put_on
from handlers.partnerships.together import LONGEST_NAME
from handlers.slots.lifecycle import Side
from handlers.words.clean import cleaned, has_words
from handlers.words.i18n import language
from storage import identities, installations, known_as, links, settings
from storage.tables import Partnership

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from handlers.scene import Defaults, Scene
    from storage.tables import Identity, Installation, Person, RoomLink

_NOT_PLAIN = re.compile(r"[^\w]+")


def give(scene: Scene, given: dict[str, str]) -> tuple[str, str]:
    """A link for somebody new, by name and side. Returns name and secret.

    Raises:
        UserError: `no_room`, `no_name`, `name_too_long`, `not_offered`, `side_theirs`,
            `link_taken`.
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
    home = home_of_all(session)
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
    """The secret for somebody new on that side.

    Raises:
        UserError: `link_taken`: somebody here is called so, and nobody is to pass for them.
    """
    home = home_of_all(session)
    installations.lock(session, home)  # two links made at once are for two people
    known = [p for one in Side for _m, p in settings.known_on(session, partnership.id, one)]
    if name.casefold() in {ROOM_NAME.casefold(), *(person.name.casefold() for person in known)}:
        raise UserError("link_taken", field="who", name=name)
    identity, person = _new(session, home, name)
    if side is Side.PARTNER and not partnership.partner_name:
        partnership.partner_name = language(partnership.locale).text("The newspaper")
    put_on(session, partnership, person.id, side, given_by="hand")
    open_room(session, partnership, person, side, now=now)
    return links.make(
        session, partnership_id=partnership.id, identity_id=identity.id, made_by=by, now=now
    )


def renew(scene: Scene, number: int) -> tuple[str, str]:
    """Another link for somebody of one's own side; the old one is no good. Name and secret.

    Raises:
        UserError: `link_gone`, `side_theirs`.
    """
    partnership, own = scene.member()
    link, person, side = _of(scene, number)
    if side is not own:
        raise UserError("link_theirs", name=person.name)
    secret = links.make(
        scene.session,
        partnership_id=partnership.id,
        identity_id=link.identity_id,
        made_by=scene.person.id,
        now=scene.now,
    )
    return person.name, secret


def take_back(scene: Scene, number: int) -> None:
    """The link lets nobody in any more, and who had it is of neither side.

    Raises:
        UserError: `link_gone`, `side_theirs`.
    """
    partnership, own = scene.member()
    _link, person, side = _of(scene, number)
    _may(partnership, own, side)
    let_go(scene.session, partnership, person.id, now=scene.now)  # and the link with them


def _of(scene: Scene, number: int) -> tuple[RoomLink, Person, Side]:
    partnership, _own = scene.member()
    for link, person, side in links.given(scene.session, partnership.id):
        if link.id == number:
            return link, person, Side(side)
    raise UserError("link_gone")


def _may(partnership: Partnership, own: Side, side: Side) -> None:
    if own is Side.PARTNER and side is Side.LIBRARY:
        raise UserError("side_theirs", field="side", library=partnership.library_name)


def _new(session: Session, home: Installation, name: str) -> tuple[Identity, Person]:
    """Somebody new; what they are called there is their name made plain, and unique."""
    plain = _NOT_PLAIN.sub("-", unicodedata.normalize("NFKC", name).casefold()).strip("-")[:40]
    taken = known_as.ids_beginning(session, "room", plain)
    names = (plain, *(f"{plain}{n}" for n in range(2, len(taken) + 2)))
    free = next(name for name in names if name not in taken)
    return identities.met(session, installation_id=home.id, external_id=free, name=name, team="")
