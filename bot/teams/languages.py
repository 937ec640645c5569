"""The languages of those who tap: what is said to one person alone is said in theirs."""

from __future__ import annotations

import asyncio
import logging
from time import monotonic
from typing import TYPE_CHECKING, Any

from bot.remembered import MOST_KEPT
from bot.teams.activity import as_object, text_of
from bot.teams.ids import directory_id, short_id
from handlers.door import Platform
from handlers.spoken import spoken_by

if TYPE_CHECKING:
    from bot.house import House

log = logging.getLogger(__name__)

#: Seconds a look may take, as Teams waits for the answer; and seconds without looks once one
#: failed: the database is away, and answers must not wait for it.
LOOK_WITHIN, AWAY = 0.3, 10.0


class Languages:
    """Looked up; what they were last answered in where that fails, and else the house's."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._last: dict[tuple[str, str], str] = {}
        self._away_until = 0.0

    def told(self, activity: dict[str, Any], lang: str) -> None:
        """They were just answered in it."""
        if len(self._last) >= MOST_KEPT:
            self._last.clear()
        if lang:
            self._last[_who_and_where(activity)] = lang

    async def of(self, activity: dict[str, Any]) -> str:
        """The language to answer in."""
        person, room = _who_and_where(activity)
        found = await self._looked_up(person, room) if person else ""
        last = self._last.get((person, room), self._house.settings.defaults.locale)
        return found or last

    async def _looked_up(self, person: str, room: str) -> str:
        if monotonic() < self._away_until:
            return ""
        try:
            look = self._house.run(lambda: self._look(person, room))
            return await asyncio.wait_for(look, LOOK_WITHIN)
        except Exception as error:  # noqa: BLE001 - whatever it is, they are answered
            log.info("the language of an answer is not known: %s", type(error).__name__)
            self._away_until = monotonic() + AWAY
            return ""

    def _look(self, person: str, room: str) -> str:
        settings = self._house.settings
        with self._house.store.read() as session:
            return spoken_by(
                session,
                platform=Platform.TEAMS,
                installation=settings.teams_tenant_id,
                person=person,
                room=room,
                defaults=settings.defaults,
            )


def _who_and_where(activity: dict[str, Any]) -> tuple[str, str]:
    """The ids by which we keep them, as far as the activity tells."""
    account, there = as_object(activity.get("from")), as_object(activity.get("conversation"))
    person = directory_id(account) or short_id(text_of(account, "id"))
    return person, text_of(there, "id").partition(";")[0]
