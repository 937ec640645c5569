"""Taking back: all is as it was, and those who heard of the act hear of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.tables import Slot
from tests.scenarios.lines import (
    AGREED_CARD,
    PROPOSE,
    agreed,
    bumped,
    new_place,
    proposed,
    until,
    values,
)

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage

pytestmark = pytest.mark.anyio


async def test_the_link_of_what_was_made_public_is_as_it_was(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.librarian.command("offentliggør #1 https://a.dk/rigtig")
    await on_slack.librarian.command("offentliggør #1 https://a.dk/forkert")
    await on_slack.librarian.command("fortryd #1")
    assert values(on_slack, Slot, "public_url") == [("https://a.dk/rigtig",)]


@pytest.mark.parametrize("line", ["offentliggør #1", "afløser #1 @kollega2"])
async def test_who_heard_nothing_of_it_hears_nothing(on_slack: SlackStage, line: str) -> None:
    await agreed(on_slack)
    await on_slack.librarian.command(line)
    await on_slack.librarian.command("fortryd #1")
    assert on_slack.librarian.card == AGREED_CARD
    assert on_slack.journalist.news() == []


@pytest.mark.parametrize("answer", ["ja #1", "nej #1"])
async def test_who_asked_the_stand_in_hears_that_it_is_open_again(
    on_slack: SlackStage, answer: str
) -> None:
    await bumped(on_slack)
    await on_slack.journalist.whisper("afløser #1 @kollega")
    await on_slack.colleague.whisper(answer)
    on_slack.journalist.news()
    await on_slack.colleague.whisper("fortryd #1")
    assert [told[:32] for told in on_slack.journalist.news()] == [
        "@kollega har fortrudt: #1 Debat "
    ]


async def test_who_pulled_out_hears_that_it_is_not_cancelled(on_slack: SlackStage) -> None:
    await bumped(on_slack)
    await on_slack.librarian.command("aflys #1")
    on_slack.journalist.news()
    await on_slack.librarian.command("fortryd #1")
    assert on_slack.journalist.news()[0].startswith("@bibliotekar har fortrudt: #1 Debat ")


async def test_nobody_is_reminded_twice(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await until(on_slack, 32, 7, 55)
    await on_slack.librarian.command("offentliggør #1")
    on_slack.journalist.news()
    await until(on_slack, 32, 8, 1)
    assert len(on_slack.journalist.news()) == 1
    await on_slack.librarian.command("fortryd #1")
    await until(on_slack, 32, 8, 5)
    assert on_slack.journalist.news() == []
    await until(on_slack, 33, 17)
    assert len(on_slack.journalist.news()) == 1


async def test_an_older_act_is_not_taken_back_by_its_old_button(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.journalist.whisper("anden tid 1 fredag den 4. december kl. 19")
    older = on_slack.journalist.look("private")
    await on_slack.journalist.whisper("anden tid 1 mandag den 7. december kl. 19")
    await on_slack.journalist.whisper("fortryd 1")
    on_slack.journalist.news()
    before = on_slack.rows()
    await on_slack.journalist.tap("undo", on=older)
    (told,) = on_slack.journalist.news()
    assert "kan ikke fortrydes længere" in told
    assert on_slack.rows() == before


async def test_a_bare_word_takes_back_what_was_just_done(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await proposed(on_slack, "foreslå Læsekreds fredag den 4. december kl. 16 @journalist")
    await on_slack.journalist.whisper("ja #1")
    await on_slack.journalist.whisper("fortryd")
    assert values(on_slack, Slot, "state") == [("proposed",), ("proposed",)]


async def test_a_nudge_with_a_time_can_be_taken_back(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.librarian.command("ryk #1 til fredag den 4. december kl. 16")
    assert "[Fortryd]" in on_slack.librarian.news()[0]
    await on_slack.librarian.command("fortryd #1")
    assert on_slack.librarian.card == AGREED_CARD


async def test_another_place_is_a_change_for_calendars_both_ways(on_slack: SlackStage) -> None:
    await new_place(on_slack, "Salen")
    await new_place(on_slack, "Caféen")
    await on_slack.librarian.command(f"{PROPOSE} i Salen")
    await on_slack.librarian.command("anden tid 1 i Caféen")
    await on_slack.librarian.command("fortryd 1")
    assert "· Salen" in on_slack.librarian.card
    assert values(on_slack, Slot, "sequence") == [(2,)]
