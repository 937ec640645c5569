"""The fake Slack refuses what the real one refuses."""

import aiohttp
import httpx
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import FakeSlack, ManualClock, violations
from tests.fakes.slack.model import Json
from tests.fakes.slack.tiny_bot import button, card, form, refusal

pytestmark = pytest.mark.anyio


async def nobody_listens(_path: str, _body: bytes, _headers: dict[str, str]) -> httpx.Response:
    return httpx.Response(200)


async def test_channels_refuse_the_bot_where_it_is_not(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    anna = slack.person("anna")
    public = slack.channel("alle", anna, bot=False)
    private = slack.channel("ledelsen", anna, private=True, bot=False)
    closed = slack.channel("gammel", anna, archived=True)
    post = client.chat_postMessage
    assert await refusal(post(channel=public.id, text="hej")) == "not_in_channel"
    assert await refusal(post(channel=private.id, text="hej")) == "channel_not_found"
    assert await refusal(post(channel=closed.id, text="hej")) == "is_archived"
    assert await refusal(post(channel="C404", text="hej")) == "channel_not_found"
    assert await refusal(client.api_call("chat.shout")) == "unknown_method"


async def test_tokens_and_scopes(slack: FakeSlack, client: AsyncWebClient) -> None:
    slack.add_token("xoxb-small", frozenset({"chat:write"}))
    small = AsyncWebClient(token="xoxb-small", base_url=slack.base_url, session=client.session)
    stranger = AsyncWebClient(token="xoxb-?", base_url=slack.base_url, session=client.session)
    assert await refusal(small.users_info(user=slack.bot.id)) == "missing_scope"
    assert await refusal(stranger.auth_test()) == "invalid_auth"
    slack.revoke()
    assert await refusal(client.auth_test()) == "token_revoked"


async def test_external_people_are_seen_only_through_a_shared_channel(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    anna, jens = slack.person("anna"), slack.person("jens", slack.newspaper)
    assert await refusal(client.users_info(user=jens.id)) == "user_not_found"
    room = slack.channel("fælles", anna, jens, shared=True)
    reduced = (await client.users_info(user=jens.id, include_locale=True))["user"]
    own = (await client.users_info(user=anna.id, include_locale=True))["user"]
    assert ("locale" in reduced, "email" in reduced["profile"]) == (False, False)
    assert (own["locale"], reduced["team_id"]) == ("da-DK", slack.newspaper.id)

    await client.chat_postEphemeral(channel=room.id, user=jens.id, text="kun dig")
    assert [m.text for m in slack.lost] == ["kun dig"]
    with pytest.raises(AssertionError, match="no slash commands"):
        await jens.command(room, "/slot vis")


async def test_limits_are_refused_and_fail_the_test(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    room = slack.channel("fælles", slack.person("anna"))
    post = client.chat_postMessage
    too_long = card(button(text="x" * 76))
    assert await refusal(post(channel=room.id, text="hej", blocks=too_long)) == "invalid_blocks"
    textless = client.api_call("chat.postMessage", json={"channel": room.id, "blocks": card()})
    assert await refusal(textless) == "invalid_blocks"
    assert (
        await refusal(client.api_call("chat.postMessage", json={"channel": room.id})) == "no_text"
    )
    assert room.messages == []
    with pytest.raises(AssertionError, match="Slack refuses"):
        slack.check()
    slack.violations.clear()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text": "hej", "blocks": card()}, ""),
        (form(), ""),
        ({"text": " "}, "top-level text"),
        ({"text": "x", "blocks": card() * 26}, "52, at most 50"),
        ({"text": "x", "blocks": card(text="x" * 3001)}, "3001 characters"),
        ({"text": "x", "blocks": card(button(), button())}, "is used 2 times"),
        ({"text": "x", "blocks": card(*[button(f"a{n}") for n in range(26)])}, "26 elements"),
        ({"text": "x", "blocks": card(button() | {"style": "blue"})}, "style"),
        ({"text": "x", "blocks": card(button() | {"colour": "blue"})}, "unknown key 'colour'"),
        ({"text": "x", "blocks": [{"type": "marquee"}]}, "'marquee' is not allowed"),
        ({"text": "x", "blocks": [{"type": "section"}]}, "text or fields"),
        (form(title="x" * 25), "title: 25 characters"),
        (form() | {"private_metadata": "x" * 3001}, "private_metadata"),
        ({k: v for k, v in form().items() if k != "submit"}, "submit"),
    ],
)
def test_limits(sent: Json, said: str) -> None:
    found = violations(sent)
    assert bool(found) == bool(said)
    assert said in "\n".join(found)


async def test_only_own_messages_can_be_edited_and_never_ephemeral_ones(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    anna = slack.person("anna")
    room = slack.channel("fælles", anna)
    slack.connect(nobody_listens)
    hers = await anna.say(room, "hej")
    private = await client.chat_postEphemeral(channel=room.id, user=anna.id, text="kun dig")
    update = client.chat_update
    ephemeral_ts = private["message_ts"]
    assert await refusal(update(channel=room.id, ts=hers, text="x")) == "cant_update_message"
    assert await refusal(update(channel=room.id, ts=ephemeral_ts, text="x")) == "message_not_found"

    posted = await client.chat_postMessage(
        channel=room.id, text="et", metadata={"event_type": "card", "event_payload": {"key": "k"}}
    )
    await update(channel=room.id, ts=posted["ts"], text="to")
    plain = await client.conversations_history(channel=room.id, limit=1)
    full = await client.conversations_history(channel=room.id, limit=1, include_all_metadata=True)
    assert [(m["text"], "metadata" in m) for m in plain["messages"]] == [("to", False)]
    assert full["messages"][0]["metadata"]["event_payload"] == {"key": "k"}
    assert (anna.last(room).text, anna.last(room).edits) == ("to", 1)


async def test_posts_faster_than_the_pace_are_told_to_wait(
    slack: FakeSlack, client: AsyncWebClient, clock: ManualClock
) -> None:
    room, other = slack.channel("fælles"), slack.channel("andet")
    for _ in range(5):
        await client.chat_postMessage(channel=room.id, text="hej")
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel=room.id, text="hej")
    assert (refused.value.response.status_code, refused.value.response["error"]) == (
        429,
        "ratelimited",
    )
    assert refused.value.response.headers["Retry-After"] == "1"
    await client.chat_postMessage(channel=other.id, text="hej")
    clock.advance(1)
    await client.chat_postMessage(channel=room.id, text="hej")


async def test_failures_to_order(slack: FakeSlack, client: AsyncWebClient) -> None:
    room = slack.channel("fælles")

    async def post() -> object:
        return await client.chat_postMessage(channel=room.id, text="hej")

    slack.fail("chat.postMessage", error="internal_error")
    assert await refusal(post()) == "internal_error"
    slack.fail("chat.postMessage", drop="before")
    with pytest.raises(aiohttp.ClientError):
        await post()
    assert len(room.messages) == 0
    slack.fail("chat.postMessage", drop="after", channel=room.id)
    with pytest.raises(aiohttp.ClientError):
        await post()
    assert len(room.messages) == 1
    slack.fail("chat.postMessage", retry_after=3)
    assert await refusal(post()) == "ratelimited"
    slack.fail("chat.postMessage", status=503)
    with pytest.raises(SlackApiError):
        await post()
    assert [call.status for call in slack.called("chat.postMessage")] == [200, 0, 0, 429, 503]


async def test_triggers_open_one_view_within_three_seconds(
    slack: FakeSlack, client: AsyncWebClient, clock: ManualClock
) -> None:
    anna = slack.person("anna")
    trigger = slack.world.issue_trigger(anna.id)
    opened = await client.views_open(trigger_id=trigger, view=form())
    again = client.views_open(trigger_id=trigger, view=form())
    assert await refusal(again) == "exchanged_trigger_id"
    late = slack.world.issue_trigger(anna.id)
    clock.advance(3.1)
    assert await refusal(client.views_open(trigger_id=late, view=form())) == "expired_trigger_id"

    view_id, first = opened["view"]["id"], opened["view"]["hash"]
    await client.views_update(view_id=view_id, hash=first, view=form(title="Ret"))
    stale = client.views_update(view_id=view_id, hash=first, view=form())
    assert await refusal(stale) == "hash_conflict"
    assert anna.view.title == "Ret"
    anna.views.clear()
    assert await refusal(client.views_update(view_id=view_id, view=form())) == "not_found"


async def test_pings_are_found_in_text_blocks_and_rich_text(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    room = slack.channel("fælles")
    rich: Json = {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [{"type": "broadcast", "range": "here"}],
            }
        ],
    }
    blocks = [*card(text="<@U123|jens> &lt;!everyone&gt;"), rich]
    posted = await client.chat_postMessage(channel=room.id, text="<!channel>", blocks=blocks)
    assert [ping.target for ping in slack.pings] == ["!channel", "@U123", "!here"]
    await client.chat_update(channel=room.id, ts=posted["ts"], text="<!here>", blocks=[])
    assert (len(slack.pings), len(slack.mentions)) == (3, len(slack.pings) + 1)
