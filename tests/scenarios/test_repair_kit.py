"""The repair kit: once something public has moved or ended, the texts for the world are ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import FRIDAY, PROPOSE, WHEN, agreed, new_place, shown

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio

PUT_OFF = "@bibliotekar har udskudt #1 Debat om havnen. Der mangler en ny tid."
NEW_TIME = "flyt #1 fredag den 4. december kl. 19"
MOVE, KIT = "[Find ny tid]", "[Tekster til hjemmeside og dør]"
MOVED = f"fra torsdag den 3. til {FRIDAY}"
LETTER = "Vi håber, at du stadig kan være med, og vil gerne høre, om det passer dig."
TEXTS = shown(f"""
    Tekster om #1 Debat om havnen
    Til oplægsholderen
    Hej
    Vi er nødt til at flytte “Debat om havnen” {MOVED}. {LETTER} Vi beklager besværet.
    Venlig hilsen
    Biblioteket i Midtbyen
    Til de tilmeldte
    “Debat om havnen” er flyttet {MOVED}. Din tilmelding gælder fortsat. Vi beklager ulejligheden.
    Til hjemmesiden
    FLYTTET {MOVED}. Tilmeldinger gælder fortsat. Vi beklager ulejligheden.
    Til døren
    “Debat om havnen” er FLYTTET {MOVED}. {{on}} Vi beklager ulejligheden. Velkommen!
