"""What Teams tells about people and conversations, asked once and remembered for a while.

It is asked before anything is written, never within a transaction. What it will not tell is no
reason to stop: the message's own words have to do then.
"""

from __future__ import annotations

import asyncio
import logging
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from bot.gateway import ClosedError, MessageGoneError, RefusedError, TryAgainError
from bot.remembered import MOST_KEPT, Remembered
from bot.teams.activity import text_of
from bot.teams.ids import directory_id

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.teams.activity import Place
    from bot.teams.connector import Connector, Json

log = logging.getLogger(__name__)

#: Seconds an answer is good for: people change seldom, memberships more often.
PEOPLE_TTL, ROOMS_TTL = 3600.0, 300.0
#: Seconds a look-up may take on a tap, as Teams wants its own answer within three; and else.
LOOK_UP, LOOK_LONGER = 0.9, 5.0
#: Seconds without look-ups once one was not answered: what people do must not wait for each.
AWAY = 10.0
T = TypeVar("T")


class Directory:
    """Teams' answers."""

    def __init__(self, connector: Connector) -> None:
        self._connector = connector
        self._people: Remembered[Json | None] = Remembered(PEOPLE_TTL)
        self._rosters: Remembered[list[Json] | None] = Remembered(ROOMS_TTL)
        self._names: Remembered[str | None] = Remembered(PEOPLE_TTL)
        #: Everybody on any list that we were shown, by their id in the directory.
        self._listed: dict[str, tuple[Json, Place]] = {}
        self._away_until = self._hurried_until = 0.0  # for all, and for taps alone

    def forget_room(self, conversation: str) -> None:
        """Somebody came or went."""
        self._rosters.forget(conversation)

    def listed(self, directory_id: str) -> tuple[Json, Place] | None:
        """Somebody we were shown, and where."""
        return self._listed.get(directory_id)

    async def members(self, place: Place) -> list[Json]:
        """Who is in a conversation; nobody where Teams does not tell."""
        there = (place.service, place.id)
        found = await self._rosters.get(
            place.id, lambda: self._told(place, lambda: self._connector.members(*there))
        )
        if len(self._listed) > MOST_KEPT:
            self._listed.clear()
        self._listed |= {directory_id(one): (one, place) for one in found or []}
        return found or []

    async def member(self, account: str, place: Place) -> Json:
        """Who they are, from the list of those in the room, or asked for by themselves."""
        if not account:
            return {}
        for one in [] if place.direct else await self.members(place):
            if one.get("id") == account:
                return one
        there = (place.service, place.id, account)
        found = await self._people.get(
            account, lambda: self._told(place, lambda: self._connector.member(*there))
        )
        return found or {}

    async def room_name(self, place: Place) -> str:
        """What a conversation is called."""
        if place.name or not place.team:
            return place.name
        return await self._names.get(place.id, lambda: self._channel_name(place)) or ""

    async def _channel_name(self, place: Place) -> str | None:
        there = (place.service, place.team)
        found = await self._told(place, lambda: self._connector.channels(*there))
        names = [text_of(one, "name") for one in found or [] if one.get("id") == place.id]
        return (names[0] or "General") if names else None

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
