"""The fake Teams: a service that refuses what the real one refuses, and people who use the app."""

import asyncio
import json
from types import TracebackType
from typing import Self
from uuid import UUID

import httpx
from starlette.types import ASGIApp

from bot.teams.manifest import manifest
from tests.fakes.slack.clock import Clock, RealClock
from tests.fakes.slack.failures import Drop, Fault
from tests.fakes.teams import activities
from tests.fakes.teams.model import Conversation, Kind, User
from tests.fakes.teams.pace import Pace
from tests.fakes.teams.people import Person
from tests.fakes.teams.server import Server
from tests.fakes.teams.wire import Post, Wire
from tests.fakes.teams.world import Call, World

TENANT = "7e4a0000-0000-4000-8000-0000000000aa"
CLIENT_ID = "5c1e7c1e-0000-4000-8000-000000000001"
CLIENT_SECRET = "abc8Q~not-a-secret-not-a-secret-not-a-sec"
LIBRARY, NEWSPAPER = "midtbyens-bibliotek.dk", "folkebladet.dk"


class FakeTeams:
    """One tenant, the library's, with the newspaper's people as guests in a team.

    As an async context manager it serves everything inside the running loop. Leaving it raises if
    the app sent what Teams refuses.
    """

    def __init__(self, *, clock: Clock | None = None, port: int = 0, strict: bool = True) -> None:
        clock = clock or RealClock()
        self.world = World(
            clock=clock,
            tenant=TENANT,
            client_id=CLIENT_ID,
            client_secret=CLIENT_SECRET,
            pace=Pace(clock, strict=strict),
            hears_all="ChannelMessage.Read.Group" in json.dumps(manifest(CLIENT_ID)),
        )
        self.wire = Wire(self.world)
        self._server = Server(self.world)
        self._port = port
        self._client: httpx.AsyncClient | None = None

    async def __aenter__(self) -> Self:
        self.world.root_url = await self._server.start(self._port)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._client is not None:
            await self._client.aclose()
        await self._server.stop()
        if error is None:
            self.check()

    @property
    def environment(self) -> dict[str, str]:
        """The settings with which the bot speaks to this Teams."""
        return {
            "TEAMS_CLIENT_ID": CLIENT_ID,
            "TEAMS_CLIENT_SECRET": CLIENT_SECRET,
            "TEAMS_TENANT_ID": TENANT,
            "TEAMS_SERVICE_URL": self.world.service,
            "TEAMS_LOGIN_URL": f"{self.world.root_url}login/",
            "TEAMS_OPENID_URL": f"{self.world.root_url}openid",
        }

    def connect(self, post: Post) -> None:
        """Say how activities reach the app under test."""
        self.wire.post = post

    def connect_asgi(self, app: ASGIApp, path: str = "/api/messages") -> None:
        """Let activities reach an ASGI app; an exception in it becomes a 500, as over a wire."""
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self._client = client = httpx.AsyncClient(transport=transport, base_url="http://app.test")

        async def post(body: bytes, headers: dict[str, str]) -> httpx.Response:
            return await client.post(path, content=body, headers=headers)

        self.connect(post)

    # who and where

    def person(self, name: str, *, guest: bool = False, domain: str = "") -> Person:
        """Make a person: of the library, or a guest, of the newspaper unless said."""
        number = len(self.world.users) + 1
        domain = domain or (NEWSPAPER if guest else LIBRARY)
        user = User(
            aad=str(UUID(int=0xAAD0_0000_0000 + number, version=4)),
            account=f"29:1{name}-{'y' * 60}-{number}",
            name=name,
            tenant=TENANT,
            email=f"{name}@{domain}",
            guest=guest,
        )
        self.world.users[user.account] = user
        return Person(user, self.world, self.wire)

    def channel(self, name: str, *people: Person, kind: Kind = "channel") -> Conversation:
        """Make a channel of a team, or a group chat, with the bot in it."""
        number = len(self.world.conversations) + 1
        accounts = [person.user.account for person in people]
        if kind == "channel":
            team = f"19:team{number}{'z' * 40}@thread.tacv2"
            made = Conversation(f"19:ch{number}{'z' * 40}@thread.tacv2", kind, name, accounts, team)
        else:
            made = Conversation(f"19:chat{number}@thread.v2", kind, name, accounts)
        self.world.conversations[made.id] = made
        return made

    # what happens

    async def remove_bot(self, room: Conversation, by: Person) -> None:
        """Somebody takes the app out of the team."""
        await self.wire.event(
            activities.members(self.world, by.user, room, added=[], removed=[self.world.bot])
        )
        room.bot_in = False

    async def add_bot(self, room: Conversation, by: Person) -> None:
        """Somebody adds the app to the team: Teams says so twice."""
        room.bot_in = True
        for said in (
            activities.installed(self.world, by.user, room, "add"),
            activities.members(self.world, by.user, room, added=[self.world.bot], removed=[]),
        ):
            await self.wire.event(said)

    async def install(self, person: Person) -> None:
        """Somebody adds the app for themself: Teams says so twice at once."""
        user, line = person.user, person.line
        said = (
            activities.installed(self.world, user, line, "add"),
            activities.members(self.world, user, line, added=[self.world.bot], removed=[]),
        )
        await asyncio.gather(*(self.wire.event(one) for one in said))

    async def joined(self, room: Conversation, person: Person) -> None:
        """Somebody is invited to the team."""
        account = person.user.account
        room.members = [*dict.fromkeys([*room.members, account])]
        await self.wire.event(
            activities.members(self.world, person.user, room, added=[account], removed=[])
        )

    def fail(
        self,
        method: str,
        *,
        error: str | None = None,
        status: int | None = None,
        retry_after: int | None = None,
        drop: Drop | None = None,
        delay: float = 0.0,
        times: int = 1,
        conversation: str | None = None,
    ) -> None:
        """Let the next calls fail: create, post, edit, member, members, channels, token, openid.

        `drop` closes the connection before or after the call took effect; `delay` is in real
        seconds.
        """
        fault = Fault(method, error, status, retry_after, drop, delay, times, conversation)
        self.world.faults.waiting.append(fault)

    def forget(self, conversation: Conversation, message: str) -> None:
        """A message is gone."""
        for one in conversation.messages:
            one.deleted = one.deleted or one.id == message

    def called(self, method: str) -> list[Call]:
        """The calls of one kind, in order."""
        return [call for call in self.world.calls if call.method == method]

    def check(self) -> None:
        """Raise if anything sent was refused for its form."""
        assert not self.world.violations, "\n".join(["Teams refuses:", *self.world.violations])
