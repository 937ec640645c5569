"""The door to Slack: what is not Slack's is refused, what means nothing harms nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from tests.fakes.slack.wire import FORM, JSON
from tests.scenarios.lines import PROPOSE
from tests.scenarios.on_slack import SlackStage, slack_stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.engine import Store

pytestmark = [
    pytest.mark.anyio,
    # many lines, one database: what the databases differ in is told in the other stories
    pytest.mark.parametrize("store", ["sqlite"], indirect=True),
]


@pytest.fixture
async def stage(store: Store) -> AsyncIterator[SlackStage]:
    async with slack_stage(store) as made:
        yield made


def event(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": fields}


async def test_what_slack_did_not_sign_is_refused(stage: SlackStage) -> None:
    answers = await stage.slack.hostile.forged()
    assert {name: a.status for name, a in answers.items() if a.status not in {401, 413}} == {}
    assert answers["oversize"].status == 413
    garbled = await stage.slack.hostile.badly_signed(b"\xff\xfe\x00\x80", JSON)
    assert garbled.status == 401
    assert stage.count("inbox") == 0


async def test_what_is_signed_but_means_nothing_is_no_failure_of_ours(stage: SlackStage) -> None:
    answers = await stage.slack.hostile.nonsense()
    assert {name: a.status for name, a in answers.items() if a.status >= 500} == {}
    assert stage.count("inbox") == 0


@pytest.mark.parametrize(
    "kind",
    ["block_actions", "view_submission", "view_closed", "shortcut", "message_action", "moon", ""],
)
async def test_an_interaction_of_any_kind_is_answered(stage: SlackStage, kind: str) -> None:
    stage.troubled = True  # an answer to somebody Slack does not know stays where it is
    for payload in (
        {"type": kind},
        {"type": kind, "user": {"id": "U1"}, "team": {"id": "T1"}},
        {"type": kind, "user": None, "actions": None, "view": None},
        {"type": kind, "user": {"id": "U1"}, "actions": [], "view": {}},
        {"type": kind, "user": {"id": "U1"}, "actions": [{"action_id": "slot.accept"}]},
        {"type": kind, "user": {"id": 1}, "view": {"callback_id": "slot.propose", "id": "V1"}},
        {"type": kind, "user": {"id": "U1"}, "actions": [{"action_id": "moon", "value": "x"}]},
    ):
        body = urlencode({"payload": json.dumps(payload)}).encode()
        assert (await stage.slack.hostile.signed(body, FORM)).status < 500, payload
    assert (stage.count("slots"), stage.slack.called("chat.postMessage")) == (0, [])


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "moon_phase"},
        {"type": "message"},
        {"type": "message", "channel": None, "user": None, "ts": None},
        {"type": "message", "channel": "C1", "user": "U1", "ts": "1.1", "text": None},
        {"type": "message", "channel": "C1", "user": "U1", "ts": "1.1", "text": 42},
        {"type": "message", "subtype": "channel_join", "channel": "C1", "user": "U1", "ts": "1.1"},
        {"type": "app_mention", "channel": "C1", "ts": "1.1", "text": "ja"},
        {"type": "member_joined_channel"},
        {"type": "channel_shared", "channel": {"id": "C1"}},
        {"type": "reaction_added", "user": "U1", "item": {}},
        {"type": "app_uninstalled"},
        {"type": "tokens_revoked", "tokens": {}},
        {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"},
        {"type": "channel_id_changed", "old_channel_id": "C1", "new_channel_id": "C2"},
    ],
)
async def test_an_event_of_any_kind_is_answered(stage: SlackStage, fields: dict[str, Any]) -> None:
    answer = await stage.slack.hostile.signed(event(**fields))
    assert answer.status < 500, answer
    assert stage.count("slots") == 0


async def test_a_command_that_is_not_ours_is_answered(stage: SlackStage) -> None:
    for form in (
        {"command": "/slot"},
        {"command": "/slot", "text": "hjælp", "user_id": "", "channel_id": "", "team_id": ""},
        {"command": "/other", "text": "x", "user_id": "U1", "channel_id": "C1", "team_id": "T1"},
        {"ssl_check": "1", "token": "x"},
        {},
    ):
        answer = await stage.slack.hostile.signed(urlencode(form).encode(), FORM)
        assert answer.status < 500, form


async def test_the_address_is_verified_as_slack_asks(stage: SlackStage) -> None:
    asked = {"type": "url_verification", "challenge": "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMm"}
    answer = await stage.slack.hostile.signed(asked)
    assert (answer.status, asked["challenge"] in answer.body) == (200, True)


async def test_the_bot_does_not_hear_itself(stage: SlackStage) -> None:
    stage.slack.events.echo = True
    await stage.librarian.command(PROPOSE)
    await stage.slack.settled()
    await stage.journalist.tap("accept", on="prompt")
    await stage.slack.settled()
    await stage.settle()
    assert [row[2] for row in stage.rows("history")["history"]] == ["propose", "accept"]
    assert stage.journalist.news() == []


async def test_people_of_an_enterprise_fill_in_forms_too(stage: SlackStage) -> None:
    big = stage.slack.team("Folkebladet Koncern", "koncern", enterprise=True)
    reporter = stage.newcomer("reporter", big)
    await stage.librarian.command("foreslå Debat om havnen 3. december kl. 19 @reporter")
    await reporter.tap("counter", on="prompt")
    await reporter.fill(when="fredag den 4. december kl. 19")
    assert "Foreslået af @reporter · venter på svar fra @bibliotekar" in stage.librarian.card


async def test_every_message_has_words_for_those_who_hear_it(stage: SlackStage) -> None:
    await stage.librarian.command(PROPOSE)
    for line in ("vis #1", "liste", "hjælp", "ja #1", "afbud #1 akut", "alligevel #1", "xyzzy"):
        await stage.journalist.command(line)
        await stage.librarian.command(line)
    sent = [c for c in stage.slack.calls if c.method.startswith("chat.")]
    assert len(sent) > 10
    assert [call for call in sent if not str(call.args.get("text", "")).strip()] == []
    assert [call.args.get("metadata") for call in sent if "<@" in str(call.args)] == []
