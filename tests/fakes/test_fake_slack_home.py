"""The Home tab in the fake Slack: published, opened, tapped; and what is refused."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import FakeSlack, violations
from tests.fakes.slack.model import Json
from tests.fakes.slack.tiny_bot import card, form, refusal

pytestmark = pytest.mark.anyio


def home(text: str = "Overblik", **more: object) -> Json:
    return {"type": "home", "blocks": card(text=text), **more}


def divided(count: int) -> list[Json]:
    return [{"type": "divider"}] * count


async def test_what_is_published_is_seen_and_told_of_when_it_is_opened(
    slack: FakeSlack, client: AsyncWebClient, heard: list[Json]
) -> None:
    anna = slack.person("anna")
    await anna.open_home()
    with pytest.raises(AssertionError, match="nothing is published for anna"):
        _ = anna.home
    published = await client.views_publish(user_id=anna.id, view=home())
    await anna.open_home()
    await anna.open_home("messages")
    opened = [body["event"] for body in heard]
    assert [(event["tab"], "view" in event) for event in opened] == [
        ("home", False),
        ("home", True),
        ("messages", False),
    ]
    assert {event["channel"] for event in opened} == {slack.world.dm(anna.id).id}
    assert opened[1]["view"] == published["view"]
    assert anna.home.words == "\n*#42* Debat\nSig ja".replace("*#42* Debat", "Overblik")


async def test_a_tap_on_it_comes_from_a_view_and_no_channel(
    slack: FakeSlack, client: AsyncWebClient, heard: list[Json]
) -> None:
    anna = slack.person("anna")
    await client.views_publish(user_id=anna.id, view=home())
    assert (await anna.tap(anna.home, "slot.accept")).ok
    (body,) = heard
    assert body["container"] == {"type": "view", "view_id": anna.home.id}
    assert (body["view"]["type"], body["view"]["id"]) == ("home", anna.home.id)
    assert not {"channel", "message", "response_url"} & set(body)
    await client.views_open(trigger_id=body["trigger_id"], view=form())
    assert anna.view.title == "Foreslå"


async def test_publishing_anew_keeps_the_view_and_changes_its_hash(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    anna, bo = slack.person("anna"), slack.person("bo")
    first = (await client.views_publish(user_id=anna.id, view=home()))["view"]
    second = (await client.views_publish(user_id=anna.id, view=home("Nyt"), hash=first["hash"]))[
        "view"
    ]
    assert (second["id"], anna.home.words) == (first["id"], "\nNyt\nSig ja")
    stale = client.views_publish(user_id=anna.id, view=home(), hash=first["hash"])
    assert await refusal(stale) == "hash_conflict"
    never = client.views_publish(user_id=bo.id, view=home(), hash="1.x")
    assert await refusal(never) == "hash_conflict"


async def test_what_cannot_be_published(slack: FakeSlack, client: AsyncWebClient) -> None:
    anna = slack.person("anna")
    jens = slack.person("jens", slack.newspaper)  # no channel together
    publish = client.views_publish
    assert await refusal(publish(user_id=anna.id, view=form())) == "invalid_arguments"
    assert await refusal(publish(user_id="U404", view=home())) == "invalid_arguments"
    assert await refusal(publish(user_id=jens.id, view=home())) == "invalid_arguments"
    await publish(user_id=anna.id, view=home(external_id="x"))
    await publish(user_id=anna.id, view=home(external_id="x"))
    bo = slack.person("bo")
    assert await refusal(publish(user_id=bo.id, view=home(external_id="x"))) == (
        "duplicate_external_id"
    )
    large = home(blocks=card(text="æ" * 2900) * 50)
    assert await refusal(publish(user_id=bo.id, view=large)) == "view_too_large"
    assert slack.violations == []


async def test_without_a_home_tab_nothing_is_published() -> None:
    plain: Json = {
        "features": {"app_home": {"home_tab_enabled": False}},
        "oauth_config": {"scopes": {"bot": []}},
        "settings": {"event_subscriptions": {"bot_events": []}},
    }
    async with FakeSlack(manifest=plain) as slack:
        client = AsyncWebClient(token=slack.token, base_url=slack.base_url)
        anna = slack.person("anna")
        assert await refusal(client.views_publish(user_id=anna.id, view=home())) == "not_enabled"
        with pytest.raises(AssertionError, match="has no Home tab"):
            await anna.open_home()
        assert await anna.open_home("messages") is None  # not subscribed either


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (home(), ""),
        (home(blocks=divided(100)), ""),
        (home(blocks=divided(101)), "101, at most 100"),
        (home(blocks=[]), "must have blocks"),
        (home(submit={"type": "plain_text", "text": "Send"}), "unknown key 'submit'"),
        (home(title={"type": "plain_text", "text": "Hjem"}), "unknown key 'title'"),
        (home(private_metadata="x" * 3001), "private_metadata"),
    ],
)
def test_limits_of_a_home(view: Json, said: str) -> None:
    found = violations(view)
    assert bool(found) == bool(said)
    assert said in "\n".join(found)
