"""The fake Teams refuses what Teams refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from bot.teams.render import card_json
from handlers.cards.model import Button, Card
from tests.fakes.slack import ManualClock
from tests.fakes.teams import CLIENT_ID, CLIENT_SECRET, TENANT, FakeTeams, violations

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

pytestmark = pytest.mark.anyio

GOOD = card_json(Card(notice="hej", heading=("hej",), buttons=(Button("show", "Vis", "slot=1"),)))
CLOCK = ManualClock()
OPEN = {"type": "Action.OpenUrl", "title": "x", "url": "https://x.example"}


@pytest.fixture
async def teams() -> AsyncIterator[FakeTeams]:
    async with FakeTeams(clock=CLOCK) as made:
        yield made
        made.world.violations.clear()


def with_(*body: dict[str, Any], **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return GOOD | {"body": list(body)} | more


@pytest.mark.parametrize(
    ("card", "said"),
    [
        (None, "no card"),
        (GOOD | {"version": "1.6"}, "version '1.6'"),
        (GOOD | {"fallbackText": ""}, "no fallbackText"),
        (with_({"type": "TextBlock", "text": "x" * 81_000}), "more than 80000"),
        (with_({"type": "Carousel"}), "unknown element Carousel"),
        (with_({"type": "ActionSet", "actions": [OPEN] * 7}), "7 actions together"),
        (with_({"type": "ActionSet", "actions": [{"type": "Action.Execute"}]}), "without a verb"),
        (with_({"type": "TextRun"}), "TextRun without text"),
    ],
)
def test_a_card_that_teams_would_refuse(card: object, said: str) -> None:
    assert said in " / ".join(violations(card))


def test_a_card_of_ours_is_good() -> None:
    assert violations(GOOD) == []


async def token_of(teams: FakeTeams, session: aiohttp.ClientSession, **changed: str) -> Any:  # noqa: ANN401 - JSON
    asked = {
        "grant_type": "client_credentials",
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "scope": "https://api.botframework.com/.default",
    }
    address = f"{teams.world.root_url}login/{TENANT}/oauth2/v2.0/token"
    async with session.post(address, data=asked | changed) as answer:
        return await answer.json()


async def test_a_wrong_secret_gets_no_token(teams: FakeTeams) -> None:
    async with aiohttp.ClientSession() as session:
        said = await token_of(teams, session, client_secret="wrong")
    assert said["error_description"].startswith("AADSTS7000215")


async def test_what_a_service_refuses(teams: FakeTeams) -> None:
    anna = teams.person("anna")
    room = teams.channel("fælles", anna)
    address = f"{teams.world.service}v3/conversations/{room.id}/activities"
    kind = "application/vnd.microsoft.card.adaptive"
    good = {
        "type": "message",
        "summary": "hej",
        "attachments": [{"contentType": kind, "content": GOOD}],
    }
    async with aiohttp.ClientSession() as session:
        token = (await token_of(teams, session))["access_token"]
        signed = {"Authorization": f"Bearer {token}"}

        async def status(body: dict[str, Any], where: str = address, **headers: str) -> int:
            async with session.post(where, json=body, headers=signed | headers) as answer:
                return answer.status

        assert await status(good, Authorization="Bearer x") == 401
        assert await status(good, f"{teams.world.service}v3/conversations/19:x/activities") == 404
        assert await status(good | {"summary": ""}) == 400
        assert await status(good | {"attachments": []}) == 400
        assert [await status(good) for _ in range(8)] == [201] * 7 + [429]
        CLOCK.advance(3_600)
        assert await status(good) == 401  # the token has run out
        room.bot_in = False
        signed["Authorization"] = f"Bearer {(await token_of(teams, session))['access_token']}"
        assert await status(good) == 403
