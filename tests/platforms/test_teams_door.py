"""The door to Teams: what is not Microsoft's, or not for us, is refused; nothing harms anything."""

from __future__ import annotations

import json
import logging
import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.fakes.teams import CLIENT_SECRET, activities, keys
from tests.scenarios.lines import PROPOSE
from tests.scenarios.on_teams import TeamsStage, teams_stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.engine import Store

pytestmark = [
    pytest.mark.anyio,
    # many shapes, one database: what the databases differ in is told in the stories
    pytest.mark.parametrize("store", ["sqlite"], indirect=True),
]

Json = dict[str, Any]


@pytest.fixture
async def stage(store: Store) -> AsyncIterator[TeamsStage]:
    async with teams_stage(store) as made:
        yield made


def said(stage: TeamsStage, text: str = f"@rykker {PROPOSE}") -> Json:
    """A message of the librarian's that would make a slot."""
    by = stage.librarian.person.user
    return activities.message(stage.teams.world, by, stage.room, text, root=None, quoted=None)


WRONG_TOKENS: dict[str, Json] = {
    "another bot's": {"aud": "5c1e7c1e-0000-4000-8000-000000000002"},
    "no audience": {"aud": None},
    "another issuer": {"iss": "https://sts.windows.net/7e4a/"},
    "no issuer": {"iss": None},
    "run out": {"exp": int(time.time()) - 3600},
    "no end": {"exp": None},
    "not yet": {"nbf": int(time.time()) + 3600},
    "an unknown key": {"key": "key-nobody-knows"},
    "another's key by our name": {"key": "key-2", "headers": {"kid": "key-1"}},
    "no key named": {"headers": {"kid": ""}},
    "signed with a password": {"algorithm": "HS256", "secret": "x" * 40},
    "not signed at all": {"algorithm": "none", "secret": "x"},
}


@pytest.mark.parametrize("name", WRONG_TOKENS)
async def test_what_is_not_signed_for_us_is_refused(
    stage: TeamsStage, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    claims = dict(WRONG_TOKENS[name])
    if claims.get("algorithm") == "none":
        claims["secret"] = None
        token = unsigned(stage)
    else:
        token = stage.teams.wire.token(**claims)
    answer = await stage.teams.wire.raw(json.dumps(said(stage)).encode(), token)
    assert answer.status_code == 401
    assert (stage.count("inbox"), stage.count("slots"), stage.count("addresses")) == (0, 0, 0)
    told = [r.getMessage() for r in caplog.records if r.levelno == logging.WARNING]
    assert [line for line in told if line.startswith("refused what Teams has not signed for us")]
    assert token not in caplog.text
    assert CLIENT_SECRET not in caplog.text


def unsigned(stage: TeamsStage) -> str:
    """A token whose header says that it needs no signature."""
    import base64  # noqa: PLC0415 - for this alone

    def part(said_: Json) -> str:
        return base64.urlsafe_b64encode(json.dumps(said_).encode()).rstrip(b"=").decode()

    good = {"iss": keys.ISSUER, "aud": stage.teams.world.client_id, "exp": int(time.time()) + 600}
    return f"{part({'alg': 'none', 'typ': 'JWT', 'kid': 'key-1'})}.{part(good)}."


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ", "Basic x", "Bearer a.b.c", "Bearer " + "x" * 9000],
)
async def test_no_token_at_all(stage: TeamsStage, header: str) -> None:
    headers = {"Authorization": header} if header else {}
    answer = await stage.teams.wire.raw(json.dumps(said(stage)).encode(), **headers)
    assert answer.status_code == 401


async def test_forged_tokens_do_not_make_us_ask_for_keys_again_and_again(
    stage: TeamsStage,
) -> None:
    for number in range(5):
        token = stage.teams.wire.token(key="key-2", headers={"kid": f"forged-{number}"})
        assert (await stage.teams.wire.raw(b"{}", token)).status_code == 401
    assert (await stage.teams.wire.raw(b"{}", "not.a.token")).status_code == 401
    assert stage.teams.world.lookups == ["openid", "keys"]


async def test_without_microsofts_keys_nothing_is_believed(stage: TeamsStage) -> None:
    stage.teams.fail("openid", status=500, times=9)
    answer = await stage.teams.wire.send(said(stage))
    assert (answer.status_code, stage.count("slots")) == (503, 0)


WRONG: dict[str, Json] = {
    "another organisation": {"channelData": {"tenant": {"id": "another"}}},
    "no organisation": {"channelData": {}, "conversation": {"id": "19:x@thread.tacv2"}},
    "a service of somebody's": {"serviceUrl": "https://evil.example/teams/"},
    "no service": {"serviceUrl": None},
    "a service that is no text": {"serviceUrl": 7},
    "another channel": {"channelId": "webchat"},
}


