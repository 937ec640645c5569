"""One fake Slack for each test, its clock moved by hand, and the tiny bot."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import FakeSlack, ManualClock
from tests.fakes.slack.description import NEEDS
from tests.fakes.slack.model import Json
from tests.fakes.slack.tiny_bot import TinyBot

SCOPES = ("chat:write", "commands", "im:write", "users:read", "team:read")
NO_SCOPE = ("app_home_opened", "app_uninstalled", "tokens_revoked", "emoji_changed")
EVERYTHING: Json = {  # as an app's manifest that asks for all there is
    "features": {"app_home": {"home_tab_enabled": True}},
    "oauth_config": {"scopes": {"bot": [*SCOPES, *frozenset().union(*NEEDS.values())]}},
    "settings": {"event_subscriptions": {"bot_events": [*NEEDS, *NO_SCOPE]}},
}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
async def slack(clock: ManualClock) -> AsyncIterator[FakeSlack]:
    async with FakeSlack(clock=clock, manifest=EVERYTHING) as fake:
        yield fake


@pytest.fixture
async def client(slack: FakeSlack) -> AsyncIterator[AsyncWebClient]:
    async with aiohttp.ClientSession() as session:
        yield AsyncWebClient(
            token=slack.token, base_url=slack.base_url, session=session, retry_handlers=[]
        )


@pytest.fixture
def heard(slack: FakeSlack, client: AsyncWebClient) -> list[Json]:
    bot = TinyBot(slack, client)
    slack.connect_asgi(bot.app)
    return bot.heard
