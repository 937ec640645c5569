"""Whom we have met on Teams and where they are written to, as we wrote it down."""

from __future__ import annotations

import logging
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from sqlalchemy.exc import IntegrityError

from bot.remembered import MOST_KEPT
from bot.teams.activity import Place
from handlers.door import Platform
from storage import addresses, rooms
from storage.same_person import become

if TYPE_CHECKING:
    from bot.house import House
    from storage.addresses import Seen

log = logging.getLogger(__name__)

#: Seconds until it is looked at again whether two can be one who were on two sides.
TWO_SIDES = 600.0
#: In how many rooms somebody is looked for.
MOST_ROOMS = 20


class Met:
    """Our own rows; written only where that is news."""

    def __init__(self, house: House, tenant: str) -> None:
        self._house = house
        self._tenant = tenant
        self._kept: dict[str, Seen] = {}
        #: Until when somebody's makeshift id is not looked at: it was given up, or has to stay.
        self._settled: dict[str, float] = {}

    async def remember(self, seen: Seen) -> None:
        """Where to write to them."""
        if self._kept.get(seen.external_id) == seen:
            return

        def write() -> None:
            with self._house.store.write() as session:
                addresses.remember(session, self._tenant, [seen])

        await self._house.run(write)
        if len(self._kept) > MOST_KEPT:
            self._kept.clear()
        self._kept[seen.external_id] = seen

    async def account_of(self, directory_id: str) -> str:
        """What the bot calls somebody; "" we have not met them."""

        def look() -> str:
            with self._house.store.read() as session:
                found = addresses.of(session, self._tenant, directory_id)
                return found.account if found else ""

        return await self._house.run(look)

    async def behind(self, account: str) -> str:
        """Whom we have met under that account: their id in the directory, or "" nobody."""

        def look() -> str:
            with self._house.store.read() as session:
                return addresses.person_of(session, self._tenant, account) or ""

        return await self._house.run(look)

    async def rooms(self, *, hurry: bool) -> list[Place]:
        """Some of the shared rooms we are in, those that were met last."""

        def look() -> list[Place]:
            home = self._tenant
            with self._house.store.read() as session:
                some = rooms.open_to_us(session, Platform.TEAMS, home, most=MOST_ROOMS)
                met = [addresses.of(session, home, room) for room in some]
            return [
                Place(one.external_id, one.service_url, "channel", hurry=hurry)
                for one in met
                if one
            ]

        return await self._house.run(look)

    async def one(self, makeshift: str, own: str) -> None:
        """Whom we met by their account alone has an id in the directory from now on."""
        if makeshift == own or monotonic() < self._settled.get(makeshift, 0.0):
            return

        def write() -> bool:
            home = self._tenant
            with self._house.store.write() as session:
                done = become(session, platform=Platform.TEAMS, home=home, old=makeshift, new=own)
                if done:
                    addresses.forget(session, [makeshift])
                return done

        try:
            done = await self._house.run(write)
        except IntegrityError:  # somebody wrote in between
            log.warning("somebody is still known under two ids: tried again at their next word")
            return
        if len(self._settled) > MOST_KEPT:
            self._settled.clear()
        self._settled[makeshift] = inf if done else monotonic() + TWO_SIDES
