"""What Teams does to conversations and to the app itself, handed on as state.

Teams tells of a team by its first channel only, and of its other channels not at all. So what is
closed to us is looked at again and again.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from bot.gateway import ClosedError, MessageGoneError, RefusedError, TryAgainError
from bot.teams.activity import Place, as_object, place_of
from bot.teams.login import LoginAwayError, LoginRefusedError
from bot.watching import watch
from handlers.door import Platform, Room
from handlers.partnerships.channel import RoomChange, room_changed
from handlers.partnerships.closed import Change
from handlers.partnerships.hello import greet
from storage import addresses, rooms
from storage.trying import until_done

if TYPE_CHECKING:
    import asyncio

    from bot.house import House
    from bot.teams.connector import Connector
    from bot.teams.known import Known
    from bot.teams.login import Login

log = logging.getLogger(__name__)

Activity = dict[str, Any]

#: Seconds between looks whether what was closed to us is open again.
LOOK_AGAIN = 60.0
#: How many conversations are looked at each time.
MOST_LOOKED_AT = 20
#: What happened to a channel, by Teams' name for it.
CHANNEL = {
    "channelRenamed": Change.RENAMED,
    "channelDeleted": Change.REMOVED,
    "channelRestored": Change.JOINED,
}


class Changes:
    """What is no person's act, and the look for what Teams did not tell."""

    def __init__(self, house: House, known: Known, connector: Connector, login: Login) -> None:
        self._house = house
        self._known = known
        self._connector = connector
        self._login = login

    async def heard(self, activity: Activity) -> None:
        """An `installationUpdate` or a `conversationUpdate`."""
        place = place_of(activity)
        if place.direct:
            await self._known.room(place)  # where they are written to; a line is opened by need
            if self._is_new(activity):
                await self._greeted(activity, place)
            return
        self._known.directory.forget_room(place.id)
        kind = self._kind(activity)
        if kind is None:
            return
        about = _channel(activity, place) if activity.get("type") == "conversationUpdate" else place
        room = Room(about.id) if kind is Change.REMOVED else await self._known.room(about)
        await self._changed(kind, room, before=about.id if kind is Change.RENAMED else "")

    def _is_new(self, activity: Activity) -> bool:
        """Whether somebody has just added us for themself, rather than anew or not at all."""
        if activity.get("type") == "installationUpdate":
            return activity.get("action") == "add"
        return self._kind(activity) is Change.JOINED

    async def _greeted(self, activity: Activity, place: Place) -> None:
        person = await self._known.person(as_object(activity.get("from")), place)
        name = await self._known.home.name()
        if person.is_bot or not person.external_id:
            return

        def write(_tried: int) -> None:
            with self._house.store.write() as session:
                greet(
                    session,
                    person,
                    platform=Platform.TEAMS,
                    installation=self._known.tenant,
                    installation_name=name,
                    line=place.id,
                )

        await self._house.run(lambda: until_done(write))  # Teams says it twice at once
        self._house.wake()

    def _kind(self, activity: Activity) -> Change | None:
        """What it comes to; None: nothing that concerns us."""
        if activity.get("type") == "installationUpdate":
            gone = str(activity.get("action") or "").startswith("remove")
            return Change.REMOVED if gone else Change.JOINED
        data = activity.get("channelData")
        event = data.get("eventType") if isinstance(data, dict) else None
        if event in CHANNEL:
            return CHANNEL[event]
        us = activity.get("recipient")
        name = us.get("id") if isinstance(us, dict) else None
        added, removed = (_ids(activity.get(f"members{what}")) for what in ("Added", "Removed"))
        if name in added or name in removed:
            return Change.JOINED if name in added else Change.REMOVED
        if added or removed:
            return Change.SHARED if added else Change.UNSHARED
        return None

    async def watch(self, closing: asyncio.Event, *, every: float = LOOK_AGAIN) -> None:
        """Look at the start, and every so many seconds, until it is closing time."""
        await watch(self.look, closing, every=every)

    async def look(self) -> None:
        """Resume what is open to us again, also where Teams did not say so."""
        if await self._house.run(self._closed_here):
            try:
                await self._login.token()
            except (LoginRefusedError, LoginAwayError):
                return
            await self._changed(Change.REINSTALLED, None)
            log.info("Teams lets us in again: what waited is sent")
        for place in await self._house.run(self._closed_rooms):
            try:
                await self._connector.members(place.service, place.id)
            except (TryAgainError, ClosedError, RefusedError, MessageGoneError):
                continue
            self._known.directory.forget_room(place.id)
            await self._changed(Change.JOINED, await self._known.room(place))

    def _closed_here(self) -> bool:
        with self._house.store.read() as session:
            closed = rooms.closed_workspaces(session, Platform.TEAMS)
            return self._known.tenant in {home.external_id for home in closed}

    def _closed_rooms(self) -> list[Place]:
        tenant = self._known.tenant
        with self._house.store.read() as session:
            some = rooms.closed(session, Platform.TEAMS, tenant, most=MOST_LOOKED_AT)
            met = [addresses.of(session, tenant, room) for room in some]
            return [Place(one.external_id, one.service_url, "channel") for one in met if one]

    async def _changed(self, kind: Change, room: Room | None, *, before: str = "") -> None:
        name = await self._known.home.name()
        change = RoomChange(
            kind, Platform.TEAMS, self._known.tenant, name, room=room, before=before
        )

        def write() -> None:
            with self._house.store.write() as session:
                room_changed(session, change)

        await self._house.run(write)
        self._house.wake()


def _channel(activity: Activity, place: Place) -> Place:
    """The channel it is about: Teams tells it in the first channel of the team."""
    data = activity.get("channelData")
    event = data.get("eventType") if isinstance(data, dict) else None
    if event not in CHANNEL or not place.channel:
        return place
    return Place(place.channel, place.service, "channel", place.team, place.channel, place.name)


def _ids(members: object) -> set[str]:
    some = members if isinstance(members, list) else []
    return {str(one.get("id")) for one in some if isinstance(one, dict)}
