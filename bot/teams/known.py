"""People and conversations on Teams, as the door wants them: by what Teams tells and we know."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.teams.activity import text_of
from bot.teams.directory import Directory
from bot.teams.home import Home
from bot.teams.ids import LONGEST_ID, directory_id, short_id
from bot.teams.met import Met
from bot.teams.organisations import team_of
from handlers.door import Profile, Room
from handlers.partnerships.named import ELSEWHERE
from storage.addresses import Seen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.house import House
    from bot.teams.activity import Place
    from bot.teams.connector import Connector, Json

#: How the accounts of bots begin.
BOT = "28:"


class Known:
    """Profiles and rooms, for the adapter."""

    def __init__(self, house: House, connector: Connector) -> None:
        self.tenant = connector.tenant
        self.directory = Directory(connector)
        self.home = Home(house, self.tenant)
        self._met = Met(house, self.tenant)

    async def person(self, account: Mapping[str, Any], place: Place) -> Profile:
        """Somebody named by the account Teams gives them; `account` is what the message says."""
        said = text_of(account, "id")
        member = await self.directory.member(said, place)
        aad = directory_id(member) or directory_id(account) or await self._met.behind(said)
        external_id = aad or short_id(said)
        if said:
            await self._met.one(short_id(said), external_id)
            await self._met.remember(Seen(external_id, place.service, said))
        name = text_of(member, "name") or text_of(account, "name") or external_id
        if said.startswith(BOT):
            return Profile(external_id=external_id, name=name, is_bot=True)
        if not member:
            return Profile(external_id=external_id, name=name, sure=False)
        team, team_name = team_of(member, self.tenant)
        home = await self.home.learn([member])
        if team == self.tenant:
            team_name = home
        return Profile(external_id=external_id, name=name, team=team, team_name=team_name)

    async def chosen(self, aad: str, place: Place) -> Profile:
        """Somebody chosen from the directory, by their id there.

        In it is everybody of the organisation. Who is in none of our rooms, and was never met, is
        somebody without a name: what stands in the directory is not told to us.
        """
        if aad.startswith(ELSEWHERE):  # offered by us, as the directory does not know them
            return Profile(external_id=aad[:LONGEST_ID], name="", sure=False)
        if found := await self._in_a_room(aad, place):
            return await self.person(*found)
        if account := await self._met.account_of(aad):
            met = await self.person({"id": account, "aadObjectId": aad}, place)
            return replace(met, name="") if met.name == met.external_id else met
        return Profile(external_id=short_id(aad), name="", sure=False)

    async def _in_a_room(self, aad: str, place: Place) -> tuple[Json, Place] | None:
        """Them, from the list of where it was sent in, else of any room of ours."""
        if not place.direct:
            await self.directory.members(place)
        if found := self.directory.listed(aad):
            return found
        rooms = await self._met.rooms(hurry=place.hurry)
        await asyncio.gather(*(self.directory.members(room) for room in rooms))
        return self.directory.listed(aad)

    async def room(self, place: Place) -> Room:
        """The conversation: its name, and which organisations are in it."""
        await self._met.remember(Seen(place.id, place.service))
        if place.direct:
            return Room(place.id, direct=True)
        roster = await self.directory.members(place)
        home = await self.home.learn(roster)
        teams: dict[str, str] = {}
        for member in roster:
            team, name = team_of(member, self.tenant)
            if team:
                teams[team] = home if team == self.tenant else name
        return Room(place.id, name=await self.directory.room_name(place), teams=teams)
