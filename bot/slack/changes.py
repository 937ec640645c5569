"""What Slack does to channels and to the app itself, handed on as state.

Slack repeats such news, and tells of it in any order with messages; what is written down is how
things are. A failure becomes a 500, and Slack sends it again.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING, Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from handlers.door import Platform, Room
from handlers.partnerships.channel import Change, RoomChange, room_changed
from storage import rooms

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

    from bot.house import House
    from bot.slack.known import Known

log = logging.getLogger(__name__)

Event = dict[str, Any]

#: Seconds between looks whether a workspace that was closed to us is open again.
LOOK_AGAIN = 60.0


class Changes:
    """Bolt's listeners for what is no person's act."""

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
        if await self._forget(event) and await self._is_us(event):
            room = await self._known.room(event["channel"])
            await self._changed(Change.JOINED, room)

    async def left(self, event: Event) -> None:
        """We were taken out: these two are only ever about us."""
        if await self._forget(event):
            await self._changed(Change.REMOVED, Room(event["channel"]))

    async def renamed(self, event: Event) -> None:
        """Sharing gives a channel another id."""
        before, now = str(event["old_channel_id"]), str(event["new_channel_id"])
        self._known.forget_room(before)
        self._known.forget_room(now)
        await self._changed(Change.RENAMED, Room(now), before=before)

    async def shared(self, event: Event) -> None:
        """Another organisation is in the channel."""
        if await self._forget(event):
            team = str(event.get("connected_team_id") or "")
            await self._changed(Change.SHARED, Room(event["channel"]), team=team)

    async def unshared(self, event: Event) -> None:
        """An organisation has left the channel."""
        if await self._forget(event):
            team = str(event.get("previously_connected_team_id") or "")
            await self._changed(Change.UNSHARED, Room(event["channel"]), team=team)

    async def uninstalled(self) -> None:
        """The app was removed from the workspace."""
        log.error("Rykker was uninstalled from its Slack workspace: install it again to go on")
        await self._changed(Change.UNINSTALLED, None)

    async def revoked(self, event: Event) -> None:
        """Tokens were taken back; ours is among them where it is a bot's."""
        if (event.get("tokens") or {}).get("bot"):
            log.error("Slack took the bot's token back: put the new one in SLACK_BOT_TOKEN")
            await self._changed(Change.REVOKED, None)

    async def watch(self, closing: asyncio.Event, *, every: float = LOOK_AGAIN) -> None:
        """Resume a workspace that was closed to us once its token is good again."""
        while not closing.is_set():
            with contextlib.suppress(Exception):  # looked at again in a minute
                await self.look()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(closing.wait(), every)

    async def look(self) -> None:
        """Ask Slack whether we are let in again, where we were not."""
        if not await self._house.run(self._closed):
            return
        self._known.forget_home()
        try:
            await self._known.home()
        except (SlackApiError, ClientError, TimeoutError, OSError):
            return
        await self._changed(Change.REINSTALLED, None)
        log.info("Slack lets us in again: what waited is sent")

    def _closed(self) -> bool:
        with self._house.store.read() as session:
            return bool(rooms.paused_installations(session, Platform.SLACK))

    async def _forget(self, event: Event) -> bool:
        """What we knew of the channel is old; False: the event names none."""
        channel = event.get("channel")
        known = isinstance(channel, str)
        if known:
            self._known.forget_room(str(channel))
        return known

    async def _is_us(self, event: Event) -> bool:
        return bool(event.get("user") == (await self._known.home()).bot_user_id)

    async def _changed(
        self, kind: Change, room: Room | None, *, before: str = "", team: str = ""
    ) -> None:
        home = await self._known.home()  # remembered: also once the token is no longer good
        change = RoomChange(
            kind, Platform.SLACK, home.team, home.name, room=room, before=before, team=team
        )

        def write() -> None:
            with self._house.store.write() as session:
                room_changed(session, change)

        await self._house.run(write)
        self._house.woken.set()
