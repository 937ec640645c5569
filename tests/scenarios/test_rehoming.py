"""A bumped slot finds a new home: the bot offers the best times, and the first both tap wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.tables import NewTime
from tests.scenarios.lines import FRIDAY, TITLE, bumped, bumped_in, proposed, shown, until

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


async def test_what_was_put_off_after_a_bump_moves_with_both(stage: Stage) -> None:
    await bumped(stage)
    await stage.librarian.command("udskyd #1")
    await stage.librarian.tap("move:1")
    await stage.journalist.tap("move:1")
    assert "@bibliotekar (vært) · @journalist\n" in stage.librarian.card


async def test_what_was_proposed_before_goes_before_a_time_only_kept_free(stage: Stage) -> None:
    await bumped_in(stage)
    assert "holdes fri" in stage.librarian.card
    await stage.librarian.command("alligevel #2")  # not theirs: nothing happens
    stage.librarian.news()
    await proposed(stage, "foreslå Læsekreds mandag den 7. december kl. 19 i Salen @journalist")
    await stage.journalist.tap("accept", on="prompt")
    assert "🟢 Aftalt" in stage.librarian.card


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
