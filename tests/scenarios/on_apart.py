"""The stage where one side works in Slack and the other in Microsoft Teams, in one process.

Each has a workspace or tenant of its own: nobody of one platform is on the other.
"""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.settings import load
from storage import installations
from tests.fakes.slack import ManualClock
from tests.fakes.teams import TENANT, FakeTeams
from tests.fakes.teams.fake import LIBRARY, NEWSPAPER
from tests.scenarios.on_both import code_in
from tests.scenarios.on_slack import SlackPlayer, SlackStage, slack_stage
from tests.scenarios.on_teams import TeamsPlayer
from tests.scenarios.stage import BEGIN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.engine import Store
    from tests.scenarios.stage import Player

#: Two of each side, and the domain of their mail.
SIDES = {
    "library": (("bibliotekar", "kollega2"), LIBRARY),
    "newspaper": (("journalist", "kollega"), NEWSPAPER),
}
NAMES = {"library": "Biblioteket i Midtbyen", "newspaper": "Folkebladet"}
#: What the rooms are called, each where the other side does not belong.
CHANNEL, ROOM = "egne-arrangementer", "Redaktionens aftaler"


class ApartStage:
    """`librarian` and `colleague` on one platform, `journalist` and `reporter` on the other."""

    def __init__(self, slack: SlackStage, teams: FakeTeams, library_on: str) -> None:
        self.slack, self.teams = slack, teams
        side, other = by_platform(library_on)
        self.in_teams = self._in_teams(other)
        here: list[Player] = [*self._in_slack(side)]
        there: list[Player] = [*self.in_teams]
        self.players = (*here, *there)
        ours, theirs = (here, there) if side == "library" else (there, here)
        self.librarian, self.colleague = ours
        self.journalist, self.reporter = theirs

    def _in_slack(self, side: str) -> list[SlackPlayer]:
        stage, slack = self.slack, self.slack.slack
        for other in (stage.librarian, stage.colleague2, stage.journalist, stage.colleague):
            other.person.user.name += " andetsteds"  # they have no part in these stories
        slack.world.library = slack.bot.team = replace(slack.library, name=NAMES[side])
        people = [slack.person(name) for name in SIDES[side][0]]
        self.channel = slack.channel(CHANNEL, *people)
        players = [SlackPlayer(stage, person, self.channel) for person in people]
        stage.room = self.channel  # where each card is to be posted once
        stage.librarian, stage.colleague2 = players
        return players

    def _in_teams(self, side: str) -> list[TeamsPlayer]:
        names, domain = SIDES[side]
        people = [self.teams.person(name, domain=domain) for name in names]
        self.room = self.teams.channel(ROOM, *people)
        return [TeamsPlayer(self.slack, self.teams, person, self.room) for person in people]

    def guest(self, name: str, domain: str) -> TeamsPlayer:
        """One more person in the team's channel, from elsewhere."""
        person = self.teams.person(name, guest=True, domain=domain)
        self.room.members.append(person.user.account)
        return TeamsPlayer(self.slack, self.teams, person, self.room)

    async def joined(self) -> None:
        """The newspaper's room has joined the library's, and everybody has read what was said."""
        await self.librarian.command("indstillinger")
        await self.librarian.command("forbind")
        await self.journalist.command(f"forbind {code_in(self.librarian)}")
        self.read()

    def read(self) -> None:
        """Everybody reads what they were told."""
        for player in self.players:
            player.news()

    def cards(self) -> list[str]:
        """The card of the last event: the library's, and the newspaper's."""
        return [self.librarian.card, self.journalist.card]

    def check(self) -> None:
        """At the end of every story: Teams was answered well, and nobody's names went over."""
        assert self.teams.world.failures == []
        sent_here = json.dumps([c.args for c in self.slack.slack.calls], default=str)
        sent_there = json.dumps([c.body for c in self.teams.world.calls], ensure_ascii=False)
        assert [name for name in self.of_teams() if name in sent_here] == []
        assert [name for name in self.of_slack() if name in sent_there] == []
        if not self.slack.troubled:
            posts = [c for c in self.teams.called("post") if self.room.id in c.conversation]
            assert [call.answer["id"] for call in posts] == [
                m.id for m in self.room.messages if m.author == self.teams.world.bot
            ]

    def of_slack(self) -> list[str]:
        """What only Slack's people may see."""
        world = self.slack.slack.world
        return [self.channel.name, self.channel.id, world.library.id, *world.users]

    def of_teams(self) -> list[str]:
        """What only Teams' people may see."""
        world = self.teams.world
        accounts = [name for user in world.users.values() for name in (user.account, user.aad)]
        mails = [user.email for user in world.users.values()]
        return [self.room.name, self.room.id, self.room.team, world.tenant, *accounts, *mails]


def by_platform(library_on: str) -> tuple[str, str]:
    """Which side is on Slack, and which on Teams."""
    return ("library", "newspaper") if library_on == "slack" else ("newspaper", "library")


@asynccontextmanager
async def apart_stage(store: Store, library_on: str) -> AsyncIterator[ApartStage]:
    """Slack and Teams, both connected."""
    real = ManualClock(BEGIN.timestamp())
    _side, tenant = by_platform(library_on)
    with store.write() as session:  # a domain tells no more of a name than `Midtbyens bibliotek`
        installations.met(session, platform="teams", external_id=TENANT, name=NAMES[tenant])
    async with FakeTeams(clock=real) as teams:
        settings = load(teams.environment, dotenv="/no/such/file")
        async with slack_stage(store, also=settings, real=real) as slack:
            teams.connect_asgi(slack.built.web)
            stage = ApartStage(slack, teams, library_on)
            yield stage
            await slack.acted()
            stage.check()
