"""Places: named by the library, open when it says, and never given to two at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import PROPOSE, new_place, shown

if TYPE_CHECKING:
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio

EXAMPLE = "Skriv fx “man–fre 9–20, lør 10–14”."
IN_HALL = PROPOSE.replace("@journalist", "i Salen @journalist")


async def taken(stage: Stage) -> None:
    """The hall is agreed on for Thursday evening; the café is free."""
    await new_place(stage, "Salen", "man-fre 9-22")
    await new_place(stage, "Caféen")
    await stage.librarian.command(IN_HALL)
    await stage.journalist.tap("accept", on="prompt")
    stage.librarian.news()


async def test_a_place_is_named_with_its_hours(stage: Stage) -> None:
    await new_place(stage, "Salen", "man-fre 9-20, lør 10-14")
    assert str(stage.librarian.form) == shown("""
        Steder
        ✓ Gemt.
        Salen · man–fre 9–20, lør 10–14
        [Ret] [Nyt sted] [Tilbage]
    """)
    await stage.librarian.command("foreslå Debat torsdag den 3. december kl. 18 #salen @journalist")
    assert "torsdag den 3. december kl. 18.00–19.30 · Salen" in stage.journalist.card


@pytest.mark.parametrize(
    ("name", "opening", "said"),
    [
        ("Salen", "efter aftale", f"Jeg forstår ikke “efter aftale”. {EXAMPLE}"),
        ("Salen", "man 20-9", "“20-9” slutter, før det begynder. Skriv fx “man–fre 9–20”."),
        ("Salen", "man-fre 9-20, ons 10-12", "“ons” er nævnt to gange. Nævn hver dag én gang."),
        ("salen", "", "Der er allerede et sted, der hedder Salen. Giv det et andet navn."),
        ("S" * 61, "", "Navnet er for langt: 61 tegn, højst 60. Gør det kortere."),
    ],
)  # fmt: skip
async def test_a_place_that_cannot_be(stage: Stage, name: str, opening: str, said: str) -> None:
    if name == "salen":
        await new_place(stage, "Salen")
    before = stage.rows()
    await new_place(stage, name, opening)
    assert f"! {said}" in str(stage.librarian.form)
    assert f"Hvad hedder stedet? {name}" in str(stage.librarian.form)
    assert stage.rows("places") == {"places": before["places"]}


async def test_a_taken_place_is_said_with_the_nearest_free_times(stage: Stage) -> None:
    await taken(stage)
    line = "foreslå Læsekreds torsdag den 3. december kl. 19.30-21 i Salen @journalist"
    before = stage.rows()
    await stage.librarian.command(line)
    assert stage.rows() == before
    assert stage.librarian.news() == [
        shown(f"""
            Salen er optaget torsdag den 3. december kl. 19.30–21.00 af #1 Debat om havnen. Ledigt:
            Du skrev: {line}
            [Caféen samme tid] [Salen kl. 20.30] [Salen fre 4. dec. kl. 19.30] {{more}}
        """).replace("{more}", "[Anden tid] [Det haster: tag Salen]")
    ]
    await stage.librarian.tap("propose:2", on="private")
    assert "torsdag den 3. december kl. 20.30–22.00 · Salen" in stage.librarian.card


async def test_the_other_place_is_one_tap_away(stage: Stage) -> None:
    await taken(stage)
    await stage.librarian.command(
        "foreslå Læsekreds torsdag den 3. december kl. 19.30-21 i Salen @journalist"
    )
    await stage.librarian.tap("propose:1", on="private")
    assert "torsdag den 3. december kl. 19.30–21.00 · Caféen" in stage.librarian.card


async def test_a_form_says_it_at_its_field_and_keeps_what_was_typed(stage: Stage) -> None:
    await taken(stage)
    await stage.librarian.command("foreslå")
    assert "Hvor? Ikke noget bestemt sted" in str(stage.librarian.form)
    when = "torsdag den 3. december kl. 19"
    await stage.librarian.fill(title="Læsekreds", when=when, end="20", place="Salen")
    seen = str(stage.librarian.form)
    assert (
        "! Salen er optaget torsdag den 3. december kl. 19.00–20.00 af #1 Debat om havnen." in seen
    )
    assert "Ledigt: Caféen samme tid / Salen kl. 18.00 / Salen fre 4. dec. kl. 19.00" in seen
    assert f"Hvornår? {when}" in seen
    await stage.librarian.fill(place="Caféen")
    assert "torsdag den 3. december kl. 19.00–20.00 · Caféen" in stage.librarian.card


@pytest.mark.parametrize(
    ("when", "end", "said"),
    [
        ("torsdag den 3. december kl. 19", "18", "Så ville det slutte, før det begynder."),
        ("torsdag den 3. december kl. 19", "snart", "Jeg forstår ikke, hvornår det slutter."),
        ("torsdag den 3. december kl. 19", "25", "Jeg forstår ikke, hvornår det slutter."),
    ],
)
async def test_an_end_that_cannot_be(stage: Stage, when: str, end: str, said: str) -> None:
    await stage.librarian.command("foreslå")
    before = stage.rows()
    await stage.librarian.fill(title="Læsekreds", when=when, end=end)
    assert f"! {said}" in str(stage.librarian.form)
    assert f"Til hvornår? {end}" in str(stage.librarian.form)
    assert stage.rows() == before


async def test_a_place_nobody_knows_is_said(stage: Stage) -> None:
    await taken(stage)
    line = "foreslå Læsekreds fredag den 4. december kl. 10 #kælderen @journalist"
    before = stage.rows()
    await stage.librarian.command(line)
    assert stage.rows() == before
    assert stage.librarian.news()[0].startswith(
        f"Jeg kender ikke et sted, der hedder kælderen. I har: Caféen, Salen.\nDu skrev: {line}\n"
    )


async def test_a_closed_place_can_be_used_all_the_same(stage: Stage) -> None:
    await taken(stage)
    await stage.librarian.command("foreslå Natbibliotek fredag den 4. december kl. 21-23 i Salen")
    told = stage.librarian.news()[0]
    assert told.startswith(
        "Salen er lukket fredag den 4. december kl. 21.00–23.00 (åben man–fre 9–22). Ledigt:\n"
    )
    assert told.endswith("[Salen alligevel] [Anden tid]")
    await stage.librarian.tap("propose:3", on="private")
    assert "fredag den 4. december kl. 21.00–23.00 · Salen" in stage.librarian.card
    await stage.journalist.tap("accept")
    assert "🟢 Aftalt" in stage.librarian.card


async def test_another_place_is_offered_for_what_is_agreed(stage: Stage) -> None:
    await taken(stage)
    await stage.librarian.command("flyt 1 i Caféen")
    assert "torsdag den 3. december kl. 19.00–20.30 · Caféen" in stage.journalist.prompt
    await stage.journalist.tap("accept", on="prompt")
    assert "torsdag den 3. december kl. 19.00–20.30 · Caféen" in stage.librarian.card


async def test_a_place_out_of_use_is_not_offered_and_comes_back_by_its_name(stage: Stage) -> None:
    await taken(stage)
    await stage.librarian.command("indstillinger")
    await stage.librarian.tap("settings:places", on="form")
    keys = [b.key for b in stage.librarian.form.buttons if b.key.startswith("settings:place:")]
    await stage.librarian.tap(keys[1], on="form")  # by name, so the café stands first
    await stage.librarian.tap(keys[1].replace("place", "retire"), on="form")
    assert "Salen" not in str(stage.librarian.form)
    assert "· Salen" in stage.librarian.card  # what takes place there stays there
    await new_place(stage, "salen")
    assert "salen · altid åben" in str(stage.librarian.form)
