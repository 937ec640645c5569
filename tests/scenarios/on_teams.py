"""The stage on Microsoft Teams: the journalist is a guest in a team of the library's."""

from __future__ import annotations

from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from bot.settings import load
from bot.wiring import built
from storage import installations
from tests.fakes.slack import ManualClock
from tests.fakes.teams import TENANT, FakeTeams
from tests.scenarios.adaptive import of_adaptive, of_view
from tests.scenarios.stage import BEGIN, HandClock, Player, Stage, time_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.wiring import Built
    from storage.engine import Store
    from tests.fakes.teams import Conversation, Message, Person
    from tests.scenarios.screen import Screen


@asynccontextmanager
async def teams_stage(store: Store) -> AsyncIterator[TeamsStage]:
    """The bot, connected to a Teams of its own; everything it sent is judged at the end."""
    real = ManualClock(BEGIN.timestamp())
    clock = HandClock()
    with store.write() as session:  # a domain tells no more of a name than `Midtbyens bibliotek`
        installations.met(
            session, platform="teams", external_id=TENANT, name="Biblioteket i Midtbyen"
        )
    async with FakeTeams(clock=real) as teams:
        settings = load(teams.environment, dotenv="/no/such/file")
        now = partial(time_of, real)
        async with built(settings, store, clock=clock, delivery_now=now) as parts:
            stage = TeamsStage(store, parts, clock, real, teams)
            teams.connect_asgi(parts.web)
            yield stage
            await stage.acted()
            stage.check()


class TeamsStage(Stage):
    """One channel of a team, with two people of each organisation in it."""

    librarian: TeamsPlayer
    journalist: TeamsPlayer

    def __init__(
        self, store: Store, parts: Built, clock: HandClock, real: ManualClock, teams: FakeTeams
    ) -> None:
        super().__init__(store, parts, clock, real)
        self.teams = teams
        ours = [teams.person(name) for name in ("bibliotekar", "kollega2")]
        theirs = [teams.person(name, guest=True) for name in ("journalist", "kollega")]
        self.room = teams.channel("fælles", *ours, *theirs)
        self.librarian, self.colleague2, self.journalist, self.colleague = (
            TeamsPlayer(self, teams, person, self.room) for person in (*ours, *theirs)
        )

    def stranger(self, name: str, domain: str) -> TeamsPlayer:
        """One more guest in the shared room."""
        person = self.teams.person(name, guest=True, domain=domain)
        self.room.members.append(person.user.account)
        return TeamsPlayer(self, self.teams, person, self.room)

    def check(self) -> None:
        super().check()
        assert self.teams.world.failures == []
        if not self.troubled:
            calls = self.teams.called("post")
            posted = [c for c in calls if c.conversation.partition(";")[0] == self.room.id]
            done = [call.answer["id"] for call in posted if "id" in call.answer]
            assert done == [message.id for message in self.librarian.person.sees(self.room)]


class TeamsPlayer(Player):
    """One person with Teams open."""

    def __init__(self, stage: Stage, teams: FakeTeams, person: Person, room: Conversation) -> None:
        super().__init__(stage, person.user.name)
        self.teams, self.person, self.room = teams, person, room

    @property
    def id_in_forms(self) -> str:
        return self.person.user.aad

    async def command(self, line: str) -> None:
        # The one way and the other: both are taught.
        await self.say(f"@rykker {line}" if self.person.user.guest else f"@rykker /slot {line}")

    async def say(self, text: str) -> None:
        await self.person.say(self.room, text)
        await self.stage.acted()

    async def whisper(self, text: str) -> None:
        await self.person.say(self.person.line, text)
        await self.stage.acted()

    async def reply(self, text: str, to: str | Screen = "card") -> None:
        message: Message = self.look(to).handle[0]
        place = self.teams.world.conversations[message.conversation]
        if place.kind == "channel":
            # What is not allowed to listen must be called.
            text = text if self.teams.world.hears_all else f"@rykker {text}"
            await self.person.say(place, text, root=message.root or message.id)
        else:
            await self.person.say(place, text, quoted=message.id)
        await self.stage.acted()

    async def press(self, on: Screen, key: str, value: str | None = None) -> None:
        message, card = on.handle
        await self.person.tap(message, card, f"slot.{key}", value=value)
        await self.stage.acted()

    async def fill(self, **fields: str | list[str]) -> None:
        said = {k: v if isinstance(v, str) else ",".join(v) for k, v in fields.items()}
        await self.person.send_in(said)
        await self.stage.acted()

    def cards(self) -> list[Screen]:
        return [self._seen(m) for m in self.person.sees(self.room)]

    def prompts(self) -> list[Screen]:
        line = self.person.line
        found = [line.find(one) for one in self.stage.prompt_ids(line.id)]
        return [self._seen(message) for message in found if message is not None]

    def privately(self) -> list[Screen]:
        line = self.person.line
        prompts = set(self.stage.prompt_ids(line.id))
        said = [
            (message.id, self._seen(message))
            for message in self.person.sees(line)
            if message.id not in prompts and not message.was_form
        ]
        shown = [(at, of_view(card, (on, card))) for at, on, card in self.person.shown]
        return [screen for _at, screen in sorted([*said, *shown], key=lambda one: int(one[0]))]

    @property
    def form(self) -> Screen:
        message, card = self.person.form
        return of_adaptive(card, (message, card))

    @property
    def receipt(self) -> Screen:
        return self.look("private")

    def _seen(self, message: Message) -> Screen:
        """As it stands; a form that is open in its place is looked at as a form."""
        shown = message.snapshot()
        return of_adaptive(shown.card, (shown, shown.card), shown.summary)
