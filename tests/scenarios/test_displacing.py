"""Something urgent takes a place that is taken: who loses is shown first, or asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import TITLE, WHEN, new_place, proposed, shown

if TYPE_CHECKING:
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio

URGENT = "foreslå Borgermøde torsdag den 3. december kl. 19 i Salen @journalist"


async def agreed_in_the_hall(stage: Stage) -> None:
    await proposed(stage, "foreslå Kaffe den 15. december kl. 9 @journalist")
    await new_place(stage, "Salen")
    await new_place(stage, "Caféen")
    stage.librarian.news()
    await proposed(
        stage, f"foreslå {TITLE} torsdag den 3. december kl. 19-20.30 i Salen @journalist"
    )
    await stage.journalist.tap("accept", on="prompt")
    for player in (stage.librarian, stage.journalist):
        player.news()


async def who_loses(stage: Stage) -> None:
    await stage.librarian.command(URGENT)
    assert "[Det haster: tag Salen]" in stage.librarian.news()[0]
    await stage.librarian.tap("propose:take1", on="private")


async def test_who_loses_is_shown_before_anything_happens(stage: Stage) -> None:
    await agreed_in_the_hall(stage)
    before = stage.rows("slots", "asks")
    await who_loses(stage)
    assert stage.librarian.news() == [
        shown(f"""
            Tager I Salen {WHEN}, mister #2 {TITLE} lokalet.
            Alle, der er med, får besked og nye tider. Intet sker, før du vælger.
            [Spørg #2 først] [Tag Salen] [Anden tid]
        """)
    ]
    assert stage.rows("slots", "asks") == before
    assert stage.journalist.news() == []


async def test_the_place_is_taken_and_who_lost_it_has_new_times(stage: Stage) -> None:
    await agreed_in_the_hall(stage)
    await who_loses(stage)
    await stage.librarian.tap("propose:take2", on="private")
    lost, new = (str(card) for card in stage.librarian.cards()[1:3])
    assert "🟠 Afbud fra Biblioteket i Midtbyen" in lost
    assert new.startswith("#3 · Borgermøde   🟡 Foreslået")
    (told,) = stage.journalist.news()
    assert told.startswith(
        f"🟠 Biblioteket i Midtbyen melder afbud til #2 {TITLE} ({WHEN}): praktisk.\n"
    )
    assert "[fre 4. dec. kl. 19.00]" in told


async def test_volunteers_first(stage: Stage) -> None:
    await agreed_in_the_hall(stage)
    await who_loses(stage)
    await stage.librarian.tap("space", on="private")
    (asked,) = stage.journalist.news()
    assert asked == shown(f"""
        Kan #2 {TITLE} flytte? @bibliotekar mangler Salen til noget, der haster, {WHEN}.
        Det er frivilligt. Siger du nej, spørger jeg ikke igen.
        {{ways}} [Nej, vi bliver]
    """).replace("{ways}", "[Caféen samme tid] [tor 3. dec. kl. 18.30] [fre 4. dec. kl. 19.00]")
    await stage.journalist.tap("counter:1", on="private")
    await stage.librarian.tap("accept", on="prompt")
    assert "· Caféen" in str(stage.librarian.cards()[1])
    stage.librarian.news()
    await stage.librarian.command("vis #2")
    assert "@journalist gav plads til noget, der haster" in stage.librarian.news()[0]
    await stage.librarian.command(URGENT)
    assert str(stage.librarian.cards()[2]).startswith("#3 · Borgermøde   🟡 Foreslået")


async def test_they_would_rather_stay(stage: Stage) -> None:
    await agreed_in_the_hall(stage)
    await who_loses(stage)
    await stage.librarian.tap("space", on="private")
    stage.librarian.news()
    await stage.journalist.tap("space:stay", on="private")
    assert stage.librarian.news() == [
        f"@journalist vil helst lade #2 {TITLE} blive, hvor det er.\n[Vis]"
    ]
    assert "🟢 Aftalt" in str(stage.librarian.cards()[1])
    await who_loses(stage)
    stage.librarian.news()
    stage.journalist.news()
    await stage.librarian.tap("space", on="private")  # nobody is asked twice
    assert stage.librarian.news()[0].startswith(f"Der er ingen at spørge i #2 {TITLE}")
    assert stage.journalist.news() == []


async def test_the_newspaper_does_not_give_the_librarys_rooms_away(stage: Stage) -> None:
    await agreed_in_the_hall(stage)
    await stage.journalist.command(URGENT.replace("@journalist", "@bibliotekar"))
    assert "Det haster" not in stage.journalist.news()[0]


async def test_a_time_only_kept_free_is_taken_as_well(stage: Stage) -> None:
    await agreed_in_the_hall(stage)
    await stage.journalist.command("afbud #2 akut nyhed")
    stage.librarian.news()
    line = "foreslå Borgermøde fredag den 4. december kl. 19 i Salen @journalist"
    await stage.librarian.command(line)
    await stage.librarian.tap("propose:take1", on="private")
    await stage.librarian.tap("propose:take2", on="private")
    assert str(stage.librarian.cards()[2]).startswith("#3 · Borgermøde   🟡 Foreslået")
    assert "holdes fri" not in str(stage.librarian.cards()[1])
