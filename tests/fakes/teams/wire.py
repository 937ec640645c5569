"""The way from Teams to the app: signed HTTP, timed, and its answer judged."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from tests.fakes.teams import keys
from tests.fakes.teams.cards import violations
from tests.fakes.teams.model import Json
from tests.fakes.teams.world import Failed, World

Post = Callable[[bytes, dict[str, str]], Awaitable[httpx.Response]]

ANSWER_SECONDS = 3.0
CARD = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"


class Wire:
    """Sends activities to the app."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.post: Post | None = None
        self._token = ""

    async def send(self, activity: Json, **claims: Any) -> httpx.Response:  # noqa: ANN401 - claims
        """Send an activity, signed; `claims` change the token (see `keys.token`)."""
        return await self.raw(json.dumps(activity).encode(), self.token(**claims))

    async def event(self, activity: Json) -> None:
        """Send what wants no more than 200."""
        began = self.world.clock.monotonic()
        answer = await self.send(activity)
        self._judge(str(activity.get("type")), answer, began)

    async def invoke(self, activity: Json) -> Json:
        """Send a tap; its answer must be a card or a message, within three seconds."""
        began = self.world.clock.monotonic()
        answer = await self.send(activity)
        what = f"invoke {activity.get('value')}"[:200]
        self._judge(what, answer, began)
        try:
            said: Json = answer.json()
        except ValueError:
            said = {}
        good = said.get("statusCode") == 200 and said.get("value")
        if not good or said.get("type") not in {CARD, MESSAGE}:
            failed = Failed(
                what, answer.status_code, self.world.clock.monotonic() - began, answer.text
            )
            self.world.failures.append(failed)
        elif said["type"] == CARD:
            self.world.violations += violations(said["value"])
        elif not isinstance(said["value"], str):
            self.world.violations.append("a message that is no text")
        return said

    async def raw(self, body: bytes, token: str | None = None, **headers: str) -> httpx.Response:
        """Send these bytes."""
        assert self.post is not None, "connect the fake to an app first: teams.connect_asgi(app)"
        signed = {"Authorization": f"Bearer {token}"} if token is not None else {}
        usual = {"Content-Type": "application/json; charset=utf-8"}
        return await self.post(body, {**usual, **signed, **headers})

    def token(self, **claims: Any) -> str:  # noqa: ANN401 - claims
        """A token for this app; the usual one is signed once."""
        if claims:
            return keys.token(self.world.client_id, self.world.service, **claims)
        self._token = self._token or keys.token(self.world.client_id, self.world.service)
        return self._token

    def _judge(self, what: str, answer: httpx.Response, began: float) -> None:
        seconds = self.world.clock.monotonic() - began
        if answer.status_code != 200 or seconds > ANSWER_SECONDS:
            self.world.failures.append(Failed(what, answer.status_code, seconds, answer.text))
