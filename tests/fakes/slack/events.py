"""The Events API: what the app is told, when the bot is there to see it."""

import asyncio
from collections.abc import Sequence
from typing import Literal

from tests.fakes.slack import payloads
from tests.fakes.slack.model import Channel, Json, Message, User, View
from tests.fakes.slack.shapes import view_json
from tests.fakes.slack.wire import Ack, Wire
from tests.fakes.slack.world import World

Tab = Literal["home", "messages"]
SUBTYPES = {"edited": "message_changed", "deleted": "message_deleted"}


class Events:
    """Sends events; with `echo` on, the bot's own posts come back as well."""

    def __init__(self, world: World, wire: Wire) -> None:
        self.echo = False
        self._world = world
        self._wire = wire
        self._under_way: set[asyncio.Task[None]] = set()
        world.on_change.append(self._echo)

    async def send(self, event: Json, *, shared: bool = False, retry: bool = False) -> Ack | None:
        """Send one event, and with `retry` the same again with the same `event_id`.

        None: the app has not subscribed to it, or is installed no more.
        """
        farewell = event["type"] in ("tokens_revoked", "app_uninstalled")
        if not self._world.app.hears(event) or not (self._world.installed or farewell):
            return None
        envelope = payloads.envelope(self._world, event, shared=shared)
        ack = await self._wire.event(envelope)
        return await self._wire.event(envelope, retry=1) if retry else ack

    async def said(
        self, channel: Channel, message: Message, names: Sequence[str], *, retry: bool
    ) -> None:
        """Tell of a message: as `message`, as `app_mention`, each with an event id of its own."""
        if self._world.bot.id not in channel.members:
            return
        event = payloads.message_event(self._world, channel, message)
        for name in names:
            shown = event if name == "message" else payloads.mention_event(event)
            await self.send(shown, shared=channel.shared, retry=retry)

    async def changed(
        self, channel: Channel, message: Message, before: Message, subtype: str
    ) -> None:
        """Tell of an edit or a deletion."""
        if self._world.bot.id in channel.members:
            event = payloads.change_event(self._world, channel, message, before, subtype)
            await self.send(event, shared=channel.shared)

    async def reaction(
        self, user: User, message: Message, name: str, *, taken_back: bool = False
    ) -> Ack | None:
        """Tell of a reaction, or that it is taken back."""
        channel = self._world.channel_of(message)
        if self._world.bot.id not in channel.members:
            return None
        event: Json = {
            "type": "reaction_removed" if taken_back else "reaction_added",
            "user": user.id,
            "reaction": name,
            "item": {"type": "message", "channel": channel.id, "ts": message.ts},
            "item_user": message.user,
            "event_ts": self._world.ids.ts(),
        }
        return await self.send(event, shared=channel.shared)

    async def home_opened(self, user: User, tab: Tab, view: View | None) -> Ack | None:
        """Tell that a person opened the app's page, at one of its tabs."""
        event: Json = {
            "type": "app_home_opened",
            "user": user.id,
            "channel": self._world.dm(user.id).id,
            "event_ts": self._world.ids.ts(),
            "tab": tab,
        }
        if view is not None and tab == "home":
            event["view"] = view_json(self._world, view)
        return await self.send(event)

    async def about(self, channel: Channel, event: Json) -> Ack | None:
        """Tell of something that happened to a channel; the bot must be there to see it."""
        if self._world.bot.id not in channel.members:
            return None
        event = {**event, "event_ts": self._world.ids.ts()}
        return await self.send(event, shared=channel.shared)

    async def moved(
        self, kind: str, user: User, channel: Channel, inviter: User | None = None
    ) -> Ack | None:
        """Tell that somebody (or, at a `member_joined_channel`, the bot) joined or left."""
        event: Json = {
            "type": kind,
            "user": user.id,
            "channel": channel.id,
            "channel_type": "G" if channel.kind == "group" else "C",
            "team": user.team.id,
        }
        if inviter is not None:
            event["inviter"] = inviter.id
        return await self.about(channel, event)

    async def settled(self) -> None:
        """Wait until every echo has been delivered, and what it led to."""
        while self._under_way:
            await asyncio.gather(*self._under_way)

    def _echo(self, what: str, message: Message, before: Message | None) -> None:
        if self.echo and self._wire.connected:
            shown = message.snapshot()
            task = asyncio.ensure_future(self._deliver(what, shown, before))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def _deliver(self, what: str, message: Message, before: Message | None) -> None:
        channel = self._world.channel_of(message)
        if what == "posted":
            await self.said(channel, message, ["message"], retry=False)
        elif before is not None:
            await self.changed(channel, message, before, SUBTYPES[what])
