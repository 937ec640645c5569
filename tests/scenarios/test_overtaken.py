"""What was told once keeps its words; its buttons go when they would do nothing any more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from storage.retention import forget_texts
from storage.tables import Partnership, Surface
from tests.scenarios.lines import WHEN, agreed, bumped, proposed

if TYPE_CHECKING:
    from tests.scenarios.stage import Player, Stage

pytestmark = pytest.mark.anyio

SINCE = "Der er sket noget siden.\n[Vis]"


def reads(player: Player, start: str) -> str:
    """The latest thing they were told that begins so, as it reads now."""
    return next(said for said in map(str, reversed(player.privately())) if said.startswith(start))


async def test_a_receipt_that_was_taken_back_cannot_be_taken_back_again(stage: Stage) -> None:
    await agreed(stage)
    await stage.journalist.whisper("afbud #1 akut nyhed")
    start = "Afbud til #1 Debat om havnen er sendt til Biblioteket i Midtbyen (akut nyhed)."
    assert "[Fortryd]" in reads(stage.journalist, start)
    await stage.journalist.tap("restore", on="private")
    assert reads(stage.journalist, start) == f"{start}\n{SINCE}"


async def test_new_times_go_with_the_bump(stage: Stage) -> None:
    await bumped(stage)
    assert "[fre 4. dec. kl. 19.00]" in reads(stage.librarian, "🟠 Folkebladet")
    await stage.journalist.tap("restore")
    told = reads(stage.librarian, "🟠 Folkebladet")
    assert told.endswith(f"\n{SINCE}")
    assert "fredag den 4. december kl. 19.00–20.30" in told
    assert "[fre 4. dec. kl. 19.00]" not in told


async def test_nobody_can_not_make_it_after_all_once_it_has_moved(stage: Stage) -> None:
    await bumped(stage)
    await stage.librarian.tap("move:1", on="private")
    chosen = "✓ Du kan fredag den 4. december kl. 19.00–20.30."
    assert "[Kan ikke alligevel]" in reads(stage.librarian, chosen)
    await stage.journalist.tap("move:1")
    assert "🟢 Aftalt" in stage.librarian.card
    assert reads(stage.librarian, chosen).endswith(SINCE)


async def test_what_was_proposed_is_not_corrected_once_it_is_answered(stage: Stage) -> None:
    await proposed(stage)
    other = "Læsekreds fredag den 4. december kl. 19-20.30"
    await stage.librarian.whisper(f"foreslå {other} @journalist")
    sent = "Sendt til @journalist: #2 Læsekreds"
    assert "[Ret] [Fortryd]" in reads(stage.librarian, sent)
    await stage.journalist.reply("ja", to=stage.journalist.prompts()[0])
    assert "[Ret] [Fortryd]" in reads(stage.librarian, sent)  # another event's answer
    await stage.journalist.reply("ja", to=stage.journalist.prompts()[1])
    assert reads(stage.librarian, sent).endswith(SINCE)


async def test_what_only_looks_is_left_alone(stage: Stage) -> None:
    await agreed(stage)
    told = f"✓ @journalist siger ja til #1 Debat om havnen, {WHEN}."
    before = reads(stage.librarian, told)
    await stage.librarian.command("udskyd #1")
    assert reads(stage.librarian, told) == before


async def test_what_was_said_is_forgotten_with_all_other_words(stage: Stage) -> None:
    await agreed(stage)
    await stage.journalist.whisper("afbud #1 akut nyhed")
    for days, is_kept in ((80, True), (100, False)):
        with stage.store.write() as session:
            together = session.scalars(select(Partnership)).one()
            forget_texts(session, together, stage.clock.now() + timedelta(days=days))
            session.flush()
            kept = session.scalars(select(Surface.said).where(Surface.said.is_not(None))).all()
        assert bool(kept) == is_kept
