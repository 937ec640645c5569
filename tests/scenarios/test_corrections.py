"""Correcting a proposal leaves nothing behind: no lost person, deadline, hold or place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.tables import Ask, Commitment, Slot
from tests.scenarios.lines import PROPOSE, corrected, new_place, proposed, until, values

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage

pytestmark = pytest.mark.anyio

TITLE = "Debat om broen"


async def test_who_is_not_asked_any_more_leaves_no_empty_side(on_slack: SlackStage) -> None:
    third = on_slack.newcomer("kollega3")
    await proposed(on_slack)
    await corrected(on_slack, who=[on_slack.colleague2.id_in_forms, third.id_in_forms])
    await third.tap("decline", on="prompt")
    assert "venter på svar fra @kollega2" in on_slack.librarian.card


async def test_who_is_not_asked_any_more_is_not_asked_at_the_new_time(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await corrected(on_slack, who=[on_slack.colleague.id_in_forms])
    await on_slack.colleague.tap("accept", on="prompt")
    await on_slack.colleague.tap("bump")
    await on_slack.colleague.tap("bump:practical", on="form")
    await on_slack.librarian.command("flyt #1 fredag den 4. december kl. 18")
    assert "venter på svar fra @kollega " in on_slack.librarian.card
    assert "@journalist" not in on_slack.librarian.card


async def test_who_is_named_again_is_in_it_once(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await corrected(on_slack, who=[on_slack.colleague.id_in_forms])
    await corrected(on_slack, who=[on_slack.journalist.id_in_forms])
    await on_slack.journalist.tap("accept", on="prompt")
    assert values(on_slack, Commitment, "status") == [("accepted",), ("accepted",)]


async def test_moved_nearer_it_is_chased_in_time(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await corrected(on_slack, when="i dag kl. 15-16")
    on_slack.librarian.news()
    on_slack.journalist.news()
    await until(on_slack, 25, 10, 45)
    assert "Påmindelse" in on_slack.journalist.news()[0]
    await until(on_slack, 25, 11, 15)
    assert on_slack.librarian.news()[0].startswith("@journalist har ikke svaret endnu")


async def test_another_title_gives_nobody_more_time(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    before = values(on_slack, Ask, "due_at", "chase_at", "again_at")
    on_slack.goes_by(hours=2)
    await corrected(on_slack, title=TITLE)
    assert values(on_slack, Ask, "due_at", "chase_at", "again_at") == before


async def test_who_wanted_to_be_asked_later_still_does(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await on_slack.journalist.tap("later", on="prompt")
    await on_slack.journalist.tap("later:3", on="private")
    on_slack.journalist.news()
    await corrected(on_slack, when="fredag den 4. december kl. 16-17")
    await until(on_slack, 29, 12)
    assert on_slack.journalist.news() == []
    await until(on_slack, 30, 9)
    assert on_slack.journalist.news()[0].startswith("Kan du være med?")


async def test_a_hold_does_not_outlast_the_start(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await on_slack.librarian.command("reserver #1 til fredag kl. 12")
    await corrected(on_slack, when="torsdag den 26. november kl. 14-15")
    ((until_then, start),) = values(on_slack, Slot, "hold_until", "start_at")
    assert until_then == start


async def test_a_hold_that_ran_out_is_no_answer(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await on_slack.librarian.command("reserver #1 til i morgen kl. 8")
    await until(on_slack, 26, 9)
    await corrected(on_slack, title=TITLE)
    assert TITLE in str(on_slack.librarian.cards()[0])


async def test_an_answer_that_was_taken_back_is_no_answer(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await on_slack.journalist.whisper("nej")
    await on_slack.journalist.whisper("fortryd #1")
    await corrected(on_slack, title=TITLE)
    assert TITLE in on_slack.librarian.card


async def test_a_place_that_was_taken_after_hours_is_kept(on_slack: SlackStage) -> None:
    await new_place(on_slack, "Salen", "man-fre 9-18")
    await on_slack.librarian.command(f"{PROPOSE} i Salen")
    buttons = on_slack.librarian.look("private").buttons
    anyway = next(b.key for b in buttons if "alligevel" in b.label)
    await on_slack.librarian.tap(anyway, on="private")
    await corrected(on_slack, title=TITLE)
    assert TITLE in on_slack.librarian.card
    assert "· Salen" in on_slack.librarian.card


async def test_a_place_that_was_given_up_is_kept(on_slack: SlackStage) -> None:
    await new_place(on_slack, "Salen")
    await new_place(on_slack, "Caféen")
    await on_slack.librarian.command(f"{PROPOSE} i Salen")
    await on_slack.librarian.command("indstillinger")
    await on_slack.librarian.tap("settings:places", on="form")
    for begins in ("settings:place:", "settings:retire:"):
        buttons = on_slack.librarian.form.buttons
        await on_slack.librarian.tap(
            next(b.key for b in buttons if b.key.startswith(begins)), on="form"
        )
    await corrected(on_slack, title=TITLE)
    assert TITLE in on_slack.librarian.card
    assert "· Salen" in on_slack.librarian.card


async def test_another_place_is_a_change_for_calendars(on_slack: SlackStage) -> None:
    await new_place(on_slack, "Salen")
    await new_place(on_slack, "Caféen")
    await on_slack.librarian.command(f"{PROPOSE} i Salen")
    await corrected(on_slack, place="Caféen")
    assert values(on_slack, Slot, "sequence") == [(1,)]


async def test_saving_what_stands_leaves_every_button_good(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    seen = on_slack.journalist.look("prompt")
    on_slack.goes_by(minutes=1)
    await corrected(on_slack)
    await on_slack.journalist.tap("accept", on=seen)
    assert "🟢 Aftalt" in on_slack.librarian.card