""").replace("{on}", "Tilmeldinger gælder fortsat.")
COPY = "Intet er sendt. Kopiér teksterne, ret dem til, og send dem selv."


async def announced(stage: Stage) -> None:
    """It is agreed on, and the world has been told."""
    await agreed(stage)
    await stage.librarian.command("offentliggør #1 https://bib.dk/debat")
    stage.goes_by(minutes=16)  # too late to take it back
    stage.librarian.news()


async def bumped(stage: Stage) -> None:
    await announced(stage)
    await stage.journalist.tap("bump")
    await stage.journalist.tap("bump:editorial", on="form")
    stage.journalist.news()


async def asked(stage: Stage, line: str) -> str:
    stage.librarian.news()
    await stage.librarian.command(line)
    (told,) = stage.librarian.news()
    return told


async def test_the_texts_are_one_tap_away_once_it_has_moved(stage: Stage) -> None:
    await bumped(stage)
    await stage.librarian.command(NEW_TIME)
    stage.librarian.news()
    await stage.journalist.command(NEW_TIME)
    (told,) = stage.librarian.news()
    moved = f"#1 Debat om havnen er flyttet fra torsdag den 3. december kl. 19.00 til {FRIDAY}."
    assert told == f"{moved}\n[Vis] {KIT}"
    before = stage.rows()
    await stage.librarian.tap("texts", on="private")
    (told,) = stage.librarian.news()
    words, _, buttons = told.rpartition("\n")
    assert sorted(words.split("\n")) == sorted([*TEXTS.split("\n"), COPY])
    assert words.startswith(TEXTS)
    assert buttons == "[Det samme på engelsk] [Vis]"
    await stage.librarian.tap("texts:en", on="private")
    (told,) = stage.librarian.news()
    assert "\nMOVED from Thursday 3 to Friday 4 December at 19:00–20:30. Registrations" in told
    assert told.startswith("Tekster om #1 Debat om havnen\nTil oplægsholderen\nHello\n")
    assert "[Det samme på dansk]" in told
    assert stage.rows() == before
    assert "redaktionelt" not in told.casefold()


async def test_who_says_the_last_yes_has_the_way_to_the_texts_too(stage: Stage) -> None:
    await announced(stage)
    await stage.journalist.tap("counter")
    await stage.journalist.fill(when="fredag den 4. december kl. 19")
    await stage.librarian.tap("accept", on="prompt")
    assert stage.librarian.prompt.endswith(f"[Meld afbud] [Vis] {KIT}")
    assert KIT in await asked(stage, "vis #1")
    assert (await asked(stage, "tekster #1")).startswith(TEXTS)


@pytest.mark.parametrize(
    ("line", "told", "text"),
    [
        (
            "aflys #1",
            f"@bibliotekar har aflyst #1 Debat om havnen.\n[Vis] {KIT}",
            f"“Debat om havnen” {WHEN} er AFLYST. Tilmeldinger bortfalder, og eventuelle",
        ),
        (
            "udskyd #1",
            f"{PUT_OFF}\n{MOVE} [Vis] {KIT}",
            f"“Debat om havnen” {WHEN} er UDSKUDT. En ny tid følger. Tilmeldinger gælder",
        ),
        (
            "alene #1",
            f"#1 Debat om havnen gennemføres uden Folkebladet: {WHEN}.\n[Vis] {KIT}",
            f"“Debat om havnen” {WHEN} gennemføres som planlagt, men uden Folkebladet.",
        ),
    ],
)
async def test_what_is_called_off_put_off_or_goes_on_alone(
    stage: Stage, line: str, told: str, text: str
) -> None:
    await announced(stage)
    stage.journalist.news()
    await stage.librarian.command(line)
    if line == "aflys #1":  # public: it is asked about once more
        await stage.librarian.tap("cancel", on="form")
    assert stage.journalist.news()[0] == told
    assert text in await asked(stage, "tekster #1")


async def test_the_public_is_told_nothing_of_a_bump_until_it_is_settled(stage: Stage) -> None:
    await bumped(stage)
    told = await asked(stage, "tekster #1")
    assert told == (
        "Offentligheden får intet at vide om #1 Debat om havnen, før det er afklaret. Når der er "
        "fundet en ny tid, eller det bliver gennemført uden den ene part, udskudt eller aflyst, "
        "ligger teksterne klar her.\n[Vis]"
    )
    await stage.librarian.command(NEW_TIME)
    assert (await asked(stage, "tekster #1")) == told  # a time is proposed, not found


async def test_what_is_not_public_needs_no_texts(stage: Stage) -> None:
    await agreed(stage)
    before = stage.rows()
    assert await asked(stage, "tekster #1") == shown("""
        #1 Debat om havnen er ikke offentliggjort, så der er ingen udenfor, som skal have besked.
        Sig til, når det er offentliggjort: Så ligger teksterne klar her, hvis det bliver flyttet eller aflyst.
        [Er offentliggjort] [Vis]
    """)  # noqa: E501 - as people read it
    assert stage.rows() == before
    await stage.librarian.tap("announce", on="private")
    assert await asked(stage, "texts #1") == (
        "#1 Debat om havnen has not changed since it was made public: Thursday 3 December at "
        "19:00–20:30. If it moves, goes on without one of you, is postponed or cancelled, the "
        "texts are ready here.\n[Show]"
    )


async def test_another_place_is_said_with_the_old_one(stage: Stage) -> None:
    await new_place(stage, "Salen")
    await new_place(stage, "Caféen")
    await stage.librarian.command(PROPOSE.replace("@journalist", "i Salen @journalist"))
    await stage.journalist.tap("accept", on="prompt")
    await stage.librarian.command("offentliggør #1")
    await stage.librarian.command("anden tid #1 torsdag den 3. december kl. 19-20.30 i Caféen")
    await stage.journalist.tap("accept", on="prompt")
    told = await asked(stage, "tekster #1")
    assert f"Tidspunktet er det samme: {WHEN}. Nyt sted: Caféen (ikke Salen)." in told


async def test_talk_of_texts_under_a_card_is_left_alone(on_slack: SlackStage) -> None:
    await announced(on_slack)
    await on_slack.librarian.reply("tekster til hjemmesiden er sendt")
    assert on_slack.librarian.news() == []
    await on_slack.librarian.reply("tekster")
    assert len(on_slack.librarian.news()) == 1
