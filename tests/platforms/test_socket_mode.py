"""Socket Mode: the same bot over a websocket that breaks, is exchanged, and is closed in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.settings import Settings
from bot.wiring import built
from tests.fakes.slack import FakeSlack
from tests.scenarios.lines import (
    AGREED_CARD,
    BUMPED_CARD,
    TOLD_BUMPED,
    WAITING_CARD,
    agreed,
    bumped,
    proposed,
)
from tests.scenarios.on_socket import SocketStage, running, socket_stage, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.engine import Store

pytestmark = pytest.mark.anyio

FRIDAY = "fredag den 4. december kl. 19"


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.slack.socket.PAUSES", (0.0,))


@pytest.fixture
async def stage(store: Store) -> AsyncIterator[SocketStage]:
    async with socket_stage(store) as made:
        yield made


async def test_the_story_from_command_to_bump(stage: SocketStage) -> None:
    await bumped(stage)
    assert [str(card) for card in stage.journalist.cards()] == [BUMPED_CARD]
    await stage.journalist.tap("restore", on="form")
    assert stage.librarian.card == AGREED_CARD


async def test_what_people_write_in_the_thread_and_to_the_bot(stage: SocketStage) -> None:
    await proposed(stage)
    await stage.journalist.reply("ja")
    assert stage.librarian.card == AGREED_CARD
    stage.librarian.news()
    await stage.journalist.say("@rykker afbud #1 akut nyhed")
    assert (stage.librarian.card, stage.librarian.news()) == (BUMPED_CARD, [TOLD_BUMPED])


async def test_an_error_stands_at_its_field_and_the_form_goes_on(stage: SocketStage) -> None:
    await proposed(stage)
    await stage.journalist.tap("counter", on="prompt")
    person = stage.journalist.person
    wrong = await person.submit(person.view, {"when": "bla bla"})
    assert (wrong.json["response_action"], list(wrong.errors)) == ("errors", ["when"])
    assert stage.journalist.form.lines[-1].startswith("! ")
    await stage.journalist.fill(when=FRIDAY)
    assert stage.librarian.card.split("\n")[1] == "fredag den 4. december kl. 19.00–20.30"
    assert person.views == []


async def test_a_broken_connection_is_made_anew(stage: SocketStage) -> None:
    await proposed(stage)
    stage.slack.sockets.drop()
    await stage.slack.sockets.ready()
    await stage.journalist.tap("accept", on="prompt")
    assert stage.librarian.card == AGREED_CARD


async def test_what_was_said_while_there_was_no_connection_comes_again(
    stage: SocketStage,
) -> None:
    await proposed(stage)
    stage.slack.sockets.drop()
    await stage.journalist.reply("ja")
    assert stage.librarian.card == WAITING_CARD
    await stage.slack.sockets.ready()
    assert [ack.ok for ack in await stage.slack.wire.redeliver()] == [True]
    await stage.settle()
    assert stage.librarian.card == AGREED_CARD
    assert [failed.what for failed in stage.slack.failures] == ["event message"]
    stage.slack.failures.clear()


async def test_an_address_that_ran_out_is_not_tried_again(stage: SocketStage) -> None:
    world = stage.slack.world

    class Short(set[str]):
        """Forgets the first three tickets."""

        given = 0

        def add(self, ticket: str) -> None:
            self.given += 1
            if self.given > 3:
                super().add(ticket)

    world.tickets = Short()
    stage.slack.sockets.drop()
    await stage.slack.sockets.ready()
    await agreed(stage)
    assert len(stage.slack.called("apps.connections.open")) == 5


@pytest.mark.parametrize("slack_ends_it", [True, False])
async def test_an_old_connection_is_not_kept(
    stage: SocketStage, monkeypatch: pytest.MonkeyPatch, *, slack_ends_it: bool
) -> None:
    sockets = stage.slack.sockets
    if not slack_ends_it:
        monkeypatch.setattr("bot.slack.socket.LINGER", 0.0)
    await sockets.disconnect()
    await sockets.ready()
    if slack_ends_it:
        await sockets.retire()
    await until(lambda: len(sockets.open) == 1)
    assert sockets.open == sockets.able
    await agreed(stage)


async def test_two_processes_share_what_comes(stage: SocketStage) -> None:
    async with built(stage.built.house.settings, stage.store, clock=stage.clock) as other:
        async with running(other):
            await stage.slack.sockets.ready(2)
            one, two = stage.slack.sockets.open
            await bumped(stage)
            assert (len(one.sent), len(two.sent)) == (2, 2)
        assert stage.slack.sockets.open == [one]
        await stage.journalist.tap("restore")
        assert stage.librarian.card == AGREED_CARD


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        "nonsense",
        "[]",
        "null",
        '{"type": "moon_phase"}',
        '{"type": "events_api", "envelope_id": "1"}',
        '{"type": "events_api", "envelope_id": "1", "payload": null}',
        '{"type": "events_api", "envelope_id": 1, "payload": {"event": null}}',
        '{"type": "slash_commands", "envelope_id": "1", "payload": "[]"}',
    ],
)
async def test_nonsense_stops_nobody(stage: SocketStage, nonsense: str) -> None:
    (connection,) = stage.slack.sockets.open
    await connection.socket.send_str(nonsense)
    await agreed(stage)
    stage.slack.violations.clear()  # whatever was answered to it
    assert stage.slack.sockets.open == [connection]


@pytest.mark.parametrize(
    ("token", "why"),
    [("xapp-1-A0-wrong", "invalid_auth"), ("xoxb-a-bots", "not_allowed_token_type")],
)
async def test_a_wrong_token_is_told_of_and_stops_nobody(
    store: Store, caplog: pytest.LogCaptureFixture, token: str, why: str
) -> None:
    async with FakeSlack() as slack:
        slack.connect_socket()
        slack.add_token("xoxb-a-bots")
        settings = Settings(
            slack_bot_token=slack.token, slack_app_token=token, slack_api_url=slack.base_url
        )
        async with built(settings, store) as parts, running(parts) as task:
            await until(lambda: len(slack.called("apps.connections.open")) > 3)
            assert not task.done()
            (told,) = [record.getMessage() for record in caplog.records]
            assert told == (
                f"Slack does not take SLACK_APP_TOKEN ({why}): make an app-level token (xapp-…) "
                "with connections:write on your Slack app's Basic Information page; trying again"
            )
            slack.accept_app_token(token)  # as if it had been Slack's mistake
            await slack.sockets.ready()
            anna = slack.person("anna")
            ack = await anna.command(slack.channel("fælles", anna), "/slot hjælp")
        assert (ack.ok, token in caplog.text, "ticket" in caplog.text) == (True, False, False)


async def test_slack_that_is_away_is_told_of_once_and_tried_again(
    stage: SocketStage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.slack.fail("apps.connections.open", drop="before", times=3)
    stage.slack.fail("apps.connections.open", status=503, times=2)
    caplog.clear()
    stage.slack.sockets.drop()
    await stage.slack.sockets.ready()
    told = [record.getMessage() for record in caplog.records if record.name == "bot.slack.socket"]
    assert told == [
        "no connection to Slack by Socket Mode (ServerDisconnectedError); trying again",
        "no connection to Slack by Socket Mode (no answer); trying again",
    ]
    await agreed(stage)
