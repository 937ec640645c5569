"""People in the fake Slack drive a real Bolt app."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import FakeSlack
from tests.fakes.slack.model import Json
from tests.fakes.slack.payloads import submission
from tests.fakes.slack.tiny_bot import form

pytestmark = pytest.mark.anyio


async def test_a_command_is_encoded_and_answered_privately(
    slack: FakeSlack, heard: list[Json]
) -> None:
    anna, jens = slack.person("anna"), slack.person("jens", slack.newspaper)
    room = slack.channel("fælles", anna, jens, shared=True)
    ack = await anna.command(room, "/slot foreslå Debat & vin #42 i #fælles @jens")
    expected = f"foreslå Debat &amp; vin #42 i <#{room.id}|fælles> <@{jens.id}|jens>"
    assert heard[0]["text"] == expected
    assert (ack.ok, [m.text for m in anna.ephemerals]) == (True, [f"Forstået: {expected}"])
    assert room.messages == []
    await anna.tap(anna.ephemerals[-1], "slot.show")
    assert heard[-1]["container"]["is_ephemeral"] is True


async def test_a_mention_comes_twice_and_a_tap_edits_the_card(
    slack: FakeSlack, heard: list[Json]
) -> None:
    anna, jens = slack.person("anna"), slack.person("jens", slack.newspaper)
    room = slack.channel("fælles", anna, jens, shared=True)
    await jens.say(room, "@rykker hej <3", retry=True)
    kinds = [(body["event"]["type"], body["event"]["user_team"]) for body in heard]
    assert kinds == [
        *[("message", slack.newspaper.id)] * 2,
        *[("app_mention", slack.newspaper.id)] * 2,
    ]
    assert len({body["event_id"] for body in heard}) == 2
    assert heard[0]["event"]["text"] == f"<@{slack.bot.id}> hej &lt;3"

    old = jens.last(room).snapshot()
    assert (await jens.tap(jens.last(room), "slot.accept")).ok
    assert heard[-1]["user"]["team_id"] == slack.newspaper.id
    assert jens.last(room).buttons == ["slot.bump"]
    with pytest.raises(AssertionError, match=r"no 'slot\.accept'"):
        await jens.tap(jens.last(room), "slot.accept")
    assert (await jens.tap(old, "slot.accept")).ok
    assert slack.failures == []


async def test_a_form_shows_its_errors_changes_and_closes(
    slack: FakeSlack, heard: list[Json]
) -> None:
    anna = slack.person("anna")
    room = slack.channel("fælles", anna)
    await anna.command(room, "/slot form")
    with pytest.raises(AssertionError, match=r"required fields are empty: \['when'\]"):
        await anna.submit(anna.view)
    await anna.submit(anna.view, {"when": "i går"})
    assert anna.view.errors == {"when": "Den tid er gået."}
    await anna.submit(anna.view, {"when": "fredag", "title": "Quiz"})
    assert anna.view.title == "Næsten"
    assert anna.view.values["title"]["title"]["value"] == "Quiz"  # inputs that stay keep it
    await anna.submit(anna.view, {"when": "lørdag"})
    assert (anna.views, slack.failures, len(heard)) == ([], [], 1)


async def test_late_and_unhandled_requests_are_failures(
    slack: FakeSlack, heard: list[Json]
) -> None:
    anna = slack.person("anna")
    room = slack.channel("fælles", anna)
    await anna.command(room, "/slot late")
    await slack.event("emoji_changed", subtype="add")
    assert [(f.error, f.what) for f in slack.failures] == [
        ("operation_timed_out", "command late"),
        ("dispatch_failed", "event emoji_changed"),
    ]
    assert anna.ephemerals == []
    assert [ack.status for ack in await slack.wire.redeliver()] == [404]
    assert len(heard) == 1


async def test_echoes_and_other_events(slack: FakeSlack, heard: list[Json]) -> None:
    slack.events.echo = True
    jens = slack.person("jens", slack.newspaper)
    room = slack.channel("fælles", jens, shared=True)
    await jens.say(room, "@rykker hej", only="app_mention")
    await jens.dm("ja")
    await jens.open_home()
    await slack.member_joined_channel(slack.bot, room)
    await slack.settled()
    kinds = [(body["event"]["type"], body["event"].get("channel_type")) for body in heard]
    assert kinds == [
        ("app_mention", None),
        ("message", "im"),
        ("app_home_opened", None),
        ("member_joined_channel", "C"),
    ]  # Bolt kept the echo from the bot
    echoed = [m for m in jens.sees(room) if m.user == slack.bot.id]
    assert len(echoed) == 1


async def test_forged_requests_reach_nobody(slack: FakeSlack, heard: list[Json]) -> None:
    answers = [
        await slack.hostile.unsigned(),
        await slack.hostile.badly_signed(),
        await slack.hostile.old(),
    ]
    assert [ack.status for ack in answers] == [401, 401, 401]
    assert (await slack.hostile.nonsense())["payload unknown"].status == 404
    assert len(await slack.hostile.forged()) > 20
    assert (heard, slack.failures) == ([], [])


async def test_a_response_url_can_be_used_five_times(
    slack: FakeSlack, client: AsyncWebClient, heard: list[Json]
) -> None:
    anna = slack.person("anna")
    room = slack.channel("fælles", anna)
    await anna.command(room, "/slot hjælp")
    session = client.session
    assert session is not None
    url = heard[0]["response_url"]
    statuses = []
    for _ in range(6):
        async with session.post(url, json={"text": "Mere"}) as response:
            statuses.append(response.status)
    assert statuses == [200] * 5 + [404]
    assert [m.text for m in anna.ephemerals][1:] == ["Mere"] * 5


async def test_a_form_from_an_enterprise_names_the_actors_team_and_the_installer(
    slack: FakeSlack, client: AsyncWebClient, heard: list[Json]
) -> None:
    group = slack.team("Koncernen", "koncernen", enterprise=True)
    ole = slack.person("ole", group)
    room = slack.channel("fælles", ole, shared=True)
    await ole.say(room, "hej", only="message")
    assert heard[-1]["event"]["user_team"] == group.enterprise_id
    trigger = slack.world.issue_trigger(ole.id)
    await client.views_open(trigger_id=trigger, view=form())
    payload = submission(slack.world, ole.user, ole.view)
    assert payload["team"]["id"] == payload["user"]["team_id"] == group.id
    assert payload["enterprise"]["id"] == group.enterprise_id
    assert payload["view"]["app_installed_team_id"] == slack.library.id
