"""After an event: each side is asked how it went, two taps do, and then it is left in peace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.tables import Followup
from tests.scenarios.lines import agreed, shown, until, values

if TYPE_CHECKING:
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio

ASKED = shown("""
    Hvordan gik Debat om havnen?
    torsdag den 3. december kl. 19.00–20.30
    Hvor mange kom?
    [ca. 10] [ca. 25] [ca. 50] [ca. 100] [Blev ikke til noget] \
[Tilføj timer, link, note] [Spring over]
""")


async def over(stage: Stage) -> None:
    """It took place on Thursday, and both have been asked on Friday at nine."""
    await agreed(stage)
    for day, hour in ((33, 21), (34, 8)):
        await until(stage, day, hour)
    for player in (stage.librarian, stage.journalist):
        player.news()
    await until(stage, 34, 9)


async def test_two_taps_do(stage: Stage) -> None:
    await over(stage)
    assert stage.librarian.news() == stage.journalist.news() == [ASKED]
    await stage.librarian.tap("followup:came50", on="private")
    assert str(stage.librarian.look("private")) == shown("""
        Hvordan gik Debat om havnen?
        ✓ 50 kom. Var det umagen værd?
        Det svar ser kun jeres egen side.
        [1 nej] [2] [3] [4] [5 ja, helt sikkert] [Tilføj timer, link, note]
    """)
    await stage.librarian.tap("followup:worth4", on="private")
    assert str(stage.librarian.look("private")) == shown("""
        #1 Debat om havnen
        Tak. 50 kom. Umagen værd: 4 af 5.
        [Tilføj timer, link, note] [Vis]
    """)
    assert stage.librarian.news() == []
    await until(stage, 37, 9)
    assert stage.librarian.news() == []


async def test_the_rest_is_optional(stage: Stage) -> None:
    await over(stage)
    await stage.journalist.tap("followup:more", on="private")
    await stage.journalist.fill(
        came="42", hours="2,5", link="https://folkebladet.dk/havnen", note="Flere stole"
    )
    said = ("partner", True, 42, None, 150, "https://folkebladet.dk/havnen", "Flere stole")
    columns = ("side", "took_place", "came", "worth", "minutes", "url", "note")
    assert values(stage, Followup, *columns)[1] == said
    await stage.librarian.command("vis 1")
    assert "42 kom. https://folkebladet.dk/havnen" in stage.librarian.news()[-1]


@pytest.mark.parametrize("field", ["came", "hours", "link"])
async def test_what_is_no_answer_changes_nothing(stage: Stage, field: str) -> None:
    await over(stage)
    await stage.journalist.tap("followup:more", on="private")
    before = stage.rows("followups")
    await stage.journalist.fill(**{field: "mange"})
    assert stage.rows("followups") == before


async def test_unanswered_it_is_asked_once_more_and_then_left_in_peace(stage: Stage) -> None:
    await over(stage)
    stage.librarian.news()
    await until(stage, 36, 12)  # a weekend
    assert stage.librarian.news() == []
    await until(stage, 37, 9)
    assert stage.librarian.news() == [ASKED]
    for day in (38, 39, 44):
        await until(stage, day, 9)
    assert stage.librarian.news() == []


async def test_what_came_to_nothing_is_not_followed_up(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("aflys 1")
    await until(stage, 34, 9)
    assert stage.count("followups") == 0


async def test_before_it_is_over_nothing_is_asked(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("opfølgning 1")
    assert stage.librarian.news()[-1].startswith("#1 Debat om havnen er ikke slut endnu.")


async def test_it_did_not_take_place(stage: Stage) -> None:
    await over(stage)
    await stage.journalist.tap("followup:off", on="private")
    assert "Det blev ikke til noget." in str(stage.journalist.look("private"))
