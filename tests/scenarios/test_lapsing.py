"""What the clock ends: what is over took place, what nobody answered expires, holds are let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import PROPOSE, TITLE, WHEN, agreed, new_place, proposed, until

if TYPE_CHECKING:
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio


async def test_what_was_agreed_took_place_when_it_is_over(stage: Stage) -> None:
    await agreed(stage)
    await until(stage, 33, 20, 29)
    assert "🟢 Aftalt" in str(stage.librarian.cards()[0])
    stage.librarian.news()
    await until(stage, 33, 20, 30)
    seen = str(stage.librarian.cards()[0])
    assert seen.startswith(f"#1 · {TITLE}   ✔️ Afholdt\n")
    assert "[Meld afbud]" not in seen
    assert stage.librarian.news() == []  # nobody needs to be told
    await stage.librarian.whisper("vis 1")
    assert "· Det blev holdt, i dag kl. 20.30." in stage.librarian.news()[0]


async def test_what_nobody_answered_expires_when_it_would_begin(stage: Stage) -> None:
    await proposed(stage)
    await until(stage, 33, 18, 59)
    stage.librarian.news()
    stage.journalist.news()
    await until(stage, 33, 19)
    await stage.tick()
    assert "⚪ Udløbet" in str(stage.librarian.cards()[0])
    told = f"#1 {TITLE} er udløbet: tiden kom, {WHEN}, og ikke alle havde svaret.\n[Vis]"
    assert stage.librarian.news() == [told]
    assert stage.journalist.news() == []
    assert "[Ja, jeg er med]" not in stage.journalist.prompt
    await stage.journalist.whisper("ja #1")
    assert "🟢" not in str(stage.librarian.cards()[0])


async def test_it_begins_with_those_who_said_yes(stage: Stage) -> None:
    await proposed(stage, f"{PROPOSE} @kollega")
    await stage.journalist.tap("accept", on="prompt")
    assert "🔵 Foreløbig" in stage.librarian.card
    stage.librarian.news()
    await until(stage, 33, 19)
    seen = str(stage.librarian.cards()[0])
    assert "🟢 Aftalt" in seen
    assert "@bibliotekar (vært) · @journalist\n" in seen
    await until(stage, 33, 21)
    assert "✔️ Afholdt" in str(stage.librarian.cards()[0])


async def test_a_hold_that_ran_out_frees_the_place(stage: Stage) -> None:
    await proposed(stage)
    await stage.librarian.whisper("fortryd")
    await new_place(stage, "Salen")
    stage.librarian.news()
    await stage.librarian.command(f"{PROPOSE} #Salen")
    await stage.librarian.command("reserver 2 til fredag kl. 12")
    stage.librarian.news()
    await until(stage, 27, 11, 59)
    assert "🔵 Foreløbig" in next(c for c in map(str, stage.librarian.cards()) if "#2" in c)
    stage.librarian.news()
    await until(stage, 27, 12)
    (told,) = stage.librarian.news()
    assert told == (
        f"Reservationen er udløbet: #2 {TITLE}, {WHEN} · Salen. Andre kan få tiden nu.\n"
        "[Reserver tiden] [Vis]"
    )
    assert "🟡 Foreslået" in next(c for c in map(str, stage.librarian.cards()) if "#2 ·" in c)


async def test_before_a_hold_runs_out_there_is_a_last_call(stage: Stage) -> None:
    await proposed(stage)
    await stage.librarian.command("reserver 1 til fredag kl. 14")
    await until(stage, 26, 11)
    stage.librarian.news()
    stage.journalist.news()
    await until(stage, 27, 10)
    said = "I dag kl. 14.00 slipper jeg #1 Debat om havnen, torsdag den 3. december kl. 19.00–20.30"
    (told,) = stage.journalist.news()
    taps = "[Ja, jeg er med] [Nej] [Hold den længere] [Slip den] [Vis]"
    assert told == f"{said}: ikke alle har svaret.\n{taps}"
    assert stage.librarian.news()[0].startswith(said)
    await stage.journalist.tap("accept", on="private")
    assert "🟢 Aftalt" in str(stage.librarian.cards()[0])


async def test_before_a_proposal_expires_there_is_one_too(stage: Stage) -> None:
    await proposed(stage)
    await until(stage, 26, 11)
    await until(stage, 32, 18, 59)
    stage.journalist.news()
    await until(stage, 32, 19)
    assert stage.journalist.news()[0].startswith("#1 Debat om havnen udløber, når tiden er der,")
    await stage.journalist.reply("ja")
    await until(stage, 33, 9)
