"""Lists to choose from in the fake Slack: what Slack takes, and what a person can choose."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import FakeSlack, Person, violations
from tests.fakes.slack.model import Json
from tests.fakes.slack.tiny_bot import TinyBot, form

pytestmark = pytest.mark.anyio


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(value: str, text: str = "Salen") -> Json:
    return {"text": plain(text), "value": value}


def options(count: int) -> list[Json]:
    return [option(f"p{n}", f"Sted {n}") for n in range(count)]


def group(count: int = 1, label: str = "Hovedbiblioteket") -> Json:
    return {"label": plain(label), "options": options(count)}


def chooser(**select: object) -> Json:
    """A form with one list named `place`, not required, and a line named `when`."""
    made = form()
    made["blocks"][0] = {
        "type": "input",
        "block_id": "place",
        "label": plain("Sted"),
        "optional": True,
        "element": {"type": "static_select", "action_id": "place", **select},
    }
    return made


async def opened(slack: FakeSlack, client: AsyncWebClient, view: Json) -> Person:
    anna = slack.person("anna")
    await client.views_open(trigger_id=slack.world.issue_trigger(anna.id), view=view)
    slack.connect_asgi(TinyBot(slack, client).app)
    return anna


TWO = [option("1", "Salen"), option("2", "Caféen")]
GROUPED = [{"label": plain("Hovedbiblioteket"), "options": TWO}, group(3, "Filialen")]


@pytest.mark.parametrize("select", [{"options": TWO}, {"option_groups": GROUPED}])
async def test_an_option_is_chosen_by_its_value(
    slack: FakeSlack, client: AsyncWebClient, select: Json
) -> None:
    anna = await opened(slack, client, chooser(**select))
    assert anna.view.values["place"]["place"] == {"type": "static_select", "selected_option": None}
    with pytest.raises(AssertionError, match=r"no option '7'; there are {'1': 'Salen'"):
        await anna.submit(anna.view, {"place": "7", "when": "fredag"})
    await anna.submit(anna.view, {"place": "2", "when": "i går"})
    chosen = anna.view.values["place"]["place"]["selected_option"]
    assert chosen == {"text": {**plain("Caféen"), "emoji": True}, "value": "2"}
    await anna.submit(anna.view, {"place": None})
    assert anna.view.values["place"]["place"]["selected_option"] is None


async def test_a_value_goes_before_a_text_that_reads_the_same(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    crossed = [option("2", "1"), option("1", "2")]
    anna = await opened(slack, client, chooser(options=crossed))
    await anna.submit(anna.view, {"place": "1", "when": "i går"})
    assert anna.view.values["place"]["place"]["selected_option"]["text"]["text"] == "2"


async def test_what_stands_there_first_is_sent_when_nothing_is_chosen(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    anna = await opened(slack, client, chooser(option_groups=GROUPED, initial_option=TWO[1]))
    await anna.submit(anna.view, {"when": "i går"})
    assert anna.view.values["place"]["place"]["selected_option"]["value"] == "2"


@pytest.mark.parametrize(
    ("select", "said"),
    [
        ({"options": options(100)}, ""),
        ({"option_groups": [group(100)]}, ""),
        ({"options": options(101)}, "101 options, at most 100"),
        ({"option_groups": [group()] * 100}, ""),
        ({"option_groups": [group()] * 101}, "101 option groups, at most 100"),
        ({"option_groups": [group(101)]}, "101 options, must be 1 to 100"),
        ({"option_groups": [group(0), group()]}, "0 options, must be 1 to 100"),
        ({"option_groups": [group(label="x" * 76)]}, "label: 76 characters"),
        ({"options": TWO, "option_groups": GROUPED}, "cannot both be given"),
        ({"options": []}, "options are missing"),
        ({}, "options are missing"),
        ({"options": [option("1", "x" * 76)]}, "text: 76 characters"),
        ({"options": [option("x" * 150)]}, ""),
        ({"options": [option("x" * 151)]}, "1 to 150 characters"),
        ({"options": [option("")]}, "1 to 150 characters"),
        ({"options": [{**option("1"), "text": {"type": "mrkdwn", "text": "*x*"}}]}, "'mrkdwn'"),
        ({"options": TWO, "initial_option": option("3")}, "not among the options"),
        ({"options": TWO, "placeholder": plain("x" * 151)}, "placeholder: 151 characters"),
    ],
)
def test_limits_of_a_list(select: Json, said: str) -> None:
    found = violations(chooser(**select))
    assert bool(found) == bool(said), found
    assert said in "\n".join(found)


async def test_no_more_people_than_the_input_takes(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    view = chooser()
    view["blocks"][0]["element"] = {
        "type": "multi_users_select",
        "action_id": "who",
        "max_selected_items": 1,
    }
    anna = await opened(slack, client, view)
    with pytest.raises(AssertionError, match="2 are chosen, the input takes 1"):
        await anna.submit(anna.view, {"who": [anna.id, slack.bot.id], "when": "i går"})
    await anna.submit(anna.view, {"who": [anna.id], "when": "i går"})
    assert anna.view.values["place"]["who"]["selected_users"] == [anna.id]
