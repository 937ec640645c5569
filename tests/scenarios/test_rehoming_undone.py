"""A new home that is taken back, or comes to nothing: what stood before stands again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.tables import Slot
from tests.scenarios.lines import PROPOSE, TITLE, bumped, bumped_in, proposed

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio


async def test_taken_back_too_late_it_says_the_nearest_that_are_free(stage: Stage) -> None:
    await bumped_in(stage)
    await stage.librarian.command(
        "foreslå Læsekreds torsdag den 3. december kl. 19 i Salen @journalist"
    )
    await stage.journalist.tap("accept", on="prompt")
    stage.journalist.news()
    await stage.journalist.command("alligevel #2")
    (told,) = stage.journalist.news()
    assert told.startswith("Tiden er taget af #3 Læsekreds, så I kan ikke få den tilbage.\n")
    assert "[fre 4. dec. kl. 19.00]" in told


async def test_a_yes_is_taken_back(stage: Stage) -> None:
    await bumped(stage)
    await stage.librarian.tap("move:1")
    await stage.librarian.tap("move:cannot", on="private")
    assert "✓" not in stage.journalist.card
    await stage.journalist.tap("move:1")
    assert "🟠" in stage.librarian.card


async def test_undone_the_yes_of_the_others_stands(stage: Stage) -> None:
    await bumped(stage)
    await stage.journalist.tap("move:1")
    await stage.librarian.command("flyt #1 fredag den 4. december kl. 19")
    assert "🟢 Aftalt" in stage.librarian.card
    stage.journalist.news()
    await stage.librarian.tap("undo", on="private")
    assert "✓ Folkebladet kan fredag" in stage.librarian.card
    assert stage.journalist.news() != []


async def test_a_tapped_bump_with_a_plan_is_taken_back(stage: Stage) -> None:
    await proposed(stage, f"{PROPOSE} ellers alene")
    await stage.journalist.tap("accept", on="prompt")
    await stage.journalist.tap("bump")
    await stage.journalist.tap("bump:practical", on="form")
    assert "@journalist" not in stage.librarian.card
    await stage.journalist.command("fortryd #1")
    assert "@bibliotekar (vært) · @journalist\n" in stage.librarian.card


async def test_who_pulled_out_first_is_known_when_the_new_time_comes_to_nothing(
    stage: Stage,
) -> None:
    await bumped(stage)
    await stage.librarian.command("flyt #1 tirsdag den 15. december kl. 19")
    await stage.librarian.command("reserver #1")
    await stage.librarian.command("afbud #1 sygdom")
    await stage.librarian.command("alligevel #1")
    await stage.librarian.command("træk tilbage #1")
    assert "🟠 Afbud fra Folkebladet\nskulle være torsdag den 3. december" in stage.librarian.card
    with stage.store.read() as session:
        slot = session.query(Slot).one()
    assert (slot.bumped_side, slot.hold_until) == ("partner", None)


async def test_bumped_on_its_way_and_taken_back_it_is_the_first_bump_that_stands(
    on_slack: SlackStage,
) -> None:
    line = f"foreslå {TITLE} torsdag den 3. december kl. 19-20.30 @journalist @kollega"
    await proposed(on_slack, line)
    await on_slack.journalist.tap("accept", on="prompt")
    await on_slack.colleague.tap("accept", on="prompt")
    await on_slack.journalist.command("afbud #1 akut nyhed")
    await on_slack.librarian.tap("move:1")
    await on_slack.journalist.tap("move:1")  # tentative: the colleague has not answered yet
    await on_slack.librarian.command("afbud #1 praktisk")
    await on_slack.librarian.command("alligevel #1")
    await on_slack.librarian.command("træk #1")
    assert "🟠 Afbud fra Folkebladet" in on_slack.librarian.card
    await on_slack.journalist.command("alligevel #1")
    assert "@bibliotekar (vært) · @journalist · @kollega\n" in on_slack.librarian.card
