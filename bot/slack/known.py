"""What Slack tells about workspaces, people and channels, asked once and remembered for a while.

It is asked before anything is written, never within a transaction. What Slack will not tell is no
reason to stop: the payload's own words have to do then.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bot.remembered import Remembered
from handlers.door import Profile, Room

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from slack_sdk.web.async_client import AsyncWebClient

log = logging.getLogger(__name__)

#: Seconds an answer is good for: people and teams change seldom, memberships more often.
PEOPLE_TTL, ROOMS_TTL = 3600.0, 300.0
#: Answers that mean: the bot is not in that channel.
NOT_THERE = frozenset({"channel_not_found", "not_in_channel", "is_archived"})
#: Seconds a look-up may take: Slack wants its own answer within three.
LOOK_UP = 1.2
#: Seconds without look-ups once one was not answered: one act may need several, in its three.
AWAY = 5.0


@dataclass(frozen=True, slots=True)
class Home:
    """The workspace that installed us, and who we are there."""

    team: str
    name: str
    bot_id: str
    bot_user_id: str


class Known:
    """Slack's answers, for the adapter."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._homes: Remembered[Home] = Remembered(PEOPLE_TTL)
        self._people: Remembered[Profile | None] = Remembered(PEOPLE_TTL)
        self._teams: Remembered[str | None] = Remembered(PEOPLE_TTL)
        self._rooms: Remembered[Room | None] = Remembered(ROOMS_TTL)
        self._last_home: Home | None = None
        self._away_until = 0.0

    async def home(self) -> Home:
        """Our workspace.

        Raises:
            SlackApiError: the token is not good.
        """
        return await self._homes.get("", self._ask_home)

    async def person(self, user: str, *, team: str = "", name: str = "") -> Profile:
        """A person's profile; `team` and `name` are what the payload says of them."""
        told = await self._people.get(user, lambda: self._ask_person(user, team, name))
        return told or Profile(external_id=user, name=name or user, team=team, sure=False)

    async def room(self, channel: str) -> Room:
        """A channel: its name, whether we are in it, and who shares it."""
        return await self._rooms.get(channel, lambda: self._ask_room(channel)) or Room(channel)

    def forget_home(self) -> None:
        """Our token may be good again, or no longer."""
        self._homes.forget("")
        self._last_home = None

    def forget_room(self, channel: str) -> None:
        """Something about the channel has changed."""
        self._rooms.forget(channel)

    async def _ask_home(self) -> Home:
        try:
            found = await asyncio.wait_for(self._client.auth_test(), LOOK_UP)
        except TimeoutError:
            if self._last_home is None:
                raise
            return self._last_home
        self._last_home = Home(
            team=str(found["team_id"]),
            name=str(found.get("team") or ""),
            bot_id=str(found.get("bot_id") or ""),
            bot_user_id=str(found["user_id"]),
        )
        return self._last_home

    async def _ask_person(self, user: str, team: str, name: str) -> Profile | None:
        answer = await self._tell(lambda: self._client.users_info(user=user))
        if answer is None:
            return None
        found: dict[str, Any] = answer.get("user") or {}
        profile = found.get("profile") or {}
        said = profile.get("display_name") or found.get("real_name") or profile.get("real_name")
        team = str(found.get("team_id") or team)
        return Profile(
            external_id=user,
            name=str(said or found.get("name") or name or user),
            team=team,
            team_name=await self._team(team) if team else "",
            is_bot=bool(found.get("is_bot")) or user == "USLACKBOT",
        )

    async def _team(self, team: str) -> str:
        return await self._teams.get(team, lambda: self._ask_team(team)) or ""

    async def _ask_team(self, team: str) -> str | None:
        home = await self.home()
        if team == home.team:
            return home.name
        answer = await self._tell(lambda: self._client.team_info(team=team))
        return str((answer.get("team") or {}).get("name") or "") if answer else None

    async def _ask_room(self, channel: str) -> Room | None:
        try:
            answer = await self._in_time(lambda: self._client.conversations_info(channel=channel))
        except SlackApiError as error:
            return Room(channel, joined=False) if code_of(error) in NOT_THERE else None
        if answer is None:
            return None
        found: dict[str, Any] = answer["channel"]
        ids = [*(found.get("shared_team_ids") or []), *(found.get("connected_team_ids") or [])]
        teams = {str(t): await self._team(str(t)) for t in ids}
        direct = bool(found.get("is_im"))
        inside = bool(found.get("is_member", True)) and not found.get("is_archived")
        return Room(
            channel,
            direct=direct,
            name=str(found.get("name") or ""),
            joined=direct or inside,
            teams=teams,
        )

    async def _tell(self, ask: Callable[[], Awaitable[Any]]) -> dict[str, Any] | None:
        try:
            return await self._in_time(ask)
        except SlackApiError as error:
            log.info("Slack would not tell: %s", code_of(error))
        return None

    async def _in_time(self, ask: Callable[[], Awaitable[Any]]) -> dict[str, Any] | None:
        """The answer; None: none came. One that hangs is waited for once, not for each look-up.

        Raises:
            SlackApiError: Slack says no.
        """
        if monotonic() < self._away_until:
            return None
        try:
            return dict((await asyncio.wait_for(ask(), LOOK_UP)).data)
        except (ClientError, TimeoutError, OSError) as error:
            log.warning("Slack did not answer: %s", type(error).__name__)
            if isinstance(error, TimeoutError):
                self._away_until = monotonic() + AWAY
        return None


def code_of(error: SlackApiError) -> str:
    """Slack's own code; "" where the answer was not Slack's at all."""
    data = getattr(error.response, "data", None)
    return str(data.get("error") or "") if isinstance(data, dict) else ""
