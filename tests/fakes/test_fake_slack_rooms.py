"""Channels and installations in the fake Slack: what happens to them, and what the app hears."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.conftest import EVERYTHING
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.description import Description
from tests.fakes.slack.model import Json
from tests.fakes.slack.tiny_bot import TinyBot, card, refusal

pytestmark = pytest.mark.anyio


def events(heard: list[Json]) -> list[Json]:
    """What was heard, without its time."""
    return [{k: v for k, v in b["event"].items() if k != "event_ts"} for b in heard]


@pytest.mark.parametrize(("private", "kind"), [(False, "channel_left"), (True, "group_left")])
async def test_the_bot_is_invited_and_removed(
    slack: FakeSlack, client: AsyncWebClient, heard: list[Json], *, private: bool, kind: str
) -> None:
    anna, jens = slack.person("anna"), slack.person("jens", slack.newspaper)
    room = slack.channel("fælles", anna, jens, private=private, shared=True, bot=False)
    with pytest.raises(AssertionError, match="only the organisation that installed"):
        await slack.invite_bot(room, by=jens)
    await slack.invite_bot(room, by=anna)
    await client.chat_postMessage(channel=room.id, text="hej")
    await slack.remove_bot(room, by=anna)
    joined, left, slackbot = events(heard)
    assert joined == {
        "type": "member_joined_channel",
        "user": slack.bot.id,
        "channel": room.id,
        "channel_type": "G" if private else "C",
        "team": slack.library.id,
        "inviter": anna.id,
    }
    assert left == {"type": kind, "channel": room.id, "actor_id": anna.id}
    assert (slackbot["user"], slackbot["channel_type"]) == ("USLACKBOT", "im")
    assert slackbot["text"] == f"You have been removed from #fælles by <@{anna.id}>"
    expected = "channel_not_found" if private else "not_in_channel"
    assert await refusal(client.chat_postMessage(channel=room.id, text="hej")) == expected
    answer = client.chat_postMessage(channel=slackbot["channel"], text="hej")
    assert await refusal(answer) == "cannot_dm_bot"


async def test_others_who_leave_are_told_of_where_the_bot_is(
    slack: FakeSlack, heard: list[Json]
) -> None:
    anna, bo = slack.person("anna"), slack.person("bo")
    room, other = slack.channel("et", anna, bo), slack.channel("to", anna, bo, bot=False)
    await slack.member_left_channel(bo, room)
    await slack.member_left_channel(bo, other)
    assert events(heard) == [
        {
            "type": "member_left_channel",
            "user": bo.id,
            "channel": room.id,
            "channel_type": "C",
            "team": slack.library.id,
        }
    ]


async def test_a_channel_is_shared_and_no_longer_shared(
    slack: FakeSlack, client: AsyncWebClient, heard: list[Json]
) -> None:
    anna, jens = slack.person("anna"), slack.person("jens", slack.newspaper)
    radio = slack.team("Radioen", "radioen", enterprise=True)
    room = slack.channel("fælles", anna)

    async def connected() -> list[str]:
        found = (await client.conversations_info(channel=room.id))["channel"]
        assert found["is_ext_shared"] == bool(found["connected_team_ids"])
        return list(found["connected_team_ids"])

    await slack.share(room, slack.newspaper, jens)
    await slack.share(room, radio)
    assert (await client.team_info(team=radio.id))["team"]["name"] == "Radioen"
    both = await connected()
    line = (await client.conversations_open(users=jens.id))["channel"]["id"]
    await slack.unshare(room, slack.newspaper)
    one = await connected()
    await slack.unshare(room, radio)
    assert (both, one, await connected()) == (
        sorted([slack.newspaper.id, radio.id]),
        [radio.id],
        [],
    )
    assert [e for e in events(heard) if e["type"] != "member_joined_channel"] == [
        *(
            {"type": "channel_shared", "connected_team_id": team, "channel": room.id}
            for team in (slack.newspaper.id, radio.enterprise_id)
        ),
        *(
            {
                "type": "channel_unshared",
                "previously_connected_team_id": team,
                "channel": room.id,
                "is_ext_shared": still,
            }
            for team, still in ((slack.newspaper.id, True), (radio.enterprise_id, False))
        ),
    ]
    assert jens.id not in room.members
    assert await refusal(client.chat_postMessage(channel=line, text="x")) == "channel_not_found"
    assert await refusal(client.users_info(user=jens.id)) == "user_not_found"


async def test_a_new_id_keeps_all_but_the_old_id(
    slack: FakeSlack, client: AsyncWebClient, heard: list[Json]
) -> None:
    anna = slack.person("anna")
    room = slack.channel("fælles", anna, private=True)
    old = room.id
    posted = await client.chat_postMessage(channel=old, text="kort", blocks=card())
    seen = anna.last(room).snapshot()
    await slack.change_id(room)
    assert events(heard) == [
        {"type": "channel_id_changed", "old_channel_id": old, "new_channel_id": room.id}
    ]
    update = client.chat_update
    assert await refusal(update(channel=old, ts=posted["ts"], text="x")) == "channel_not_found"
    assert await refusal(client.conversations_info(channel=old)) == "channel_not_found"
    await update(channel=room.id, ts=posted["ts"], text="nyt")
    history = (await client.conversations_history(channel=room.id))["messages"]
    assert [message["text"] for message in history] == ["nyt"]
    await anna.tap(seen, "slot.accept")
    assert heard[-1]["channel"]["id"] == heard[-1]["container"]["channel_id"] == room.id


async def test_a_revoked_token(slack: FakeSlack, client: AsyncWebClient, heard: list[Json]) -> None:
    await slack.tokens_revoked()
    revoked = {"oauth": [], "bot": [slack.bot.id]}
    assert events(heard) == [{"type": "tokens_revoked", "tokens": revoked}]
    assert await refusal(client.auth_test()) == "token_revoked"
    slack.reinstall(slack.token)
    assert (await client.auth_test())["user_id"] == slack.bot.id


async def test_an_app_that_is_uninstalled_and_installed_again(
    slack: FakeSlack, client: AsyncWebClient, heard: list[Json]
) -> None:
    anna = slack.person("anna")
    room = slack.channel("fælles", anna)
    await slack.app_uninstalled()
    assert [event["type"] for event in events(heard)] == ["tokens_revoked", "app_uninstalled"]
    assert await refusal(client.auth_test()) == "account_inactive"
    await anna.say(room, "hej")
    with pytest.raises(AssertionError, match="is not installed"):
        await anna.command(room, "/slot hjælp")
    assert len(heard) == 2
    token = slack.reinstall()
    assert await refusal(client.auth_test()) == "invalid_auth"
    anew = TinyBot(slack, AsyncWebClient(token=token, base_url=slack.base_url))
    slack.connect_asgi(anew.app)
    await anna.command(room, "/slot hjælp")
    await anna.say(room, "hej")
    assert (len(anew.heard), slack.failures) == (2, [])


async def test_reactions(slack: FakeSlack, client: AsyncWebClient, heard: list[Json]) -> None:
    jens = slack.person("jens", slack.newspaper)
    room = slack.channel("fælles", jens, shared=True)
    await client.chat_postMessage(channel=room.id, text="kort")
    message = jens.last(room)
    await jens.react(message, "+1")
    with pytest.raises(AssertionError, match="already"):
        await jens.react(message, "+1")
    assert message.reactions == {"+1": [jens.id]}
    await jens.unreact(message, "+1")
    assert message.reactions == {}
    item = {"type": "message", "channel": room.id, "ts": message.ts}
    assert events(heard) == [
        {"type": kind, "user": jens.id, "reaction": "+1", "item": item, "item_user": slack.bot.id}
        for kind in ("reaction_added", "reaction_removed")
    ]


async def test_what_is_not_subscribed_to_does_not_come() -> None:
    few: Json = {**EVERYTHING, "settings": {"event_subscriptions": {"bot_events": ["message.im"]}}}
    async with FakeSlack(manifest=few) as slack:
        client = AsyncWebClient(token=slack.token, base_url=slack.base_url)
        bot = TinyBot(slack, client)
        slack.connect_asgi(bot.app)
        anna = slack.person("anna")
        room = slack.channel("fælles", anna, bot=False)
        assert await slack.invite_bot(room, by=anna) is None
        await anna.say(room, "@rykker hej")
        await anna.dm("hej")
        with pytest.raises(AssertionError, match="has not subscribed to app_mention"):
            await slack.event("app_mention")
    assert [body["event"]["channel_type"] for body in bot.heard] == ["im"]


def test_an_event_whose_scope_is_not_asked_for_is_refused() -> None:
    narrow: Json = {**EVERYTHING, "oauth_config": {"scopes": {"bot": ["chat:write"]}}}
    with pytest.raises(AssertionError, match=r"app_mention needs one of \['app_mentions:read'\]"):
        Description.of(narrow)
