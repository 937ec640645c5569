"""The demo partnership: a library and a newspaper in the middle of their week.

Made by the real acts at earlier times, so that cards, prompts and history are what they would be.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.room.people import (
    COLLEAGUE,
    INSTALLATION,
    INSTALLATION_NAME,
    JOURNALIST,
    LIBRARIAN,
)
from handlers.partnerships.daily import plan
from handlers.partnerships.sides import put_on
from handlers.slots.answer import accept
from handlers.slots.bump import bump
from handlers.slots.case import Actor, Case
from handlers.slots.lifecycle import Reason, Side
from handlers.slots.propose import Terms, propose
from handlers.words.i18n import language, noted
from storage import identities, inbox, installations, room, slots
from storage.forgetting import forget
from storage.tables import Conversation, Partnership, Place

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.door import Profile
    from handlers.scene import Defaults
    from storage.engine import Store
    from storage.tables import Installation

#: The number before the demo's first slot: they have worked together for a while.
BEFORE = 39
AGREED = noted("News talk: the budget")
WAITING = noted("Debate on the health centre")
BUMPED = noted("Letters to the editor workshop")
HALL, CAFE = noted("The Hall"), noted("The Café")


def set_the_scene(store: Store, *, now: datetime, defaults: Defaults) -> None:
    """Make the demo, once; `now` is the domain's time (UTC)."""
    with store.write() as session:
        if installations.known(session, platform="room", external_id=INSTALLATION):
            return
        Demo(session, now, defaults).play()


def put_away(store: Store) -> None:
    """The demo is no more, once people work here."""
    with store.write() as session:
        home = installations.known(session, platform="room", external_id=INSTALLATION)
        if home is not None:
            room.empty_of(session, home.id)
            forget(session, home.id)


def set_again(session: Session, *, now: datetime, defaults: Defaults) -> None:
    """Forget all that was done in the demo, and make it anew."""
    home = installations.known(session, platform="room", external_id=INSTALLATION)
    if home is not None:
        forget(session, home.id)
    room.empty(session, at=datetime.now(UTC))
    inbox.clear(session)
    Demo(session, now, defaults).play()


class Demo:
    """Two people, two places, and three slots: one agreed, one waiting, one bumped."""

    def __init__(self, session: Session, now: datetime, defaults: Defaults) -> None:
        self._session = session
        self._now = now
        self._zone = ZoneInfo(defaults.zone)
        self._say = language(defaults.locale).text
        self._home = self._installation()
        self._partnership = self._together(defaults)
        self._library = self._person(LIBRARIAN, Side.LIBRARY)
        self._partner = self._person(JOURNALIST, Side.PARTNER)
        self._person(COLLEAGUE, Side.PARTNER)
        self._hall, self._cafe = self._place(HALL), self._place(CAFE)

    def play(self) -> None:
        """What has happened before the page is opened."""
        day, hour = timedelta(days=1), timedelta(hours=1)
        agreed = self._propose(AGREED, 1, time(16, 30), 60, self._cafe, ago=3 * day)
        accept(agreed, by=self._partner, now=self._now - 2 * day)
        bumped = self._propose(BUMPED, 3, time(17), 90, self._hall, ago=5 * day)
        accept(bumped, by=self._partner, now=self._now - 4 * day)
        bump(bumped, by=self._partner, now=self._now - 3 * hour, reason=Reason.BREAKING_NEWS)
        self._propose(WAITING, 8, time(19), 90, self._hall, ago=hour)

    def _propose(
        self, title: str, days: int, at: time, minutes: int, place: int, *, ago: timedelta
    ) -> Case:
        start = datetime.combine(self._weekday(days), at, self._zone)
        terms = Terms(
            title=self._say(title),
            start=start,
            end=start + timedelta(minutes=minutes),
            place_id=place,
            asked=((self._partner.person_id, Side.PARTNER),),
        )
        note = propose(
            self._session,
            partnership=self._partnership,
            by=self._library,
            terms=terms,
            now=self._now - ago,
        )
        slot = slots.by_id(self._session, note.slot_id or 0)
        if slot is None:
            raise LookupError(title)
        return Case.of(self._session, self._partnership, slot)

    def _weekday(self, days: int) -> date:
        """That many days on, or the Monday after: events are held on weekdays."""
        day = self._now.astimezone(self._zone).date() + timedelta(days=days)
        return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)  # noqa: PLR2004 - Friday

    def _installation(self) -> Installation:
        home = installations.met(
            self._session,
            platform="room",
            external_id=INSTALLATION,
            name=INSTALLATION_NAME,
        )
        home.last_number = BEFORE
        return home

    def _together(self, defaults: Defaults) -> Partnership:
        made = Partnership(
            installation_id=self._home.id,
            locale=defaults.locale,
            zone=defaults.zone,
            library_name=LIBRARIAN.team_name,
            library_team=LIBRARIAN.team,
            partner_name=JOURNALIST.team_name,
            partner_team=JOURNALIST.team,
            usual_minutes=90,
            answer_minutes=24 * 60,
            quiet_from=0,  # no hours of silence: who tries it at night wants to see it move
            quiet_until=0,
            digest=8 * 60,
            created_at=self._now,
        )
        plan(made, now=self._now)
        self._session.add(made)
        self._session.flush()
        self._session.add(
            Conversation(
                installation_id=self._home.id,
                external_id=room.SHARED,
                kind="shared",
                partnership_id=made.id,
            )
        )
        self._session.flush()
        return made

    def _person(self, profile: Profile, side: Side) -> Actor:
        _identity, person = identities.met(
            self._session,
            installation_id=self._home.id,
            external_id=profile.external_id,
            name=profile.name,
            team=profile.team,
        )
        put_on(self._session, self._partnership, person.id, side, given_by="team")
        return Actor(person.id, side, "room")

    def _place(self, name: str) -> int:
        place = Place(partnership_id=self._partnership.id, name=self._say(name))
        self._session.add(place)
        self._session.flush()
        return place.id
