"""The doctor: one finding for each thing, with the mend where it is not well."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.web.async_client import AsyncWebClient

from bot.doctor import Finding, bot_token, clock, database, examine, reached, scopes
from bot.settings import Settings
from bot.slack.manifest import SCOPES
from handlers.scene import Defaults
from storage import schema
from storage.schema import HEAD
from tests.fakes.slack import FakeSlack

if TYPE_CHECKING:
    from storage.engine import Store

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def test_a_database_of_this_version_is_well(store: Store) -> None:
    assert database(store) == Finding("database", f"{store.engine.dialect.name}, schema {HEAD}")


def test_a_missing_scope_is_named_with_its_mend() -> None:
    granted = ",".join(SCOPES.keys() - {"team:read"})
    assert scopes({"x-oauth-scopes": granted}) == Finding(
        "slack scopes",
        "missing team:read",
        "Add them under OAuth & Permissions, and reinstall the app",
    )
    assert scopes({"x-oauth-scopes": ", ".join(SCOPES)}).well


def test_a_room_that_is_open_besides_is_told_with_its_address(store: Store) -> None:
    schema.migrate(store.engine)
    given = Settings(room_wanted=True, defaults=Defaults(room="https://rykker.example.dk"))
    said = [str(finding) for finding in examine(given, store)]
    assert said[2:] == [
        "ok   slack: not connected",
        "ok   teams: not connected",
        "ok   room: open for those with a link, at https://rykker.example.dk",
    ]


@pytest.mark.parametrize(
    ("date", "well"),
    [
        ("Wed, 25 Nov 2026 12:00:30 GMT", True),
        ("Wed, 25 Nov 2026 11:50:00 GMT", False),
        ("not a date", True),
    ],
)
def test_a_clock_that_is_off_is_told(date: str, *, well: bool) -> None:
    assert clock({"date": date}, NOON).well is well


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("token", "said"), [("", "good for"), ("xoxb-wrong", "Slack says invalid_auth")]
)
async def test_the_token_is_tried(token: str, said: str) -> None:
    async with FakeSlack() as slack, aiohttp.ClientSession() as session:
        client = AsyncWebClient(
            token=token or slack.token, base_url=slack.base_url, session=session, retry_handlers=[]
        )
        found = await bot_token(client)
        assert found[0].said.startswith(said)
        assert found[0].well is (token == "")


@pytest.mark.anyio
async def test_slack_out_of_reach_is_told() -> None:
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(
            token="x", base_url="http://127.0.0.1:9/api/", session=session, retry_handlers=[]
        )
        (found,) = await bot_token(client)
        assert (found.name, found.well) == ("slack", False)


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("path", "well", "said"),
    [
        ("", True, "reached, and only what Slack has signed gets in"),
        ("/elsewhere", False, "answers 404, so it is not Rykker's"),
    ],
)
async def test_the_public_address_is_tried(path: str, *, well: bool, said: str) -> None:
    async def refuse(_request: web.Request) -> web.Response:
        return web.Response(status=401)

    app = web.Application()
    app.router.add_post("/slack/events", refuse)
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        found = await reached(session, f"{server.make_url(path)}")
    assert (found.name, found.well) == ("address", well)
    assert found.said.endswith(said)


@pytest.mark.anyio
@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "rykker.example.invalid", "nonsense"])
async def test_an_address_out_of_reach_is_told_with_its_mend(address: str) -> None:
    async with aiohttp.ClientSession() as session:
        found = await reached(session, address)
    assert (found.name, found.well) == ("address", False)
    assert "cannot be reached" in found.said
