"""Slack beside the browser room, into which people come by a link of their own."""

from __future__ import annotations

import asyncio
import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import httpx

from bot.room import stream
from bot.room.visits import COOKIE, Visits
from bot.room.words import DANISH
from handlers.cards.model import card_from_json
from storage import room
from storage.room_mark import Mark
from tests.scenarios.on_room import RoomPlayer
from tests.scenarios.on_slack import ADDRESS, SlackStage, slack_stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.engine import Store

LINK = re.compile(re.escape(f"{ADDRESS}/enter#") + r"([\w-]{32})$")


class Guest(RoomPlayer):
    """Somebody with a browser."""

    def cards(self) -> list[str]:  # type: ignore[override]
        """What stands in the shared room, as its one-line notices."""
        with self.stage.store.read() as session:
            posts = room.posts_for(session, self.name, shared="shared:1")
        return [card_from_json(p.card).notice for p in posts if p.card and not p.private]


class Linked:
    """Slack, and a browser."""

    def __init__(self, slack: SlackStage, page: httpx.AsyncClient) -> None:
        self.slack, self.page, self.statuses = slack, page, [0]
        self.guest = Guest(slack, "mette", self)

    async def given(self, who: str = "Mette", side: str = "partner") -> str:
        """The librarian makes a link in the settings; its secret."""
        player = self.slack.librarian
        await player.command("indstillinger")
        await player.tap("settings:links", on="form")
        await player.tap("settings:link", on="form")
        await player.fill(who=who, side=side)
        found = [LINK.search(line) for line in player.form.lines]
        return next(one[1] for one in found if one)

    def follow(self) -> AsyncIterator[str]:
        """What a page that is open now is told, until there is nothing more."""
        house = self.slack.built.house
        secret = self.page.cookies[COOKIE]
        visit = Visits(house)._known(secret)
        view = stream.View(visit, DANISH, ZoneInfo("Europe/Copenhagen"))
        return stream.follow(house, view, since=Mark(), closing=asyncio.Event())

    async def enter(self, secret: str) -> int:
        answer = await self.page.post("/room/enter", json={"secret": secret})
        return answer.status_code


@asynccontextmanager
async def linked_stage(store: Store) -> AsyncIterator[Linked]:
    """The browser room is open beside Slack; nobody has begun anything yet."""
    async with slack_stage(store, room=True) as slack:
        transport = httpx.ASGITransport(app=slack.built.web)
        async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as page:
            yield Linked(slack, page)
