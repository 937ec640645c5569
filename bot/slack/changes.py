"""What Slack does to channels and to the app itself, handed on as state.

Slack repeats such news, withholds some, and tells of it in any order with messages. So it is asked
how things are now, and that is written down. A failure becomes a 500, and Slack sends it again.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bot.watching import watch
from handlers.door import Platform, Room
from handlers.partnerships.channel import RoomChange, room_changed
from handlers.partnerships.closed import Change
from storage import rooms

if TYPE_CHECKING:
    import asyncio

    from slack_bolt.async_app import AsyncApp

    from bot.house import House
    from bot.slack.known import Known

log = logging.getLogger(__name__)

Event = dict[str, Any]

#: Seconds between looks whether what was closed to us is open again.
LOOK_AGAIN = 60.0
#: How many channels are asked about at one look: Slack answers fifty such questions a minute.
MOST_LOOKED_AT = 20


class Changes:
    """Bolt's listeners for what is no person's act, and the look for what Slack did not tell."""

    def __init__(self, house: House, known: Known) -> None:
        self._house = house
        self._known = known

    def join(self, app: AsyncApp) -> None:
        """Register with Bolt."""
        app.event("member_joined_channel")(self.joined)
        app.event("channel_left")(self.left)
        app.event("group_left")(self.left)
        app.event("channel_id_changed")(self.renamed)
        app.event("channel_shared")(self.shared)
        app.event("channel_unshared")(self.unshared)
        app.event("app_uninstalled")(self.uninstalled)
        app.event("tokens_revoked")(self.revoked)

    async def joined(self, event: Event) -> None:
        """Somebody joined; if it was us, there is a welcome, or what waited goes on."""
        room = await self._room(event.get("channel"))
        if room and event.get("user") == (await self._known.home()).bot_user_id:
            await self._changed(Change.JOINED, room)

    async def left(self, event: Event) -> None:
        """We were taken out: these two are only ever about us."""
        if isinstance(channel := event.get("channel"), str):
            self._known.forget_room(channel)
            await self._changed(Change.REMOVED, Room(channel))

    async def renamed(self, event: Event) -> None:
        """Sharing, and its end, give a channel another id."""
        before, room = event.get("old_channel_id"), await self._room(event.get("new_channel_id"))
        if room and isinstance(before, str):
            self._known.forget_room(before)
            await self._changed(Change.RENAMED, room, before=before)

    async def shared(self, event: Event) -> None:
        """Another organisation is in the channel."""
        if room := await self._room(event.get("channel")):
            team = _team(event.get("connected_team_id"))
            await self._changed(Change.SHARED, room, team=team)

    async def unshared(self, event: Event) -> None:
        """An organisation has left the channel."""
        if room := await self._room(event.get("channel")):
            if not room.teams and event.get("is_ext_shared") is False:
                home = await self._known.home()
                room = replace(room, teams={home.team: home.name})
            team = _team(event.get("previously_connected_team_id"))
            await self._changed(Change.UNSHARED, room, team=team)

    async def uninstalled(self, body: Event) -> None:
        """The app was removed from the workspace."""
        log.error("Rykker was uninstalled from its Slack workspace: install it again to go on")
        await self._changed(Change.UNINSTALLED, None, home=body.get("team_id"))

    async def revoked(self, body: Event, event: Event) -> None:
        """Tokens were taken back; ours is among them where it is a bot's."""
        if (event.get("tokens") or {}).get("bot"):
            log.error(
                "Slack took the bot's token back: install the app again, put its new token in "
                "SLACK_BOT_TOKEN and start again"
            )
            await self._changed(Change.REVOKED, None, home=body.get("team_id"))

    async def watch(self, closing: asyncio.Event, *, every: float = LOOK_AGAIN) -> None:
        """Look at the start, and every so many seconds, until it is closing time."""
        await watch(self.look, closing, every=every)

    async def look(self) -> None:
        """Resume what is open to us again, also where Slack did not say so."""
        workspaces = await self._house.run(self._closed_workspaces)
        if workspaces:
            self._known.forget_home()
        try:
            home = await self._known.home()
        except (SlackApiError, ClientError, TimeoutError, OSError):
            return
        if home.team in workspaces:
            await self._changed(Change.REINSTALLED, None)
            log.info("Slack lets us in again: what waited is sent")
        for channel in await self._house.run(lambda: self._closed_rooms(home.team)):
            room = await self._room(channel)
            if room and room.joined and room.name:  # with a name: Slack has answered
                await self._changed(Change.JOINED, room)

    def _closed_workspaces(self) -> list[str]:
        with self._house.store.read() as session:
            return [home.external_id for home in rooms.closed_workspaces(session, Platform.SLACK)]

    def _closed_rooms(self, team: str) -> list[str]:
        with self._house.store.read() as session:
            return rooms.closed(session, Platform.SLACK, team, most=MOST_LOOKED_AT)

    async def _room(self, channel: object) -> Room | None:
        """The channel as it is now; None: that is no channel's id."""
        if not isinstance(channel, str):
            return None
        self._known.forget_room(channel)
        return await self._known.room(channel)

    async def _changed(
        self,
        kind: Change,
        room: Room | None,
        *,
        before: str = "",
        team: str = "",
        home: str | None = None,
    ) -> None:
        """`home` is our workspace where the event names it: with a dead token nobody else does."""
        name = ""
        if home is None:
            found = await self._known.home()
            home, name = found.team, found.name
        change = RoomChange(kind, Platform.SLACK, home, name, room=room, before=before, team=team)

        def write() -> None:
            with self._house.store.write() as session:
                room_changed(session, change)

        await self._house.run(write)
        self._house.wake()


def _team(named: object) -> str:
    """An organisation by the id its people have; an Enterprise one (E…) may be named by another."""
    return named if isinstance(named, str) and not named.startswith("E") else ""
