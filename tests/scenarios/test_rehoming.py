"""A bumped slot finds a new home: the bot offers the best times, and the first both tap wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.tables import NewTime, Slot
from tests.scenarios.lines import (
    FRIDAY,
    PROPOSE,
    TITLE,
    WHEN,
    agreed,
    bumped,
    new_place,
    proposed,
    shown,
)
from tests.scenarios.test_clock import until

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio

HOME = shown("""
    #1 · Debat om havnen   🟢 Aftalt
    fredag den 4. december kl. 19.00–20.30 · om 9 dage
    flyttet fra torsdag den 3. december kl. 19.00
    @bibliotekar (vært) · @journalist
    [Meld afbud] [Anden tid] [Mere]
""")
MOVED = f"#1 {TITLE} er flyttet fra torsdag den 3. december kl. 19.00 til {FRIDAY}.\n"


async def bumped_in(stage: Stage, place: str = "Salen") -> None:
    """As agreed in a place of the library, and then bumped."""
    await proposed(stage)
    await new_place(stage, place)
    await stage.librarian.command("træk tilbage #1")
    stage.librarian.news()
    await proposed(
        stage, f"foreslå {TITLE} torsdag den 3. december kl. 19-20.30 i {place} @journalist"
    )
    await stage.journalist.tap("accept", on="prompt")
    await stage.journalist.command("afbud #2 akut nyhed")
    for player in (stage.librarian, stage.journalist):
        player.news()


async def test_two_taps_and_it_has_a_new_home(stage: Stage) -> None:
    await bumped(stage)
    await stage.librarian.tap("move:1", on="private")
    assert "✓ Biblioteket i Midtbyen kan fredag den 4. december" in stage.journalist.card
    assert "[✓ fre 4. dec. kl. 19.00]" in stage.journalist.card
    (asked,) = stage.journalist.news()
    assert asked.startswith(
        f"@bibliotekar foreslår en ny tid til #1 {TITLE}. Passer den dig?\n"
        f"{FRIDAY} · ✓ Biblioteket i Midtbyen kan · samme klokkeslæt"
    )
    await stage.journalist.tap("move:1", on="private")
    assert stage.librarian.card == HOME
    assert stage.librarian.news()[-1].startswith(MOVED)
    assert [said[: len(MOVED)] for said in stage.journalist.news()] == [MOVED]
    assert stage.count("new_times") == 0


async def test_each_taps_another_and_the_first_both_tap_wins(stage: Stage) -> None:
    await bumped(stage)
    card = stage.journalist.cards()[0]
    await stage.journalist.tap("move:2", on=card)
    await stage.librarian.tap("move:1")
    assert "🟠 Afbud fra Folkebladet" in stage.librarian.card
    assert "✓ Biblioteket i Midtbyen kan fredag den 4. december" in stage.librarian.card
    assert "✓ Folkebladet kan mandag den 7. december" in stage.librarian.card
    await stage.journalist.tap("move:1", on=card)  # as it was shown before
    assert stage.librarian.card == HOME


async def test_the_same_tap_twice_is_one_yes(stage: Stage) -> None:
    await bumped(stage)
    await stage.librarian.tap("move:1")
    before = stage.rows("slots", "history", "new_times")
    await stage.librarian.tap("move:1")
    assert stage.rows("slots", "history", "new_times") == before
    assert "🟠" in stage.librarian.card


async def test_typed_it_is_a_yes_as_well(stage: Stage) -> None:
    await bumped(stage)
    await stage.librarian.command("flyt #1 fredag den 4. december kl. 19")
    assert "✓ Biblioteket i Midtbyen kan" in stage.librarian.card
    await stage.journalist.command("flyt #1 fredag den 4. december kl. 19")
    assert stage.librarian.card == HOME


async def test_more_times(stage: Stage) -> None:
    await bumped(stage)
    await stage.librarian.tap("move:more", on="private")
    more = str(stage.librarian.look("private"))
    assert more.startswith(f"Nye tider til #1 {TITLE}:\n")
    assert "[fre 4. dec. kl. 19.00]" not in more
    await stage.librarian.tap("move:1", on="private")
    await stage.journalist.tap("move:1", on="private")
    assert "🟢 Aftalt" in stage.librarian.card
    assert FRIDAY not in stage.librarian.card


async def test_the_best_time_is_kept_free_for_a_while(stage: Stage) -> None:
    await bumped_in(stage)
    assert "fredag den 4. december kl. 19.00–20.30 holdes fri indtil" in stage.librarian.card
    line = "foreslå Læsekreds fredag den 4. december kl. 19 i Salen @journalist"
    await stage.librarian.command(line)
    (told,) = stage.librarian.news()
    assert told.startswith(f"Salen er optaget {FRIDAY} af #2 {TITLE}.")
    await until(stage, 27, 12)
    stage.librarian.news()
    assert "holdes fri" not in str(stage.librarian.cards()[1])
    await stage.librarian.command(line)
    assert stage.librarian.news()[0].startswith("Sendt til @journalist: #3 Læsekreds")


async def test_what_was_taken_meanwhile_is_not_promised(stage: Stage) -> None:
    await bumped_in(stage)
    await until(stage, 27, 12)
    await stage.librarian.command(
        "foreslå Læsekreds fredag den 4. december kl. 19 i Salen @journalist"
    )
    await stage.journalist.tap("accept", on="prompt")
    for player in (stage.librarian, stage.journalist):
        player.news()
    card = stage.librarian.cards()[1]
    await stage.librarian.tap("move:1", on=card)
    (told,) = stage.librarian.news()
    assert told.startswith("Den tid kan ikke fås længere. De her er ledige:\n")
    assert "fre 4. dec. kl. 19.00" not in told
    assert "🟠 Afbud fra Folkebladet" in str(stage.librarian.cards()[1])


async def test_what_others_have_agreed_on_meanwhile_is_in_their_diaries(stage: Stage) -> None:
    await proposed(stage, "foreslå Læsekreds fredag den 4. december kl. 18 @journalist")
    await stage.journalist.tap("accept", on="prompt")
    stage.librarian.news()
    await proposed(stage)
    await stage.journalist.tap("accept", on="prompt")
    await stage.journalist.command("afbud #2 redaktionelt")
    assert "fre 4. dec." not in stage.librarian.card
    assert "[man 7. dec. kl. 19.00]" in stage.librarian.card


async def test_an_unresolved_bump_is_spoken_of_and_then_closed(stage: Stage) -> None:
    await bumped(stage)
    await until(stage, 26, 10, 15)
    (told,) = stage.librarian.news()
    assert told.startswith(
        f"Der er ikke fundet en vej videre for #1 {TITLE} ({WHEN}), "
        "som Folkebladet har meldt afbud til.\n"
    )
    assert stage.journalist.news() == []
    await until(stage, 27, 10, 15)  # nobody stands in, so those who lead are next
    (lead,) = stage.journalist.news()
    assert "Før dig har jeg skrevet til @bibliotekar." in lead
    await until(stage, 33, 19)
    assert "🔴 Aflyst" in str(stage.librarian.cards()[0])
    closed = f"Tiden for #1 {TITLE} er kommet, uden at der er valgt en vej videre. "
    assert stage.librarian.news()[-1] == (
        f"{closed}Jeg har lukket det som aflyst.\n[Det blev holdt uden Folkebladet] [Vis]"
    )
    assert stage.journalist.news()[-1] == f"{closed}Jeg har lukket det som aflyst.\n[Vis]"
    await stage.librarian.tap("alone", on="private")
    assert "🟢 Aftalt" in str(stage.librarian.cards()[0])


async def test_what_the_world_was_told_of_takes_place_without_them(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("offentliggør #1")
    await stage.journalist.command("afbud #1 akut nyhed")
    stage.librarian.news()
    await until(stage, 33, 19)
    assert "🟢 Aftalt" in str(stage.librarian.cards()[0])
    assert stage.librarian.news()[-1].endswith(
        "så jeg har noteret, at det holdes uden Folkebladet.\n[Vis] [Tekster til hjemmeside og dør]"
    )


async def test_a_new_time_one_side_wants_is_waited_for(stage: Stage) -> None:
    await bumped(stage)
    await stage.librarian.tap("move:1", on="private")
    await until(stage, 33, 19)
    assert "🟠 Afbud" in str(stage.librarian.cards()[0])
    await stage.journalist.tap("move:1", on=stage.journalist.cards()[0])
    assert "🟢 Aftalt" in str(stage.librarian.cards()[0])


async def test_who_is_in_it_besides_is_asked_about_the_new_time(on_slack: SlackStage) -> None:
    await proposed(
        on_slack, f"{'foreslå'} {TITLE} torsdag den 3. december kl. 19-20.30 @journalist @kollega"
    )
    await on_slack.journalist.tap("accept", on="prompt")
    await on_slack.colleague.tap("accept", on="prompt")
    await on_slack.journalist.command("afbud #1 akut nyhed")
    await on_slack.librarian.tap("move:1")
    await on_slack.journalist.tap("move:1")
    assert "🔵 Foreløbig" in on_slack.librarian.card
    assert FRIDAY in on_slack.colleague.prompt
    await on_slack.colleague.tap("accept", on="prompt")
    assert "🟢 Aftalt" in on_slack.librarian.card


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


async def test_what_was_put_off_after_a_bump_moves_with_both(stage: Stage) -> None:
    await bumped(stage)
    await stage.librarian.command("udskyd #1")
    await stage.librarian.tap("move:1")
    await stage.journalist.tap("move:1")
    assert "@bibliotekar (vært) · @journalist\n" in stage.librarian.card


async def test_a_no_after_the_old_time_is_not_closed_at_once(stage: Stage) -> None:
    await bumped(stage)
    await stage.librarian.command("flyt #1 tirsdag den 15. december kl. 19")
    await until(stage, 34, 10)
    await stage.journalist.tap("decline", on="prompt")
    await until(stage, 34, 11)
    assert "🟠 Afbud fra Folkebladet" in str(stage.librarian.cards()[0])
    for day in range(35, 50):
        await until(stage, day, 12)
    assert "🔴 Aflyst" in str(stage.librarian.cards()[0])


async def test_what_was_proposed_before_goes_before_a_time_only_kept_free(stage: Stage) -> None:
    await bumped_in(stage)
    assert "holdes fri" in stage.librarian.card
    await stage.librarian.command("alligevel #2")  # not theirs: nothing happens
    stage.librarian.news()
    await proposed(stage, "foreslå Læsekreds mandag den 7. december kl. 19 i Salen @journalist")
    await stage.journalist.tap("accept", on="prompt")
    assert "🟢 Aftalt" in stage.librarian.card


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


async def test_a_colleague_who_taps_yes_takes_over(on_slack: SlackStage) -> None:
    await bumped(on_slack)
    await on_slack.colleague2.tap("move:1")
    await on_slack.journalist.tap("move:1")
    assert "@kollega2 (vært) · @journalist\n" in on_slack.librarian.card


async def test_only_so_many_times_are_kept_free(stage: Stage) -> None:
    await bumped_in(stage)
    for number in (1, 2, 3):
        await stage.librarian.tap(f"move:{number}")
    with stage.store.read() as session:
        held = session.query(NewTime).where(NewTime.held_until.is_not(None)).count()
    assert held == 2


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


async def test_what_the_world_knew_is_not_held_afterwards(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("offentliggør #1")
    await stage.journalist.command("afbud #1 akut nyhed")
    await stage.librarian.tap("move:1", on="private")
    for day in (33, 34, 35, 36, 37):
        await until(stage, day, 20)
    assert "🔴 Aflyst" in str(stage.librarian.cards()[0])
