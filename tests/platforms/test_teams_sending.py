"""What Teams answers when we write, and what becomes of the message."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx
import pytest

from bot.gateway import Destination, TryAgainError
from handlers.cards.model import Card
from tests.scenarios.lines import AGREED_CARD, PROPOSE, WAITING_CARD, agreed, proposed
from tests.scenarios.on_teams import TeamsStage, teams_stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.teams.gateway import TeamsGateway
    from storage.engine import Store

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.parametrize("store", ["sqlite"], indirect=True),
]

CARD = Card(notice="hej", heading=("hej",))


@pytest.fixture
async def stage(store: Store) -> AsyncIterator[TeamsStage]:
    async with teams_stage(store) as made:
        yield made


def gateway(stage: TeamsStage) -> TeamsGateway:
    assert stage.built.teams is not None
    return stage.built.teams.gateway


@pytest.mark.parametrize("status", [412, 429, 502, 504])
async def test_what_passes_is_sent_when_it_has_passed(stage: TeamsStage, status: int) -> None:
    stage.teams.fail("post", status=status, error="Passing", times=2)
    await stage.librarian.command(PROPOSE)
    assert stage.librarian.card == WAITING_CARD


async def test_retry_after_is_kept_to_without_spending_an_attempt(stage: TeamsStage) -> None:
    stage.waits = True
    await stage.librarian.command(PROPOSE)
    stage.teams.fail("post", retry_after=40, times=3)
    began = stage.real_now()
    await stage.settle()
    assert stage.real_now() - began >= timedelta(seconds=40)
    assert stage.librarian.card == WAITING_CARD


async def test_a_busy_room_is_written_to_no_faster_than_teams_allows(stage: TeamsStage) -> None:
    for number in range(12):
        day = 1 + number
        await stage.librarian.command(f"foreslå Møde {number} den {day}/12 kl. 19 @journalist")
    assert len(stage.librarian.cards()) == 12
    refused = [call for call in stage.teams.world.calls if call.status == 429]
    assert refused == []


async def test_an_answer_that_is_lost_is_not_taken_for_a_failure_for_ever(
    stage: TeamsStage,
) -> None:
    stage.troubled = True  # it may stand there twice: Teams has no way to look
    stage.teams.fail("post", drop="after", conversation=stage.room.id)
    await stage.librarian.command(PROPOSE)
    assert {str(card) for card in stage.librarian.cards()} == {WAITING_CARD}
    assert stage.dead == []


async def test_a_service_that_hangs_is_left_in_time(
    stage: TeamsStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.librarian.whisper("hjælp")
    assert stage.built.teams is not None
    client = gateway(stage)._connector._client
    monkeypatch.setattr(client.http, "timeout", httpx.Timeout(0.05))
    stage.teams.fail("post", delay=0.3)
    with pytest.raises(TryAgainError, match="Teams did not answer"):
        await gateway(stage).post(Destination(stage.room.id, "k"), CARD)
    await asyncio.sleep(0.3)


async def test_a_card_that_is_gone_is_posted_anew(stage: TeamsStage) -> None:
    stage.troubled = True  # two posts for one card
    await proposed(stage)
    (first,) = stage.librarian.person.sees(stage.room)
    stage.teams.forget(stage.room, first.id)
    await stage.journalist.tap("accept", on="prompt")
    assert [str(card) for card in stage.librarian.cards()] == [AGREED_CARD]
    await stage.journalist.tap("bump")
    await stage.journalist.tap("bump:editorial", on="form")
    assert len(stage.librarian.cards()) == 1  # the new one is the one that is edited


async def test_somebody_who_blocked_the_bot_is_no_reason_to_stop(stage: TeamsStage) -> None:
    stage.troubled = True
    await stage.journalist.whisper("hjælp")
    stage.journalist.person.user.blocked = True
    await stage.librarian.command(PROPOSE)
    assert stage.librarian.card == WAITING_CARD
    assert stage.dead == ["MessageWritesBlocked"]
    await stage.journalist.say("@rykker ja #1")  # the room is another way to them
    assert stage.librarian.card == AGREED_CARD


async def test_a_token_that_is_refused_is_fetched_anew(stage: TeamsStage) -> None:
    await proposed(stage)
    stage.teams.world.tokens.clear()
    await stage.journalist.tap("accept", on="prompt")
    assert stage.librarian.card == AGREED_CARD
    assert len(stage.teams.world.tokens) == 1


async def test_a_secret_that_is_no_longer_good_lets_everything_wait(stage: TeamsStage) -> None:
    await proposed(stage)
    stage.troubled = True
    stage.teams.world.tokens.clear()
    stage.teams.fail("token", error="AADSTS7000222: The secret has expired", times=3)
    await stage.journalist.tap("accept", on="prompt")
    assert stage.librarian.card == WAITING_CARD  # it is done; it could not be shown
    assert stage.dead == []
    stage.teams.world.faults.waiting.clear()
    assert stage.built.teams is not None
    await stage.built.teams.changes.look()
    await stage.settle()
    assert stage.librarian.card == AGREED_CARD


async def test_nothing_for_one_person_is_posted_where_others_see_it(stage: TeamsStage) -> None:
    await agreed(stage)
    journalist = stage.journalist.id_in_forms
    assert (
        await gateway(stage).post(Destination(stage.room.id, "k", only_for=journalist), CARD)
        is None
    )
    assert "hej" in stage.journalist.news()
    assert "hej" not in [str(card) for card in stage.librarian.cards()]


async def test_everything_we_send_says_whose_it_is_and_has_words(stage: TeamsStage) -> None:
    await agreed(stage)
    for line in ("vis #1", "liste", "hjælp", "afbud #1 akut", "alligevel #1", "xyzzy"):
        await stage.journalist.command(line)
        await stage.librarian.command(line)
    sent = [*stage.teams.called("post"), *stage.teams.called("edit")]
    assert len(sent) > 10
    tenant = {"tenant": {"id": stage.teams.world.tenant}}
    assert [call for call in sent if call.body["channelData"] != tenant] == []
    assert [call for call in sent if not call.body["summary"].strip()] == []
