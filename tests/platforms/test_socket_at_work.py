"""Socket Mode while something is at work: what began is finished and answered, whatever breaks."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

import pytest

from handlers.receive import receive
from storage.conflict import ConflictError
from tests.scenarios.lines import AGREED_CARD, PROPOSE, proposed
from tests.scenarios.on_socket import SocketStage, socket_stage, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.engine import Store

pytestmark = pytest.mark.anyio


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
