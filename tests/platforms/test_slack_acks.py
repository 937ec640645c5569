"""Slack waits three seconds: what is acknowledged, when, and with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.settings import Settings
from bot.wiring import built
from storage.conflict import ConflictError
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.wire import JSON
from tests.scenarios.lines import AGREED_CARD, PROPOSE
from tests.scenarios.on_slack import SlackStage, slack_stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.engine import Store

pytestmark = pytest.mark.anyio


@pytest.fixture
async def stage(store: Store) -> AsyncIterator[SlackStage]:
    async with slack_stage(store) as made:
        yield made


async def test_acks_come_in_time_on_the_real_clock(store: Store) -> None:
    async with FakeSlack() as slack:
        settings = Settings(
            slack_bot_token=slack.token,
            slack_signing_secret=slack.signing_secret,
            slack_api_url=slack.base_url,
        )
        async with built(settings, store) as parts:
            slack.connect_asgi(parts.web)
            anna, jens = slack.person("anna"), slack.person("jens", slack.newspaper)
            room = slack.channel("fælles", anna, jens, shared=True)
            first = await anna.command(room, "/slot foreslå Debat om 8 dage kl. 19 @jens")
            again = await anna.command(room, "/slot liste")
            await jens.say(room, "@rykker liste")
        assert first.seconds < 1.5  # asks Slack who everybody is
        assert again.seconds < 0.5
        assert slack.failures == []


async def test_a_command_is_answered_with_its_ack(stage: SlackStage) -> None:
    person = stage.librarian.person
    ack = await person.command(stage.room, f"/slot {PROPOSE}")
    assert (ack.status, ack.json["response_type"]) == (200, "ephemeral")
    assert ack.text.startswith("Sendt til @journalist: #1 Debat om havnen, torsdag den 3.")
    assert stage.slack.called("chat.postMessage") == []  # what is slow comes afterwards
    await stage.settle()


async def test_when_the_ack_goes_out_all_is_committed(stage: SlackStage) -> None:
    stage.waits = True
    await stage.librarian.command(PROPOSE)
    assert (stage.count("slots"), stage.count("asks"), stage.count("outbox")) == (1, 1, 2)
    await stage.settle()


@pytest.mark.parametrize("how", ["command", "tap", "form", "mention"])
async def test_when_nothing_can_be_saved_it_is_said_and_only_events_come_again(
    stage: SlackStage, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.troubled = True
    await stage.librarian.command(PROPOSE)
    await stage.journalist.tap("counter", on="prompt")
    before = stage.rows()

    def away() -> None:
        raise ConflictError

    monkeypatch.setattr(stage.store, "write", away)
    librarian, journalist = stage.librarian.person, stage.journalist.person
    if how == "mention":
        await journalist.say(stage.room, "@rykker ja #1", only="app_mention")
        assert [failed.status for failed in stage.slack.failures] == [500]
        monkeypatch.undo()
        assert [ack.status for ack in await stage.slack.wire.redeliver()] == [200]
        await stage.settle()
        assert stage.librarian.card.startswith("#1 · Debat om havnen   🟢 Aftalt\n")
        stage.slack.failures.clear()
        return
    if how == "command":
        ack = await librarian.command(stage.room, "/slot afbud #1 akut nyhed")
        assert "Du skrev: afbud #1 akut nyhed" in ack.text
    elif how == "tap":
        ack = await librarian.tap(stage.librarian.look("card").handle, "slot.show")
    else:
        ack = await journalist.submit(journalist.view, {"when": "fredag den 4. december kl. 19"})
        assert ack.errors["when"].startswith("Jeg kan ikke gemme lige nu, så intet er ændret.")
        assert "fredag den 4. december kl. 19" in "\n".join(stage.journalist.form.lines)
    monkeypatch.undo()
    assert (ack.status, stage.rows()) == (200, before)


async def test_a_form_is_answered_by_closing_it_or_at_the_field(stage: SlackStage) -> None:
    await stage.librarian.command(PROPOSE)
    await stage.journalist.tap("counter", on="prompt")
    person = stage.journalist.person
    wrong = await person.submit(person.view, {"when": "bla bla"})
    assert (wrong.json["response_action"], list(wrong.errors)) == ("errors", ["when"])
    right = await person.submit(person.view, {"when": "fredag den 4. december kl. 19"})
    assert (right.status, right.body, person.views) == (200, "", [])
    await stage.settle()


async def test_half_a_character_stops_nobody(stage: SlackStage) -> None:
    await stage.librarian.command(PROPOSE)
    dm = stage.slack.world.dm(stage.journalist.person.id)
    said = {
        "channel": dm.id,
        "channel_type": "im",
        "user": stage.journalist.person.id,
        "ts": stage.slack.world.ids.ts(),
        "text": "hvad \ud83d nu",
    }
    event = {"type": "event_callback", "event_id": "Ev1", "event": {"type": "message", **said}}
    answer = await stage.slack.hostile.signed(event, JSON)
    assert answer.status == 200
    await stage.settle()
    (told,) = stage.journalist.news()
    assert told.startswith("Jeg har sendt dit spørgsmål videre til @bibliotekar.")
    await stage.journalist.tap("accept", on="prompt")
    card, thread = stage.librarian.cards()
    assert str(card) == AGREED_CARD
    assert str(thread) == "@journalist spørger om #1 Debat om havnen: “hvad nu”"
    stage.troubled = True  # a word in the thread is a post that is no card


async def test_what_asks_once_more_is_called_by_what_it_is_about_to_do(stage: SlackStage) -> None:
    await stage.librarian.command(PROPOSE)
    await stage.journalist.tap("accept", on="prompt")
    await stage.librarian.tap("bump")
    assert stage.librarian.person.view.body["callback_id"] == "slot.bump"


async def test_while_slack_hangs_one_look_up_is_waited_for_and_no_more(
    stage: SlackStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.slack.known.LOOK_UP", 0.05)
    looks = ("conversations.info", "users.info", "team.info")
    for method in looks:
        stage.slack.fail(method, delay=0.2, times=9)
    await stage.librarian.command(f"{PROPOSE} @kollega")
    assert sum(fault.times for fault in stage.slack.world.faults.waiting) == 3 * 9 - 1
    assert stage.librarian.card.startswith("#1 · Debat om havnen   🟡 Foreslået\n")
