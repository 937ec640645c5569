"""The doctor looks at Teams: the token, the keys, the service, each with its mend."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.doctor import DOORS, examine, reached
from bot.settings import load
from bot.teams.doctor import look
from tests.fakes.teams import CLIENT_ID, CLIENT_SECRET, FakeTeams

if TYPE_CHECKING:
    from bot.settings import Settings
    from storage.engine import Store

pytestmark = pytest.mark.anyio


def settings_of(teams: FakeTeams) -> Settings:
    return load(teams.environment, dotenv="/no/such/file")


async def test_all_is_well() -> None:
    async with FakeTeams() as teams, aiohttp.ClientSession() as session:
        found = await look(settings_of(teams), session)
        assert [(one.name, one.said, one.mend) for one in found] == [
            ("teams token", f"good for {CLIENT_ID}", ""),
            ("teams keys", "1 of https://api.botframework.com", ""),
            ("teams service", f"{teams.world.service} answers", ""),
        ]


@pytest.mark.parametrize(
    ("changed", "said", "mend"),
    [
        ({"teams_client_secret": "wrong"}, "the secret is not good", "not its Secret ID"),
        ({"teams_client_id": "wrong"}, "no such app there", "Check TEAMS_CLIENT_ID"),
        ({"teams_tenant_id": "wrong"}, "no such organisation", "Check TEAMS_TENANT_ID"),
    ],
)
async def test_what_microsoft_refuses_is_told_with_its_mend(
    changed: dict[str, str], said: str, mend: str
) -> None:
    async with FakeTeams() as teams, aiohttp.ClientSession() as session:
        found = await look(replace(settings_of(teams), **changed), session)  # type: ignore[arg-type]
    assert (found[0].name, found[0].said) == ("teams token", said)
    assert mend in found[0].mend
    assert CLIENT_SECRET not in str(found)


async def test_a_secret_that_has_run_out_is_called_so() -> None:
    async with FakeTeams() as teams, aiohttp.ClientSession() as session:
        teams.fail("token", error="AADSTS7000222: expired on …")
        assert (await look(settings_of(teams), session))[0].said == "the secret has run out"


async def test_what_is_out_of_reach_is_told_with_its_mend() -> None:
    async with FakeTeams() as teams:
        settings = settings_of(teams)
    async with aiohttp.ClientSession() as session:
        found = await look(settings, session)
    assert [one.mend.partition(",")[0] for one in found] == [
        "Check TEAMS_LOGIN_URL",
        "Check TEAMS_OPENID_URL",
        "Check TEAMS_SERVICE_URL",
    ]


async def test_the_public_address_is_tried_for_teams_too() -> None:
    async def refuse(_request: web.Request) -> web.Response:
        return web.Response(status=401)

    app = web.Application()
    app.router.add_post(f"/{DOORS['teams'][0]}", refuse)
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        found = await reached(session, str(server.make_url("")), "teams")
    assert found.said == "reached, and only what Microsoft has signed gets in"


def test_without_credentials_it_says_that_the_room_is_open(store: Store) -> None:
    found = {one.name: one.said for one in examine(load({}, dotenv="/no/such/file"), store)}
    assert found["teams"] == found["slack"] == "not connected: the room is open instead"
