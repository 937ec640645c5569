"""A bump nobody finds a way on from: it is spoken of, waits for who said yes, and is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import TITLE, WHEN, agreed, bumped, until

if TYPE_CHECKING:
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio


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


async def test_what_the_world_knew_is_not_held_afterwards(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("offentliggør #1")
    await stage.journalist.command("afbud #1 akut nyhed")
    await stage.librarian.tap("move:1", on="private")
    for day in (33, 34, 35, 36, 37):
        await until(stage, day, 20)
    assert "🔴 Aflyst" in str(stage.librarian.cards()[0])
