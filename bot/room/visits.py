"""Whose page a request is for: the demo's, or that of who came by a secret link.

The link's secret stands after `#`, so that no server's log gets to see it; the page hands it in
once and keeps it in a cookie that scripts cannot read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.room.people import DEMO, StrangerError, Visit
from handlers.door import Profile, Room
from handlers.partnerships.browser import ROOM, ROOM_NAME
from handlers.partnerships.replan import speak_to
from handlers.slots.lifecycle import Side
from storage import known_as, links, memberships, room_around, rooms, settings
from storage.tables import Partnership

if TYPE_CHECKING:
    from sqlalchemy.orm import Session
    from starlette.requests import Request
    from starlette.responses import Response

    from bot.house import House
    from storage.tables import Identity, Person, RoomLink

COOKIE = "rykker_room"
#: Seconds a browser keeps it: half a year.
KEPT = 180 * 24 * 3600


@dataclass(frozen=True)
class Visits:
    """Who is let in."""

    house: House

    async def of(self, request: Request) -> Visit:
        """Whose page it is.

        Raises:
            StrangerError: nobody's.
        """
        if self.house.settings.demo:
            return DEMO
        secret = request.cookies.get(COOKIE, "")
        return await self.house.run(lambda: self._known(secret))

    @staticmethod
    def had_one(request: Request) -> bool:
        """Whether they came by a link once."""
        return bool(request.cookies.get(COOKIE))

    def speak(self, visit: Visit, lang: str) -> None:
        """They want to be written to in this language."""
        with self.house.store.write() as session:
            person = links.whose(session, visit.link_id or 0)
            if person is not None:
                person.locale = lang
                speak_to(session, person, now=self.house.clock.now())

    async def enter(self, secret: str, response: Response) -> None:
        """Let them in, and remember it in their browser.

        Raises:
            StrangerError: the secret is no good (any more).
        """
        if self.house.settings.demo:
            raise StrangerError
        await self.house.run(lambda: self._known(secret))
        encrypted = urlsplit(self.house.settings.defaults.room).scheme == "https"
        response.set_cookie(
            COOKIE, secret, max_age=KEPT, httponly=True, samesite="lax", secure=encrypted
        )

    def _known(self, secret: str) -> Visit:
        with self.house.store.read() as session:
            found = links.let_in(session, secret)
            if found is None:
                raise StrangerError
            return _visit(session, *found)


def anew(session: Session, visit: Visit) -> Visit:
    """The same visit, with the names and people of today.

    Raises:
        StrangerError: their link has been taken back.
    """
    if visit.link_id is not None:
        found = links.again(session, visit.link_id)
        if found is None:
            raise StrangerError
        return _visit(session, *found)
    together = room_around.called(session, visit.shared.external_id)
    if together is None:
        return visit
    called = dict(zip(Side, together[:2], strict=True))
    known = {
        who: replace(profile, team_name=called[visit.sides[who]])
        for who, profile in visit.people.items()
    }
    panes = tuple(known[me.external_id] for me in visit.panes)
    return replace(visit, people=known, panes=panes)


def _visit(session: Session, link: RoomLink, identity: Identity, person: Person) -> Visit:
    there = rooms.of(session, link.partnership_id, identity.installation_id)
    if there is None or there.external_id is None:
        raise StrangerError
    partnership = session.get_one(Partnership, link.partnership_id)
    member = memberships.membership(session, partnership_id=partnership.id, person_id=person.id)
    own = Side(member.side) if member else Side.PARTNER
    known = _Known(session, partnership, identity.installation_id, own)
    return Visit(
        panes=(known.people[identity.external_id],),
        shared=Room(there.external_id),
        people=known.people,
        sides=known.sides,
        installation=ROOM,
        installation_name=ROOM_NAME,
        locale=person.locale or "",
        zone=person.zone or partnership.zone,
        link_id=link.id,
    )


class _Known:
    """Who may be named: one's own side; of the other who is in this room, or in something.

    Who is not in the browser room has no id there, but a name.
    """

    def __init__(self, session: Session, partnership: Partnership, home: int, own: Side) -> None:
        seen = memberships.in_something(session, partnership.id)
        names = {Side.LIBRARY: partnership.library_name, Side.PARTNER: partnership.partner_name}
        self.people: dict[str, Profile] = {}
        self.sides: dict[str, Side] = {}
        for side in Side:
            known = settings.known_on(session, partnership.id, side)
            ids = known_as.ids_there(session, home, [person.id for _m, person in known])
            for _membership, person in known:
                if side is not own and person.id not in seen | ids.keys():
                    continue
                external_id = ids.get(person.id, f"#{person.id}")
                profile = Profile(external_id, person.name, team_name=names[side])
                self.people[external_id], self.sides[external_id] = profile, side
