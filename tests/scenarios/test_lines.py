"""A place that several want: the second hold waits in line, may challenge the first, moves up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import TITLE, WHEN, new_place, proposed, shown, until

if TYPE_CHECKING:
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio

HELD = "#2 Debat om havnen"


async def two_in_line(stage: Stage) -> None:
    """#2 is held in the hall, and #3 waits behind it."""
    await proposed(stage, "foreslå Kaffe den 15. december kl. 9 @journalist")
    await new_place(stage, "Salen")
    stage.librarian.news()
    for title in (TITLE, "Skoledebat"):
        await proposed(
            stage, f"foreslå {title} torsdag den 3. december kl. 19-20.30 i Salen @journalist"
        )
    await stage.librarian.command("reserver #2")
    stage.librarian.news()
    await stage.librarian.command("reserver #3")


async def test_a_second_hold_waits_behind_the_first(stage: Stage) -> None:
    await two_in_line(stage)
    assert stage.librarian.news() == [
        shown(f"""
            Salen er reserveret til {HELD} indtil fredag den 27. november kl. 10.15. {{second}}
            [Fortryd] [Bed dem bekræfte eller slippe] [Vis]
        """).replace("{second}", "#3 Skoledebat er nr. 2 i køen.")
    ]
    assert "nr. 2 i køen til Salen" in stage.librarian.card
    assert "🟡 Foreslået" in stage.librarian.card


async def test_the_hold_runs_out_and_the_next_moves_up(stage: Stage) -> None:
    await two_in_line(stage)
    stage.librarian.news()
    await until(stage, 27, 10, 15)
    assert "🔵 Foreløbig" in str(stage.librarian.cards()[2])
    moved = "Salen er jeres til #3 Skoledebat: reserveret indtil søndag den 29. november kl. 10.15."
    assert [said for said in stage.librarian.news() if "jeres" in said] == [f"{moved}\n[Vis]"]


async def test_let_go_of_and_the_next_moves_up(stage: Stage) -> None:
    await two_in_line(stage)
    stage.journalist.news()
    await stage.librarian.command("slip #2")
    assert stage.journalist.news() == [
        f"@bibliotekar har sluppet tiden til {HELD}; forslaget står stadig.\n[Vis]"
    ]
    await stage.tick()
    assert "🟡 Foreslået" in str(stage.librarian.cards()[1])
    assert "🔵 Foreløbig" in str(stage.librarian.cards()[2])


async def test_agreed_on_nobody_moves_up(stage: Stage) -> None:
    await two_in_line(stage)
    await stage.journalist.command("ja #2")
    await stage.tick()
    assert "🟢 Aftalt" in str(stage.librarian.cards()[1])
    assert "🟡 Foreslået" in str(stage.librarian.cards()[2])
    assert "i køen" not in str(stage.librarian.cards()[2])
    over = "Salen er nu aftalt til noget andet, så #3 Skoledebat står ikke længere i kø."
    assert f"{over}\n[Anden tid] [Vis]" in stage.librarian.news()


async def test_the_next_in_line_asks_to_confirm_or_let_go(stage: Stage) -> None:
    await two_in_line(stage)
    stage.journalist.news()
    await stage.librarian.tap("challenge", on="private")
    by = "i morgen kl. 10.15"
    assert stage.librarian.news()[-1] == (
        f"{HELD} har indtil {by} til at bekræfte. Ellers får #3 Skoledebat Salen.\n[Vis]"
    )
    (asked,) = stage.journalist.news()
    assert asked == shown(f"""
        #3 Skoledebat vil gerne have Salen {WHEN}, som I har foreløbigt. {{confirm}}
        [Ja, jeg er med] [Slip den] [Anden tid] [Vis]
    """).replace(
        "{confirm}",
        f"Bekræft {HELD}, eller slip den senest {by}; ellers går den til #3 Skoledebat.",
    )
    await until(stage, 26, 10, 15)
    assert "🟡 Foreslået" in str(stage.librarian.cards()[1])
    assert "🔵 Foreløbig" in str(stage.librarian.cards()[2])


async def test_confirmed_in_time_it_stays(stage: Stage) -> None:
    await two_in_line(stage)
    await stage.librarian.tap("challenge", on="private")
    await stage.journalist.tap("accept", on="private")
    await until(stage, 27, 12)
    assert "🟢 Aftalt" in str(stage.librarian.cards()[1])
    assert "🟡 Foreslået" in str(stage.librarian.cards()[2])


async def test_only_a_hold_can_be_asked_and_only_once(stage: Stage) -> None:
    await two_in_line(stage)
    await stage.librarian.tap("challenge", on="private")
    stage.journalist.news()
    before = stage.rows()
    await stage.librarian.command("udfordr #3")
    assert stage.rows() == before
    assert stage.journalist.news() == []
    await stage.librarian.command("udfordr #1")
    assert stage.librarian.news()[-1].startswith("#1 Kaffe står ikke i kø")
