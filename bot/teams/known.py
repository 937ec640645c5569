"""What Teams tells about people and conversations, asked once and remembered for a while.

It is asked before anything is written, never within a transaction. What it will not tell is no
reason to stop: the message's own words have to do then.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy.exc import IntegrityError

from bot.gateway import ClosedError, MessageGoneError, RefusedError, TryAgainError
from bot.remembered import MOST_KEPT, Remembered
from bot.teams.organisations import is_guest, team_of
from handlers.door import Platform, Profile, Room
from storage import addresses, installations
from storage.addresses import Seen
from storage.same_person import become

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.house import House
    from bot.teams.activity import Place
    from bot.teams.connector import Connector, Json

log = logging.getLogger(__name__)

#: Seconds an answer is good for: people change seldom, memberships more often.
PEOPLE_TTL, ROOMS_TTL = 3600.0, 300.0
#: Seconds a look-up may take on a tap, as Teams wants its own answer within three; and else.
LOOK_UP, LOOK_LONGER = 0.9, 5.0
#: How the accounts of bots begin.
BOT = "28:"
#: Characters of an id that our rows hold.
LONGEST_ID = 64
#: Seconds without look-ups once one was not answered: what people do must not wait for each.
AWAY = 10.0
T = TypeVar("T")


class Known:
    """Teams' answers, for the adapter."""

    def __init__(self, house: House, connector: Connector) -> None:
        self._house = house
        self._connector = connector
        self.tenant = connector.tenant
        self._people: Remembered[Json | None] = Remembered(PEOPLE_TTL)
        self._rosters: Remembered[list[Json] | None] = Remembered(ROOMS_TTL)
        self._names: Remembered[str | None] = Remembered(PEOPLE_TTL)
        self._kept: dict[str, Seen] = {}
        #: Everybody on any list that we were shown, by their id in the directory.
        self._listed: dict[str, tuple[Json, Place]] = {}
        self._home = ""
        self._away_until = self._hurried_until = 0.0  # for all, and for taps alone

    async def person(self, account: Mapping[str, Any], place: Place) -> Profile:
        """Somebody named by the account Teams gives them; `account` is what the message says."""
        said = _text(account, "id")
        member = await self._member(said, place)
        aad = _directory_id(member) or _text(account, "aadObjectId") or await self._met(said)
        external_id = aad if aad and len(aad) <= LONGEST_ID else _short(said)
        if said:
            await self._one(_short(said), external_id)
            await self._remember([Seen(external_id, place.service, said)])
        name = _text(member, "name") or _text(account, "name") or external_id
        if said.startswith(BOT):
            return Profile(external_id=external_id, name=name, is_bot=True)
        if not member:
            return Profile(external_id=external_id, name=name, sure=False)
        team, team_name = team_of(member, self.tenant)
        await self._home_name(member)
        if team == self.tenant:
            team_name = self._home
        return Profile(external_id=external_id, name=name, team=team, team_name=team_name)

    async def chosen(self, directory_id: str, place: Place) -> Profile:
        """Somebody chosen from the directory, by their id there."""
        if not place.direct:
            await self._roster(place)
        if found := self._listed.get(directory_id):
            return await self.person(*found)
        account = await self._account_of(directory_id)
        return await self.person({"id": account, "aadObjectId": directory_id}, place)

    async def room(self, place: Place) -> Room:
        """The conversation: its name, and which organisations are in it."""
        await self._remember([Seen(place.id, place.service)])
        if place.direct:
            return Room(place.id, direct=True)
        roster = await self._roster(place)
        teams: dict[str, str] = {}
        for member in roster or []:
            await self._home_name(member)
            team, name = team_of(member, self.tenant)
            if team:
                teams[team] = self._home if team == self.tenant else name
        return Room(place.id, name=await self._name(place), teams=teams)

    async def home_name(self) -> str:
        """What our own organisation is called; the first name it was given stays."""
        if not self._home:
            self._home = await self._house.run(self._kept_home)
        return self._home

    def forget_room(self, conversation: str) -> None:
        """Somebody came or went."""
        self._rosters.forget(conversation)

    async def _member(self, account: str, place: Place) -> Json:
        """Who they are, from the list of those in the room, or asked for by themselves."""
        if not account:
            return {}
        roster = None if place.direct else await self._roster(place)
        for one in roster or []:
            if one.get("id") == account:
                return one
        there = (place.service, place.id, account)
        found = await self._people.get(
            account, lambda: self._told(place, lambda: self._connector.member(*there))
        )
        return found or {}

    async def _roster(self, place: Place) -> list[Json] | None:
        there = (place.service, place.id)
        found = await self._rosters.get(
            place.id, lambda: self._told(place, lambda: self._connector.members(*there))
        )
        if len(self._listed) > MOST_KEPT:
            self._listed.clear()
        self._listed |= {_directory_id(one): (one, place) for one in found or []}
        return found

    async def _name(self, place: Place) -> str:
        if place.name or not place.team:
            return place.name
        return await self._names.get(place.id, lambda: self._channel_name(place)) or ""

    async def _channel_name(self, place: Place) -> str | None:
        there = (place.service, place.team)
        found = await self._told(place, lambda: self._connector.channels(*there))
        names = [_text(one, "name") for one in found or [] if one.get("id") == place.id]
        return (names[0] or "General") if names else None

    async def _home_name(self, member: Json) -> None:
        """Learn our organisation's name from one of its people."""
        if await self.home_name() or is_guest(member):
            return
        team, name = team_of(member, self.tenant)
        if team == self.tenant and name:
            self._home = name

    def _kept_home(self) -> str:
        with self._house.store.read() as session:
            home = installations.known(session, platform=Platform.TEAMS, external_id=self.tenant)
            return home.name if home else ""

    async def _account_of(self, directory_id: str) -> str:
        """What the bot calls them; Teams takes the id of the directory too."""

        def look() -> str:
            with self._house.store.read() as session:
                found = addresses.of(session, self.tenant, directory_id)
                return found.account if found else ""

        return await self._house.run(look) or directory_id

    async def _met(self, account: str) -> str:
        """Whom we have met under that account."""

        def look() -> str:
            with self._house.store.read() as session:
                return addresses.person_of(session, self.tenant, account) or ""

        return await self._house.run(look)

    async def _one(self, makeshift: str, own: str) -> None:
        """Whom we met by their account alone has an id in the directory from now on."""
        if makeshift == own or own in self._kept:
            return

        def write() -> None:
            with self._house.store.write() as session:
                become(session, platform=Platform.TEAMS, home=self.tenant, old=makeshift, new=own)
                addresses.forget(session, [makeshift])

        try:
            await self._house.run(write)
        except IntegrityError:  # somebody wrote in between: it is tried again when we start anew
            log.exception("somebody is still known under two ids")

    async def _remember(self, seen: list[Seen]) -> None:
        """Where to write to them; written down only where that is news."""
        news = [one for one in seen if self._kept.get(one.external_id) != one]
        if not news:
            return

        def write() -> None:
            with self._house.store.write() as session:
                addresses.remember(session, self.tenant, news)

        await self._house.run(write)
        if len(self._kept) > MOST_KEPT:
            self._kept.clear()
        self._kept |= {one.external_id: one for one in news}

    async def _told(self, place: Place, ask: Callable[[], Awaitable[T]]) -> T | None:
        """The answer; None: there is none. While Teams is away it is not asked again and again."""
        away = self._hurried_until if place.hurry else 0.0
        if monotonic() < max(away, self._away_until):
            return None
        try:
            return await asyncio.wait_for(ask(), LOOK_UP if place.hurry else LOOK_LONGER)
        except (ClosedError, RefusedError, MessageGoneError) as error:
            log.info("Teams would not tell: %s", error)
        except (TryAgainError, TimeoutError) as error:
            log.warning("Teams did not tell: %s", str(error) or type(error).__name__)
            if place.hurry:  # a tap waits so shortly that others may well be told
                self._hurried_until = monotonic() + AWAY
            else:
                self._away_until = monotonic() + AWAY
        return None


def _directory_id(member: Mapping[str, Any]) -> str:
    return _text(member, "aadObjectId") or _text(member, "objectId")


def _short(account: str) -> str:
    """An account as an id of ours: itself, or a digest of a long one."""
    if len(account) <= LONGEST_ID:
        return account
    return hashlib.sha256(account.encode()).hexdigest()


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""
