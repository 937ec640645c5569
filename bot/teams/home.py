"""What our own organisation is called."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from bot.teams.organisations import is_guest, team_of
from handlers.door import Platform
from storage import installations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.house import House
    from bot.teams.connector import Json

#: Seconds until it is looked up again where it was not known.
LOOK_AGAIN = 5.0


class Home:
    """The first name it was given stays; until then its people's mail tells it."""

    def __init__(self, house: House, tenant: str) -> None:
        self._house = house
        self._tenant = tenant
        self._name = ""
        self._look_at = 0.0

    async def name(self) -> str:
        """Its name; "" where nobody told it yet."""
        if not self._name and monotonic() >= self._look_at:
            self._look_at = monotonic() + LOOK_AGAIN
            self._name = await self._house.run(self._kept)
        return self._name

    async def learn(self, members: Iterable[Json]) -> str:
        """Its name, which some of its people may tell."""
        if not await self.name():
            own = (team_of(one, self._tenant) for one in members if not is_guest(one))
            self._name = next((name for team, name in own if team == self._tenant and name), "")
        return self._name

    def _kept(self) -> str:
        with self._house.store.read() as session:
            home = installations.known(session, platform=Platform.TEAMS, external_id=self._tenant)
            return home.name if home else ""
