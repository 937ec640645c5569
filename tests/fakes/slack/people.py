"""People in the fake Slack: they type, tap and fill in forms, and see what their screen shows."""

from typing import Literal

from tests.fakes.slack import encode, forms, payloads
from tests.fakes.slack.events import Events, Tab
from tests.fakes.slack.model import Channel, Json, Message, User, View
from tests.fakes.slack.response_urls import show
from tests.fakes.slack.screens import take_submission
from tests.fakes.slack.wire import Ack, Wire
from tests.fakes.slack.world import World

Place = Channel | str
EventName = Literal["message", "app_mention"]
BOTH: tuple[EventName, ...] = ("message", "app_mention")


class Person:
    """One person at their screen."""

    def __init__(self, user: User, world: World, wire: Wire, events: Events) -> None:
        self.user = user
        self._world = world
        self._wire = wire
        self._events = events

    @property
    def id(self) -> str:
        """Their user id."""
        return self.user.id

    @property
    def external(self) -> bool:
        """Whether they are of another organisation than the one that installed the app."""
        return self._world.external(self.user)

    # what they see

    def sees(self, place: Place) -> list[Message]:
        """The messages of a channel, as they stand now, oldest first."""
        channel = self._channel(place)
        assert self.id in channel.members, f"{self.user.name} is not in #{channel.name}"
        return [message for message in channel.messages if not message.deleted]

    @property
    def dms(self) -> list[Message]:
        """The messages of their DM with the bot, oldest first."""
        return self.sees(self._world.dm(self.id))

    @property
    def ephemerals(self) -> list[Message]:
        """What only they see, oldest first."""
        mine = [m for m in self._world.ephemerals if m.ephemeral_to == self.id]
        return [message for message in mine if not message.deleted]

    def last(self, place: Place | None = None) -> Message:
        """The newest message of the bot's in a channel, or in their DM."""
        shown = self.dms if place is None else self.sees(place)
        said = [message for message in shown if message.user == self._world.bot.id]
        assert said, "the bot has said nothing here"
        return said[-1]

    @property
    def views(self) -> list[View]:
        """The modals that are open, the topmost last."""
        return self._world.stacks.get(self.id, [])

    @property
    def view(self) -> View:
        """The modal on top."""
        assert self.views, f"{self.user.name} has no modal open"
        return self.views[-1]

    @property
    def home(self) -> View:
        """What is published on their Home tab."""
        view = self._world.homes.get(self.id)
        assert view is not None, f"nothing is published for {self.user.name}"
        return view

    # what they do

    async def command(self, place: Place, line: str) -> Ack:
        """Type a slash command; its answer is seen by them alone unless it is `in_channel`."""
        assert not self.external, "Slack offers no slash commands to people of another organisation"
        channel = self._member_of(place)
        name, _, text = line.partition(" ")
        assert name.startswith("/"), f"a command begins with a slash: {line!r}"
        text = encode.encode(self._world, text.strip(), names=True)
        form = payloads.command(self._world, self.user, channel, name, text)
        ack = await self._wire.command(form)
        if ack.ok and ack.json and not self._world.checked(f"answer to {line!r}", ack.json):
            show(self._world, self.id, channel.id, ack.json, "command")
        return ack

    async def say(
        self,
        place: Place,
        text: str,
        thread_ts: str | None = None,
        *,
        only: EventName | None = None,
        order: tuple[EventName, ...] = BOTH,
        retry: bool = False,
    ) -> str:
        """Write in a channel; the app hears of it if the bot is a member. Returns the `ts`."""
        channel = self._member_of(place)
        assert not channel.archived, f"#{channel.name} is archived"
        message = Message(
            ts=self._world.ids.ts(),
            channel=channel.id,
            user=self.id,
            text=encode.encode(self._world, text, names=False),
            blocks=encode.rich_text(self._world, text),
            thread_ts=thread_ts,
        )
        channel.messages.append(message)
        mentioned = channel.kind != "im" and encode.mentions(self._world, text, self._world.bot.id)
        names = [name for name in order if name == "message" or mentioned]
        await self._events.said(
            channel, message, [name for name in names if only in (None, name)], retry=retry
        )
        return message.ts

    async def dm(self, text: str, thread_ts: str | None = None, *, retry: bool = False) -> str:
        """Write to the bot directly. Returns the `ts`."""
        if self.external:
            self._world.visible(self.id)  # they must share a channel with it
        return await self.say(self._world.dm(self.id), text, thread_ts, retry=retry)

    async def edit(self, place: Place, ts: str, text: str) -> None:
        """Edit a message of their own."""
        channel, message = self._own(place, ts)
        before = message.snapshot()
        message.text = encode.encode(self._world, text, names=False)
        message.blocks = encode.rich_text(self._world, text)
        message.edits += 1
        message.edited_ts = self._world.ids.ts()
        await self._events.changed(channel, message, before, "message_changed")

    async def delete(self, place: Place, ts: str) -> None:
        """Delete a message of their own."""
        channel, message = self._own(place, ts)
        message.deleted = True
        await self._events.changed(channel, message, message.snapshot(), "message_deleted")

    async def react(self, message: Message, name: str) -> Ack | None:
        """React with an emoji."""
        people = message.reactions.setdefault(name, [])
        assert self.id not in people, f"{self.user.name} has reacted with :{name}: already"
        people.append(self.id)
        return await self._events.reaction(self.user, message, name)

    async def unreact(self, message: Message, name: str) -> Ack | None:
        """Take a reaction back."""
        people = message.reactions.get(name, [])
        assert self.id in people, f"{self.user.name} has not reacted with :{name}:"
        people.remove(self.id)
        if not people:
            del message.reactions[name]
        return await self._events.reaction(self.user, message, name, taken_back=True)

    async def tap(
        self,
        target: Message | View,
        action_id: str,
        occurrence: int = 0,
        *,
        value: str | list[str] | int | None = None,
    ) -> Ack:
        """Tap a button, or choose `value` in a select or picker that reports at once.

        The payload is built from `target` as it stands; give a snapshot for a stale screen.
        """
        action = payloads.action(self._world, target.blocks, action_id, occurrence)
        self._may_tap(target)
        if action["type"] in forms.HOLDS:
            block, element = forms.field(target.blocks, action_id)
            held = forms.choose(element, value)
            target.values[block["block_id"]][action_id] = held
            action |= held
        if isinstance(target, View):
            payload = payloads.view_tap(self._world, self.user, target, action)
        else:
            payload = payloads.message_tap(self._world, self.user, target, action)
        return await self._wire.interaction(payload)

    async def submit(self, view: View, fields: Json | None = None) -> Ack:
        """Fill in the named fields and submit; what the app answers happens on the screen."""
        self._may_tap(view)
        assert "submit" in view.body, f"{view.title!r} has no button to submit it"
        view.values = forms.fill(view.blocks, view.values, fields or {})
        empty = forms.missing(view.blocks, view.values)
        assert not empty, f"Slack does not send the form, required fields are empty: {empty}"
        ack = await self._wire.interaction(payloads.submission(self._world, self.user, view))
        if ack.ok:
            take_submission(self._world, view, ack.json)
        return ack

    async def close(self, view: View | None = None) -> Ack | None:
        """Close the modal on top; the app is told if the view asks for it."""
        view = view or self.view
        self.views.remove(view)
        if not view.body.get("notify_on_close"):
            return None
        return await self._wire.interaction(payloads.closed(self._world, self.user, view))

    async def open_home(self, tab: Tab = "home") -> Ack | None:
        """Open the app's page, at its Home tab or at its messages."""
        assert self._world.app.home_tab or tab != "home", "the app has no Home tab"
        view = self._world.homes.get(self.id)
        return await self._events.home_opened(self.user, tab, view)

    def _may_tap(self, target: Message | View) -> None:
        if isinstance(target, View):
            assert target.user == self.id, "that view is on somebody else's screen"
            return
        reader = target.ephemeral_to or self.id
        assert reader == self.id, "that message is seen by somebody else only"
        members = self._world.channel_of(target).members
        assert self.id in members, f"{self.user.name} does not see that channel"
        assert not target.deleted, "that message is deleted; tap a snapshot instead"

    def _own(self, place: Place, ts: str) -> tuple[Channel, Message]:
        channel = self._member_of(place)
        message = channel.find(ts)
        assert message is not None, f"no message {ts}"
        assert message.user == self.id, f"{ts} is not {self.user.name}'s"
        return channel, message

    def _member_of(self, place: Place) -> Channel:
        channel = self._channel(place)
        assert self.id in channel.members, f"{self.user.name} is not in #{channel.name}"
        return channel

    def _channel(self, place: Place) -> Channel:
        return place if isinstance(place, Channel) else self._world.channels[place]
