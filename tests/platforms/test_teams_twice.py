"""Taps and messages on Teams that come twice, take long, or find no database."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

import pytest

from bot.teams import taps
from bot.teams.sorry import slow
from handlers.receive import receive
from tests.fakes.teams.model import actions_of
from tests.platforms.test_teams_door import said
from tests.scenarios.lines import AGREED_CARD, proposed
from tests.scenarios.on_teams import TeamsStage, teams_stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from handlers.door import Reply
    from storage.engine import Store

pytestmark = [
    pytest.mark.anyio,
    # one database: what the databases differ in is told in the stories
    pytest.mark.parametrize("store", ["sqlite"], indirect=True),
]


@pytest.fixture
async def stage(store: Store) -> AsyncIterator[TeamsStage]:
    async with teams_stage(store) as made:
        yield made


async def test_a_client_that_looks_by_itself_does_nothing(stage: TeamsStage) -> None:
    await proposed(stage)
    card = stage.journalist.look("prompt")
    message, content = card.handle
    accept = next(one for one in actions_of(content) if one.get("verb") == "slot.accept")
    action = {"type": "Action.Execute", "verb": "slot.accept", "data": accept["data"]}
    tap = stage.journalist.person.activity(message, action)
    tap["value"]["trigger"] = "automatic"
    before = stage.rows()
    answer = await stage.teams.wire.invoke(tap)
    assert (stage.rows(), answer["value"]) == (before, message.card)


async def test_the_same_message_twice_is_taken_in_once(stage: TeamsStage) -> None:
    activity = said(stage)
    for _time in range(2):
        await stage.teams.wire.event(activity)
        await stage.acted()
    assert (stage.count("slots"), len(stage.librarian.news())) == (1, 1)


@pytest.mark.parametrize("same_id", [True, False])
async def test_the_same_tap_twice_is_done_once(stage: TeamsStage, *, same_id: bool) -> None:
    await proposed(stage)
    message, content = stage.journalist.look("prompt").handle
    accept = next(one for one in actions_of(content) if one.get("verb") == "slot.accept")
    action = {"type": "Action.Execute", "verb": "slot.accept", "data": accept["data"]}
    tap = stage.journalist.person.activity(message, action)
    for number in range(2):
        answer = await stage.teams.wire.invoke(tap if same_id else tap | {"id": f"f:{number}"})
        await stage.acted()
        assert "Du sagde ja" in json.dumps(answer["value"], ensure_ascii=False)
    assert [row[2] for row in stage.rows("history")["history"]] == ["propose", "accept"]
    assert len(stage.librarian.news()) == 1


async def test_a_tap_that_takes_long_is_answered_in_time_and_done(
    stage: TeamsStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await proposed(stage)

    answered = threading.Event()

    def said_in_time(lang: str) -> str:
        answered.set()
        return slow(lang)

    def slowly(*given: Any, **named: Any) -> Reply:  # noqa: ANN401 - those of the real one
        assert answered.wait(30)  # in a thread of the bot's: a database that is slow
        return receive(*given, **named)

    monkeypatch.setattr(taps, "slow", said_in_time)
    monkeypatch.setattr("bot.house.receive", slowly)
    monkeypatch.setattr(taps, "ANSWER_WITHIN", 0.05)
    await stage.journalist.tap("accept", on="prompt")
    said = "Det tager lidt længere. Om lidt kan du se, hvad der kom ud af det."
    assert (stage.journalist.person.told, stage.librarian.card) == ([said], AGREED_CARD)


async def test_a_database_that_is_away_does_not_look_as_if_it_were_done(
    stage: TeamsStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await proposed(stage)
    await stage.journalist.tap("counter", on="prompt")

    def away(*_given: object, **_named: object) -> Reply:
        raise ConnectionError("gone")

    with monkeypatch.context() as patch:
        patch.setattr("bot.house.receive", away)
        await stage.journalist.tap("accept", on="prompt")
        await stage.journalist.fill(when="fredag den 4. december kl. 10")
    sorry = "Jeg kan ikke gemme lige nu, så intet er ændret. Prøv igen om lidt."
    assert stage.journalist.person.told[-1] == sorry
    assert f"! {sorry}" in stage.journalist.form.lines
    assert "Hvornår i stedet? fredag den 4. december kl. 10" in stage.journalist.form.lines
    await stage.journalist.fill(when="fredag den 4. december kl. 10")  # what was typed still stands
    assert "fredag den 4. december kl. 10.00" in stage.librarian.card
