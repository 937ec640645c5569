"""The fake Slack: a Web API that refuses what the real one refuses, and people who use the app."""

from types import TracebackType
from typing import Self

import httpx
from starlette.types import ASGIApp

from bot.slack.manifest import manifest as rykker
from tests.fakes.slack.clock import Clock, RealClock
from tests.fakes.slack.description import Description
from tests.fakes.slack.events import Events
from tests.fakes.slack.failures import Drop, Failed, Fault, Pace
from tests.fakes.slack.happenings import Happenings
from tests.fakes.slack.hostile import Hostile
from tests.fakes.slack.ids import Ids
from tests.fakes.slack.model import Channel, Json, Kind, Message, Team, User
from tests.fakes.slack.people import Person
from tests.fakes.slack.pings import Ping
from tests.fakes.slack.server import Server
from tests.fakes.slack.sockets import Sockets
from tests.fakes.slack.wire import Post, Wire
from tests.fakes.slack.world import SLACKBOT, Call, Token, World

APP_TOKEN = "xapp-1-A0RYKKER000-3000000000003-rykkerRykkerRykker"
BOT_TOKEN = "xoxb-1000000000001-2000000000002-rykkerRykkerRykker"
SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"


class FakeSlack(Happenings):
    """One Slack with a library, where the app is installed, and a newspaper in shared channels.

    As an async context manager it serves the Web API inside the running loop. Leaving it raises
    if the app sent what Slack or our own rules refuse (`violations`). What the app hears of and may
    do is what its `manifest` says, the bot's own unless given.
    """

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        token: str = BOT_TOKEN,
        signing_secret: str = SIGNING_SECRET,
        port: int = 0,
        strict_pace: bool = True,
        echo: bool = False,
        manifest: Json | None = None,
    ) -> None:
        self.token = token
        self.app_token = APP_TOKEN
        self.signing_secret = signing_secret
        app = Description.of(manifest or rykker())
        self.world = _world(clock or RealClock(), app, token, strict_pace=strict_pace)
        self.wire = Wire(self.world, signing_secret)
        self.events = Events(self.world, self.wire)
        self.events.echo = echo
        self.hostile = Hostile(self.wire)
        self.sockets = Sockets(self.world)
        self._server = Server(self.world, self.sockets)
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
        try:
            await self.events.settled()
        finally:
            if self._client is not None:
                await self._client.aclose()
            await self._server.stop()
        if error is None:
            self.check()

    # the two ends

    @property
    def base_url(self) -> str:
        """The Web API's address, for `AsyncWebClient(base_url=…)` and `SLACK_API_URL`."""
        return f"{self.world.root_url}api/"

    def connect(self, post: Post, path: str = "/slack/events") -> None:
        """Say how requests reach the app under test."""
        self.wire.post, self.wire.path = post, path

    def connect_asgi(self, app: ASGIApp, path: str = "/slack/events") -> None:
        """Let requests reach an ASGI app; an exception in it becomes a 500, as over a wire."""
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self._client = client = httpx.AsyncClient(transport=transport, base_url="http://app.test")

        async def post(path: str, body: bytes, headers: dict[str, str]) -> httpx.Response:
            return await client.post(path, content=body, headers=headers)

        self.connect(post, path)

    def connect_socket(self) -> None:
        """Let everything reach the app over the websockets that it has opened (Socket Mode)."""
        self.wire.sockets = self.sockets

    # who and where

    @property
    def library(self) -> Team:
        """The workspace that installed the app."""
        return self.world.library

    @property
    def newspaper(self) -> Team:
        """The partner's workspace, met in shared channels."""
        return self.world.newspaper

    @property
    def bot(self) -> User:
        """The bot's own user; type `@rykker` to mention it."""
        return self.world.bot

    def team(self, name: str, domain: str, *, enterprise: bool = False) -> Team:
        """Make a further workspace, if wanted in an Enterprise organisation."""
        ids = self.world.ids
        return Team(ids.make("T"), name, domain, ids.make("E") if enterprise else None)

    def person(
        self,
        name: str,
        team: Team | None = None,
        *,
        real_name: str | None = None,
        locale: str = "da-DK",
        tz: str = "Europe/Copenhagen",
    ) -> Person:
        """Make a person, of the library unless said; `@name` mentions them."""
        user = User(
            id=self.world.ids.make("W" if team and team.enterprise_id else "U", 11),
            name=name,
            team=team or self.library,
            real_name=real_name or f"{name.capitalize()} Holm",
            locale=locale,
            tz=tz,
        )
        self.world.users[user.id] = user
        return Person(user, self.world, self.wire, self.events)

    def channel(
        self,
        name: str,
        *people: Person,
        private: bool = False,
        shared: bool = False,
        bot: bool = True,
        archived: bool = False,
    ) -> Channel:
        """Make a channel; people of other organisations need it to be `shared`."""
        strangers = [p.user.name for p in people if p.external]
        assert shared or not strangers, f"#{name} is not shared, so {strangers} cannot be in it"
        members = [person.id for person in people] + ([self.bot.id] if bot else [])
        kind: Kind = "group" if private else "channel"
        channel = self.world.add_channel(name, kind, members, shared=shared)
        channel.archived = archived
        return channel

    def add_token(self, token: str, scopes: frozenset[str] | None = None) -> None:
        """Make a further token, or give one other scopes than the manifest's."""
        self.world.tokens[token] = Token(self.world.app.scopes if scopes is None else scopes)

    def accept_app_token(self, token: str) -> None:
        """Make an app-level token, or have one be good again."""
        self.world.tokens.pop(token, None)
        self.world.app_tokens[token] = Token(frozenset({"connections:write"}))

    # what happens

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
        channel: str | None = None,
    ) -> None:
        """Let the next calls of a method (`*`: of any) fail.

        `drop` closes the connection before or after the call took effect; `delay` is in real
        seconds, as the client's timeout is.
        """
        fault = Fault(method, error, status, retry_after, drop, delay, times, channel)
        self.world.faults.waiting.append(fault)

    async def settled(self) -> None:
        """Wait until the echoes of the bot's own posts have been delivered."""
        await self.events.settled()

    # what came of it

    @property
    def calls(self) -> list[Call]:
        """Every Web API call, in order."""
        return self.world.calls

    def called(self, method: str) -> list[Call]:
        """Return the calls of one method, in order."""
        return [call for call in self.calls if call.method == method]

    @property
    def pings(self) -> list[Ping]:
        """Every mention that notified somebody."""
        return [ping for ping in self.world.mentions if ping.notifies]

    @property
    def mentions(self) -> list[Ping]:
        """Every mention, also those in edits and private answers, which notify nobody."""
        return self.world.mentions

    @property
    def lost(self) -> list[Message]:
        """Ephemeral messages that never reached their external reader."""
        return self.world.lost

    @property
    def violations(self) -> list[str]:
        """What the app sent against Slack's limits or our own rules."""
        return self.world.violations

    @property
    def failures(self) -> list[Failed]:
        """Requests the app answered late, or not with 200."""
        return self.world.failures

    def check(self) -> None:
        """Raise if anything sent was refused for its form."""
        assert not self.violations, "\n".join(["Slack refuses:", *self.violations])


def _world(clock: Clock, app: Description, token: str, *, strict_pace: bool) -> World:
    ids = Ids(clock)
    library = Team(ids.make("T"), "Biblioteket i Midtbyen", "midtbyens-bibliotek")
    bot = User(ids.make("U", 11), "rykker", library, "Rykker", is_bot=True)
    return World(
        clock=clock,
        ids=ids,
        pace=Pace(clock, strict=strict_pace),
        library=library,
        newspaper=Team(ids.make("T"), "Folkebladet", "folkebladet"),
        bot=bot,
        app_id=ids.make("A"),
        bot_id=ids.make("B"),
        app=app,
        tokens={token: Token(app.scopes)},
        app_tokens={APP_TOKEN: Token(frozenset({"connections:write"}))},
        users={bot.id: bot, SLACKBOT: User(SLACKBOT, "slackbot", library, "Slackbot")},
    )