@pytest.mark.parametrize("name", WRONG)
async def test_what_is_signed_but_not_for_us_is_refused(
    stage: TeamsStage, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await stage.teams.wire.send(said(stage) | WRONG[name])
    assert (answer.status_code, stage.count("inbox"), stage.count("slots")) == (403, 0, 0)
    assert "refused what is not for us to hear" in caplog.text


async def test_the_service_that_was_signed_is_the_one_that_is_meant(stage: TeamsStage) -> None:
    other = "http://127.0.0.1:9/teams/"
    answer = await stage.teams.wire.send(said(stage) | {"serviceUrl": other})
    assert (answer.status_code, stage.count("slots")) == (403, 0)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"null", 400),
        (b"[]", 400),
        (b'"x"', 400),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b" " * 600_000, 413),
    ],
)
async def test_what_is_no_activity(stage: TeamsStage, body: bytes, status: int) -> None:
    answer = await stage.teams.wire.raw(body, stage.teams.wire.token())
    assert answer.status_code == status


STRANGE: list[Json] = [
    {"type": "moon"},
    {"type": None},
    {"type": ["message"]},
    {"type": "typing"},
    {"type": "endOfConversation"},
    {"from": None},
    {"from": {}},
    {"from": {"id": 7}},
    {"id": None},
    {"id": "a b/../c"},
    {"conversation": {"id": "19:../../x", "tenantId": "TENANT"}},
    {"text": None},
    {"text": 42},
    {"text": ["ja"]},
    {"text": "ja \ud800 nej"},
    {"entities": [None, 7, {"type": "mention"}, {"type": "mention", "mentioned": None}]},
    {"entities": {"type": "mention"}},
    {"recipient": None},
    {"attachments": [{"contentType": "text/html", "content": 7}, None]},
    {"value": {"verb": None}},
    {"value": {"verb": "moon"}},
    {"value": {"verb": "slot.moon", "value": "slot=1"}},
    {"value": {"verb": "slot.accept", "value": 7, "kind": "moon"}},
    {"value": {"verb": "slot.propose", "kind": "form", "form": "not packed"}},
    {"type": "messageReaction"},
    {"type": "messageReaction", "reactionsAdded": [{"type": "like"}], "replyToId": 7},
    {"type": "messageReaction", "reactionsAdded": "like", "replyToId": "1"},
    {"type": "conversationUpdate"},
    {"type": "conversationUpdate", "membersAdded": "x", "membersRemoved": [None]},
    {"type": "installationUpdate", "action": 7},
]


@pytest.mark.parametrize("number", range(len(STRANGE)))
async def test_an_activity_of_any_shape_is_answered(stage: TeamsStage, number: int) -> None:
    stage.troubled = True  # who cannot be found cannot be answered
    change = json.loads(json.dumps(STRANGE[number]).replace("TENANT", stage.teams.world.tenant))
    activity = said(stage, "hvad er klokken") | change
    answer = await stage.teams.wire.raw(
        json.dumps(activity).encode("utf-8", "surrogatepass"), stage.teams.wire.token()
    )
    await stage.acted()
    assert (answer.status_code, stage.count("slots")) == (200, 0)


INVOKES: list[Json] = [
    {"name": None},
    {"name": "task/fetch"},
    {"name": "composeExtension/query", "value": {"commandId": "x"}},
    {"value": None},
    {"value": []},
    {"value": {"action": None, "trigger": "manual"}},
    {"value": {"action": {"verb": "slot.accept"}}},
    {"value": {"action": {"verb": "moon", "data": {}}}},
    {"value": {"action": {"type": "Action.Execute", "data": {"verb": "slot.show"}}}},
    {"value": {"action": {"verb": "slot.accept", "data": {"value": "slot=99&terms=1"}}}},
    {"value": {"action": {"verb": "slot.propose", "data": {"kind": "form", "form": "eJw="}}}},
    {"value": {"action": {"verb": "slot.propose", "data": {"kind": "form", "when": {"a": 1}}}}},
    {"value": {"trigger": "automatic"}},
    {"value": {"trigger": "automatic", "action": {"verb": "slot.cancel", "data": {}}}},
    {"replyToId": None},
    {"replyToId": {"a": 1}},
    {"from": {}},
    {"conversation": {"tenantId": "TENANT"}},
]


@pytest.mark.parametrize("number", range(len(INVOKES)))
async def test_every_tap_is_answered_with_a_card_or_words(stage: TeamsStage, number: int) -> None:
    stage.troubled = True
    change = json.loads(json.dumps(INVOKES[number]).replace("TENANT", stage.teams.world.tenant))
    by = stage.librarian.person.user
    action = {"type": "Action.Execute", "verb": "slot.show", "data": {"value": ""}}
    tap = activities.invoke(stage.teams.world, by, stage.room, "1", on="1", action=action)
    await stage.teams.wire.invoke(tap | change)
    await stage.acted()
    assert (stage.teams.world.failures, stage.count("slots")) == ([], 0)


async def test_our_own_front_page_says_that_teams_is_connected(stage: TeamsStage) -> None:
    import httpx  # noqa: PLC0415 - for this alone

    transport = httpx.ASGITransport(app=stage.built.web)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as page:
        front, taps = await page.get("/"), await page.get("/api/messages")
    assert (front.status_code, "Microsoft Teams" in front.text) == (200, True)
    assert taps.status_code == 405
