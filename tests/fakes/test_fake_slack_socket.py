"""Socket Mode in the fake Slack, with Slack's own client at the other end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import ClientWebSocketResponse
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import FakeSlack, ManualClock
from tests.fakes.slack.model import Json
from tests.fakes.slack.tiny_bot import TinyBot, refusal

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def linked(
    slack: FakeSlack, client: AsyncWebClient, count: int = 1
) -> AsyncIterator[TinyBot]:
    """The tiny bot, connected by Slack's own handler."""
    slack.connect_socket()
    bot = TinyBot(slack, client)
    handler = AsyncSocketModeHandler(bot.bolt, slack.app_token, web_client=client)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    await slack.sockets.ready(count)
    yield bot
    await handler.close_async()  # type: ignore[no-untyped-call]


async def address(slack: FakeSlack, client: AsyncWebClient) -> str:
    return str((await client.apps_connections_open(app_token=slack.app_token))["url"])


async def link(slack: FakeSlack, client: AsyncWebClient) -> tuple[ClientWebSocketResponse, Json]:
    """A bare connection, and what it was greeted with."""
    assert client.session is not None
    socket = await client.session.ws_connect(await address(slack, client))
    return socket, await socket.receive_json()


async def test_the_token_for_connecting_is_no_other(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    connect = client.apps_connections_open
    assert await refusal(connect(app_token="xapp-1-wrong")) == "invalid_auth"
    assert await refusal(connect(app_token=slack.token)) == "not_allowed_token_type"
    assert await refusal(client.auth_test(token=slack.app_token)) == "not_allowed_token_type"
    slack.world.app_tokens[slack.app_token].dead = "token_revoked"
    assert await refusal(connect(app_token=slack.app_token)) == "token_revoked"
    assert client.session is not None
    form = {"token": slack.app_token}  # only a header counts
    async with client.session.post(f"{slack.base_url}apps.connections.open", data=form) as answer:
        assert (await answer.json())["error"] == "not_authed"


async def test_an_address_is_good_once(slack: FakeSlack, client: AsyncWebClient) -> None:
    url = await address(slack, client)
    assert client.session is not None
    async with client.session.ws_connect(url) as socket:
        hello = await socket.receive_json()
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await client.session.ws_connect(url)
    info = {"app_id": slack.world.app_id}
    assert (hello["type"], hello["num_connections"], hello["connection_info"]) == ("hello", 1, info)


async def test_all_that_people_do_comes_by_the_socket(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    anna = slack.person("anna")
    room = slack.channel("fælles", anna)
    async with linked(slack, client) as bot:
        ack = await anna.command(room, "/slot hjælp")
        assert (ack.text, [m.text for m in anna.ephemerals]) == (
            "Forstået: hjælp",
            ["Forstået: hjælp"],
        )
        await anna.say(room, "@rykker hej", only="app_mention")
        await anna.tap(anna.last(room), "slot.accept")
        assert anna.last(room).text == "Aftalt"
        await anna.command(room, "/slot form")
        await anna.submit(anna.view, {"when": "i går"})
        assert anna.view.errors == {"when": "Den tid er gået."}
        await anna.submit(anna.view, {"when": "fredag"})
        assert anna.view.title == "Næsten"
        await anna.submit(anna.view, {"when": "lørdag"})
        assert anna.views == []
        (connection,) = slack.sockets.open
    kinds = [(e["type"], e["accepts_response_payload"]) for e in connection.sent]
    assert kinds == [
        ("slash_commands", True),
        ("events_api", False),
        ("interactive", True),
        ("slash_commands", True),
        *[("interactive", True)] * 3,
    ]
    event = connection.sent[1]
    assert (event["retry_attempt"], event["retry_reason"]) == (0, "")
    assert len({envelope["envelope_id"] for envelope in connection.sent}) == 7
    taken = [ack.get("payload", {}).get("response_action") for _, ack in slack.sockets.acks]
    assert taken == [None, None, None, None, "errors", "update", None]
    assert (slack.failures, len(bot.heard)) == ([], 4)


async def test_what_is_not_acknowledged_has_failed_and_events_come_again(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.sockets.patience = 0.1
    anna = slack.person("anna")
    room = slack.channel("fælles", anna)
    async with linked(slack, client):
        event = await slack.event("emoji_changed", subtype="add")  # nobody listens to it
        await anna.command(room, "/slot late")
        slack.sockets.patience = 3
        assert event is not None
        assert (event.status, [(f.error, f.what) for f in slack.failures]) == (
            0,
            [
                ("operation_timed_out", "event emoji_changed"),
                ("operation_timed_out", "command late"),
            ],
        )
        assert anna.ephemerals == []
        again = asyncio.ensure_future(slack.wire.redeliver())
        await asyncio.sleep(0)
        slack.sockets.lapse()
        assert [ack.status for ack in await again] == [0]
        (connection,) = slack.sockets.open
        first, _, second = connection.sent
    assert first["payload"] == second["payload"]
    assert (second["retry_attempt"], second["retry_reason"]) == (1, "timeout")


async def test_with_no_connection_nothing_arrives(slack: FakeSlack) -> None:
    slack.connect_socket()
    anna = slack.person("anna")
    room = slack.channel("fælles", anna)
    await anna.command(room, "/slot hjælp")
    await anna.say(room, "hej")
    assert [(f.error, f.what, f.status) for f in slack.failures] == [
        ("dispatch_failed", "command hjælp", 0),
        ("dispatch_failed", "event message", 0),
    ]
    assert [what for what, _ in slack.wire.undelivered] == ["event message"]


async def test_each_envelope_goes_to_one_of_several_connections(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    anna = slack.person("anna")
    room = slack.channel("fælles", anna)
    async with linked(slack, client) as one, linked(slack, client, 2) as two:
        for text in ("et", "to", "tre", "fire"):
            await anna.command(room, f"/slot {text}")
        said = [[body["text"] for body in bot.heard] for bot in (one, two)]
    assert sorted(said) == [["et", "tre"], ["to", "fire"]]
    assert slack.failures == []


async def test_no_more_than_ten_connections(slack: FakeSlack, client: AsyncWebClient) -> None:
    greeted = [await link(slack, client) for _ in range(11)]
    assert [hello["type"] for _, hello in greeted] == [*["hello"] * 10, "disconnect"]
    assert greeted[-1][1]["reason"] == "too_many_websockets"
    for socket, _ in greeted:
        await socket.close()


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
async def test_a_connection_is_told_to_make_place(
    slack: FakeSlack, client: AsyncWebClient, reason: str
) -> None:
    anna = slack.person("anna")
    room = slack.channel("fælles", anna)
    async with linked(slack, client) as bot:
        (old,) = slack.sockets.open
        await slack.sockets.disconnect(reason)
        await slack.sockets.ready()
        await anna.command(room, "/slot hjælp")
        assert old not in slack.sockets.able
        assert (old.sent, len(bot.heard)) == ([], 1)
    assert len(slack.called("apps.connections.open")) == 2


async def test_a_dropped_connection_is_noticed_at_the_other_end(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.connect_socket()
    socket, _ = await link(slack, client)
    await slack.sockets.ready()
    slack.sockets.drop()
    assert (await socket.receive()).type in (aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.ERROR)
    assert slack.sockets.open == []
    await socket.close()


@pytest.mark.parametrize(
    "said",
    [
        {"envelope_id": "nobody's"},
        {"envelope_id": "its own", "payload": {"text": "ja"}},
        {"envelope_id": "its own", "text": "ja"},
    ],
)
async def test_answers_that_slack_does_not_take(
    slack: FakeSlack, client: AsyncWebClient, said: Json
) -> None:
    slack.connect_socket()
    socket, _ = await link(slack, client)
    sent = asyncio.ensure_future(slack.event("emoji_changed"))
    envelope = await socket.receive_json()
    if said["envelope_id"] == "its own":
        said = {**said, "envelope_id": envelope["envelope_id"]}
    await socket.send_json(said)
    await socket.send_json({"envelope_id": envelope["envelope_id"]})
    assert (await sent) is not None
    await socket.close()
    (violation,) = slack.violations
    assert violation.startswith("socket: ")
    slack.violations.clear()


async def test_the_clock_of_the_fake_decides_what_is_late(
    slack: FakeSlack, client: AsyncWebClient, clock: ManualClock
) -> None:
    slack.connect_socket()
    socket, _ = await link(slack, client)
    sent = asyncio.ensure_future(slack.event("emoji_changed"))
    envelope = await socket.receive_json()
    clock.advance(3.1)
    await socket.send_json({"envelope_id": envelope["envelope_id"]})
    ack = await sent
    await socket.close()
    assert ack is not None
    assert (ack.status, ack.ok, slack.failures[0].error) == (200, False, "operation_timed_out")
