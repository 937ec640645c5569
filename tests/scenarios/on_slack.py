"""The stage on Slack: the journalist is external to the workspace that installed the bot."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.settings import Settings
from bot.wiring import built
from handlers.scene import Defaults
from tests.fakes.slack import FakeSlack, ManualClock
from tests.scenarios.screen import Screen, of_blocks, of_view
from tests.scenarios.stage import BEGIN, HandClock, Player, Stage, time_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.wiring import Built
    from storage.engine import Store
    from tests.fakes.slack import Channel, Message, Person, Team
    from tests.fakes.slack.world import Call

#: Where the browser room is reached, where it is open besides Slack.
ADDRESS = "http://127.0.0.1:3000"


@asynccontextmanager
async def slack_stage(
    store: Store,
    *,
    room: bool = False,
    also: Settings | None = None,
    real: ManualClock | None = None,
) -> AsyncIterator[SlackStage]:
    """The bot, connected to a Slack of its own; everything it sent is judged at the end.

    `room`: the browser room is open in the same process. `also`: the settings of another platform
    that is connected to it, whose clock is `real`.
    """
    real = real or ManualClock(BEGIN.timestamp())
    clock = HandClock()
    async with FakeSlack(clock=real) as slack:
        settings = replace(
            also or Settings(),
            slack_bot_token=slack.token,
            slack_signing_secret=slack.signing_secret,
            slack_api_url=slack.base_url,
            room_wanted=room,
            defaults=Defaults(room=ADDRESS if room else ""),
        )
        async with built(
            settings, store, clock=clock, delivery_now=partial(time_of, real)
        ) as parts:
            stage = SlackStage(store, parts, clock, real, slack)
            slack.connect_asgi(parts.web)
            yield stage
            await slack.settled()
            stage.check()


class SlackStage(Stage):
    """One shared channel, with two people of each organisation in it."""

    librarian: SlackPlayer
    journalist: SlackPlayer

    def __init__(
        self, store: Store, parts: Built, clock: HandClock, real: ManualClock, slack: FakeSlack
    ) -> None:
        super().__init__(store, parts, clock, real)
        self.slack = slack
        people = {
            "bibliotekar": slack.person("bibliotekar"),
            "kollega2": slack.person("kollega2"),
            "journalist": slack.person("journalist", slack.newspaper),
            "kollega": slack.person("kollega", slack.newspaper),
        }
        self.room = slack.channel("fælles", *people.values(), shared=True)
        self.librarian, self.colleague2, self.journalist, self.colleague = (
            SlackPlayer(self, person, self.room) for person in people.values()
        )

    def stranger(self, channel: Channel | None = None) -> SlackPlayer:
        """Somebody of a third organisation, in the shared room or another one."""
        third = self.slack.team("Radioen", "radioen")
        person = self.slack.person("fremmed", third)
        (channel or self.room).members.append(person.id)
        return SlackPlayer(self, person, channel or self.room)

    def newcomer(self, name: str, team: Team | None = None) -> SlackPlayer:
        """One more person in the shared room."""
        person = self.slack.person(name, team)
        self.room.members.append(person.id)
        return SlackPlayer(self, person, self.room)

    def posted(self) -> list[Call]:
        """The posts, not edits, in the shared channel that took effect."""
        return [
            call
            for call in self.slack.called("chat.postMessage")
            if self._now(call.args["channel"]) == self.room.id and call.response.get("ok")
        ]

    def _now(self, channel: str) -> str:
        """The id a channel has now."""
        moved = self.slack.world.moved
        while channel in moved:
            channel = moved[channel]
        return channel

    def check(self) -> None:
        super().check()
        assert self.slack.failures == []
        assert self.slack.pings == []
        assert self.slack.lost == []
        if not self.troubled:
            assert len(self.posted()) == len(self.room_slots()), "one post for each card"

    def room_slots(self) -> list[str]:
        """The cards that stand in the shared channel."""
        return self.librarian.card_ids()


class SlackPlayer(Player):
    """One person with Slack open."""

    def __init__(self, stage: SlackStage, person: Person, room: Channel) -> None:
        super().__init__(stage, person.user.name)
        self.at: SlackStage = stage
        self.person, self.room = person, room

    @property
    def id_in_forms(self) -> str:
        return self.person.id

    async def command(self, line: str) -> None:
        if self.person.external:
            await self.say(f"@rykker {line}")
            return
        await self.person.command(self.room, f"/slot {line}")
        await self.stage.acted()

    async def say(self, text: str) -> None:
        await self.person.say(self.room, text)
        await self.stage.acted()

    async def whisper(self, text: str) -> None:
        await self.person.dm(text)
        await self.stage.acted()

    async def reply(self, text: str, to: str | Screen = "card") -> None:
        message: Message = self.look(to).handle
        await self.person.say(message.channel, text, message.thread_ts or message.ts)
        await self.stage.acted()

    async def press(self, on: Screen, key: str, value: str | None = None) -> None:
        shown = on.handle.snapshot()
        if value is not None:
            for block in shown.blocks:
                for element in [*block.get("elements", []), block.get("accessory") or {}]:
                    if element.get("action_id") == f"slot.{key}":
                        element["value"] = value
        await self.person.tap(shown, f"slot.{key}")
        await self.stage.acted()

    async def fill(self, **fields: str | list[str]) -> None:
        await self.person.submit(self.person.view, fields)
        await self.stage.acted()

    def cards(self) -> list[Screen]:
        return [_seen(m) for m in self.person.sees(self.room) if m.user == self.at.slack.bot.id]

    def card_ids(self) -> list[str]:
        """The cards' own ids."""
        return [screen.handle.ts for screen in self.cards()]

    def prompts(self) -> list[Screen]:
        dm = self.at.slack.world.dm(self.person.id)
        found = [dm.find(ts) for ts in self.stage.prompt_ids(dm.id)]
        return [_seen(message) for message in found if message is not None]

    def privately(self) -> list[Screen]:
        dm = self.at.slack.world.dm(self.person.id)
        prompts = set(self.stage.prompt_ids(dm.id))
        said = [
            m for m in self.person.dms if m.user == self.at.slack.bot.id and m.ts not in prompts
        ]
        told = sorted([*said, *self.person.ephemerals], key=lambda m: float(m.ts))
        return [_seen(message) for message in told]

    @property
    def form(self) -> Screen:
        return of_view(self.person.view)


def _seen(message: Message) -> Screen:
    shown = message.snapshot()
    return of_blocks(shown.blocks, shown, shown.text)
