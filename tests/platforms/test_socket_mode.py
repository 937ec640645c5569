"""Socket Mode: the same bot over a websocket that breaks, is exchanged, and is closed in order."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

import pytest

from bot.settings import Settings
from bot.wiring import built
from handlers.receive import receive
from storage.conflict import ConflictError
from tests.fakes.slack import FakeSlack
from tests.scenarios.lines import (
    AGREED_CARD,
    BUMPED_CARD,
    PROPOSE,
    TOLD_BUMPED,
    WAITING_CARD,
    agreed,
    bumped,
    proposed,
)
from tests.scenarios.on_socket import SocketStage, running, socket_stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

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


@pytest.fixture
async def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


class Gate:
    """Once `shut`, acts wait at the door until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached = asyncio.Event()
        self.acts = 0
        self._loop = asyncio.get_running_loop()
        self._open = threading.Event()
        self._open.set()
        monkeypatch.setattr("bot.house.receive", self._receive)

    def shut(self) -> None:
        self._open.clear()
        self.reached.clear()

    def open(self) -> None:
        self._open.set()

    def _receive(self, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - as the door's
        self.acts += 1
        self._loop.call_soon_threadsafe(self.reached.set)
        assert self._open.wait(20), "nobody opened the gate"
        return receive(*args, **named)


async def until(happened: Callable[[], object]) -> None:
    """Wait for what another task does; nothing else tells of it."""
    async with asyncio.timeout(20):
        while not happened():  # noqa: ASYNC110 - there is nothing to wait on
            await asyncio.sleep(0.001)


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


async def test_an_act_whose_connection_breaks_is_done_once(stage: SocketStage, gate: Gate) -> None:
    await proposed(stage)
    gate.shut()
    card = stage.journalist.look("card").handle
    answering = asyncio.create_task(
        stage.journalist.person.say(stage.room, "ja", card.ts, only="message")
    )
    await gate.reached.wait()
    (old,) = stage.slack.sockets.open
    stage.slack.sockets.drop()
    await stage.slack.sockets.ready()
    gate.open()
    await answering  # acknowledged on the new connection
    assert (stage.slack.sockets.acks[-1][0] is old, stage.slack.failures) == (False, [])
    await stage.settle()
    assert stage.librarian.card == AGREED_CARD
    before = stage.rows()
    (event,) = [sent["payload"] for sent in old.sent if sent["type"] == "events_api"]
    assert (await stage.slack.wire.event(event, retry=1)).ok  # should Slack not have heard it
    assert stage.rows() == before


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


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
async def test_what_is_at_work_when_the_connection_is_exchanged_is_answered_where_it_came_from(
    stage: SocketStage, gate: Gate, reason: str
) -> None:
    sockets = stage.slack.sockets
    (old,) = sockets.open
    gate.shut()
    person = stage.librarian.person
    commanding = asyncio.create_task(person.command(stage.room, f"/slot {PROPOSE}"))
    await gate.reached.wait()
    await sockets.disconnect(reason)
    await sockets.ready()
    gate.open()
    ack = await commanding
    assert ack.text.startswith("Sendt til @journalist: #1 Debat om havnen")
    assert sockets.acks[-1][0] is old
    await stage.settle()
    await stage.journalist.tap("accept", on="prompt")
    assert sockets.acks[-1][0] is not old
    assert (stage.librarian.card, stage.slack.failures) == (AGREED_CARD, [])


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


async def test_told_to_stop_it_finishes_what_is_at_work_and_takes_no_more(
    stage: SocketStage, gate: Gate
) -> None:
    gate.shut()
    person = stage.librarian.person
    first = asyncio.create_task(person.command(stage.room, f"/slot {PROPOSE}"))
    await gate.reached.wait()
    stage.built.closing.set()
    await asyncio.sleep(0)  # it hears of it
    (connection,) = stage.slack.sockets.open
    second = asyncio.create_task(stage.journalist.person.say(stage.room, "@rykker liste"))
    await until(lambda: len(connection.sent) == 2)
    gate.open()
    ack = await first
    await stage.running
    stage.slack.sockets.lapse()  # the first of two events; the other finds nobody
    await second
    assert (ack.ok, gate.acts, stage.slack.sockets.open) == (True, 1, [])
    assert stage.count("slots") == 1
    assert [acknowledged["envelope_id"] for _, acknowledged in stage.slack.sockets.acks] == [
        connection.sent[0]["envelope_id"]
    ]
    assert [what for what, _ in stage.slack.wire.undelivered] == [
        "event message",
        "event app_mention",
    ]
    stage.slack.failures.clear()
    await stage.settle()


async def test_what_could_not_be_saved_is_not_acknowledged_and_comes_again(
    stage: SocketStage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await proposed(stage)

    def away() -> None:
        raise ConflictError

    monkeypatch.setattr(stage.store, "write", away)
    saying = asyncio.create_task(
        stage.journalist.person.say(stage.room, "@rykker ja #1", only="app_mention")
    )
    await until(lambda: "a request failed" in caplog.text)
    stage.slack.sockets.lapse()
    await saying
    assert [failed.error for failed in stage.slack.failures] == ["operation_timed_out"]
    monkeypatch.undo()
    assert [ack.ok for ack in await stage.slack.wire.redeliver()] == [True]
    await stage.settle()
    assert stage.librarian.card == AGREED_CARD
    stage.slack.failures.clear()


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
