"""The stage on two platforms: the library works in Slack, the newspaper in the room's browser page.

Nobody of the newspaper is in the Slack channel, and nobody of the library in the room.
"""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import httpx
import pytest
from sqlalchemy import select

from bot.room.people import DEMO, JOURNALIST, LIBRARIAN, Visit
from bot.room.visits import Visits
from storage.tables import Code, Person
from tests.scenarios.on_room import RoomPlayer
from tests.scenarios.on_slack import SlackPlayer, SlackStage, slack_stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from storage.engine import Store
    from tests.scenarios.stage import Player

CODE = re.compile(r"\d{3}\s\d{3}")


class BothStage:
    """`librarian` and `colleague` in the library's own channel, `journalist` in the browser."""

    def __init__(self, slack: SlackStage, page: httpx.AsyncClient) -> None:
        self.slack, self.page = slack, page
        self.statuses: list[int] = []
        self.shared = slack.librarian  # in the channel that is shared with the newspaper's Slack
        people = slack.librarian.person, slack.colleague2.person
        self.channel = slack.slack.channel("egne-arrangementer", *people)
        self.librarian = SlackPlayer(slack, people[0], self.channel)
        self.colleague = SlackPlayer(slack, people[1], self.channel)
        self.journalist = RoomPlayer(slack, JOURNALIST.external_id, self)
        self.guest = RoomPlayer(slack, LIBRARIAN.external_id, self)  # of another organisation there
        slack.room = self.channel  # where each card is to be posted once
        slack.librarian, slack.colleague2 = self.librarian, self.colleague
        for other in (slack.journalist, slack.colleague):  # those of the room are called so
            other.person.user.name = f"{other.name} på Slack"

    async def code(self, by: Player | None = None, line: str = "forbind") -> str:
        """The code somebody is shown in private."""
        who = by or self.librarian
        await who.command(line)
        return code_in(who)

    async def joined(self) -> None:
        """The room has joined the library's channel, and everybody has read what was said."""
        code = await self.code()
        await self.journalist.command(f"forbind {code}")
        for player in (self.librarian, self.colleague, self.journalist, self.guest):
            player.news()


def code_in(player: Player) -> str:
    """The code in the last thing somebody was told."""
    found = CODE.search(player.news()[-1])
    assert found, "they were told no code"
    return found[0]


@asynccontextmanager
async def both_stage(store: Store) -> AsyncIterator[BothStage]:
    """Slack and the room in one process."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Visits, "of", _everybody)  # two panes, and no links
        async with slack_stage(store, room=True) as slack, _opened(slack) as stage:
            yield stage


async def _everybody(_visits: Visits, _request: Request) -> Visit:
    return DEMO


@asynccontextmanager
async def _opened(slack: SlackStage) -> AsyncIterator[BothStage]:
    transport = httpx.ASGITransport(app=slack.built.web)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as page:
        stage = BothStage(slack, page)
        yield stage
        assert not [status for status in stage.statuses if status >= 500], stage.statuses


def codes_kept(store: Store) -> list[tuple[str, str]]:
    """(kind, digest) of the codes that are kept."""
    with store.read() as session:
        return [(c.kind, c.digest) for c in session.scalars(select(Code).order_by(Code.id))]


def people_called(store: Store, name: str) -> list[int]:
    """The persons of this name."""
    with store.read() as session:
        return list(session.scalars(select(Person.id).where(Person.name == name)))
