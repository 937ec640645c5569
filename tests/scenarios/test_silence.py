"""Hours of silence and absences: kept for everybody, broken only by what cannot wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import PROPOSE, agreed, proposed, shown, until

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio


async def test_what_comes_at_night_waits_until_morning(stage: Stage) -> None:
    await until(stage, 25, 22)
    await proposed(stage)  # the receipt comes at once: they are awake
    assert stage.journalist.prompts() == []
    await until(stage, 26, 6, 59)
    assert stage.journalist.prompts() == []
    await until(stage, 26, 7)
    assert stage.journalist.prompt.startswith("Kan du være med? Debat om havnen")


async def test_what_begins_within_a_day_cannot_wait(stage: Stage) -> None:
    await agreed(stage)
    await until(stage, 32, 22)
    stage.librarian.news()
    await stage.journalist.reply("afbud akut nyhed")
    assert stage.librarian.news()[0].startswith("🟠 Folkebladet melder afbud")


async def test_unless_they_said_so(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("indstillinger")
    await stage.librarian.tap("settings:me", on="form")
    await stage.librarian.fill(urgent="0")
    await until(stage, 32, 22)
    stage.librarian.news()
    await stage.journalist.reply("afbud akut nyhed")
    assert stage.librarian.news() == []
    await until(stage, 33, 7)
    assert stage.librarian.news()[0].startswith("🟠 Folkebladet melder afbud")


async def test_who_is_away_is_left_alone_and_the_asker_is_told(stage: Stage) -> None:
    await agreed(stage)
    await stage.journalist.whisper("væk 26/11-29/11")
    assert stage.journalist.news() == [
        shown("""
            Noteret: væk fra torsdag den 26. november til søndag den 29. november.
            Andre ser kun, at du ikke er til rådighed.
            [Fortryd]
        """).replace(" til søndag", " til og med søndag")
    ]
    await until(stage, 26, 9)
    for day, title in ((8, "Læsekreds"), (9, "Quiz"), (10, "Foredrag")):
        line = f"foreslå {title} den {day}. december kl. 16 @journalist"
        await stage.librarian.command(line)
    stage.librarian.news()
    assert len(stage.journalist.prompts()) == 1
    await until(stage, 26, 9, 1)
    told = stage.librarian.news()
    assert told[0].startswith("Ingen har svaret på de her endnu\n")
    await until(stage, 30, 7)
    assert stage.journalist.news()[0].startswith(
        "Mens du var væk, blev du spurgt om de her; dit svar mangler\n🟡 tir 8. dec. 16.00 · #2"
    )


async def test_back_sooner(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("ferie uge 50 og 51")
    said = stage.librarian.news()[-1]
    assert "mandag den 7. december til og med søndag den 20. december" in said
    await stage.librarian.tap("absent", on="private")
    assert stage.librarian.news()[-1] == "Noteret: du er ikke væk."
    assert stage.count("absences") == 0


async def test_it_says_what_it_hits(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("absent 3/12")
    told = stage.librarian.news()[-1]
    assert told.startswith("Noted: away on Thursday 3 December.")
    assert "#1 Debat om havnen" in told


@pytest.mark.parametrize("line", ["væk", "væk snart", "væk 31/11-2/12", "væk 10/12-3/12"])
async def test_without_days_it_is_asked_when(stage: Stage, line: str) -> None:
    await agreed(stage)
    before = stage.rows("absences")
    await stage.librarian.command(line)
    assert stage.librarian.news()[-1].startswith("Hvornår er du væk? Skriv fx “væk 3/12-10/12”")
    assert stage.rows("absences") == before


async def test_an_answer_anywhere_ends_what_waits(stage: Stage) -> None:
    await until(stage, 25, 22)
    await stage.librarian.command(PROPOSE)
    await stage.journalist.tap("accept")  # on the card, although it is late
    await until(stage, 26, 7)
    assert stage.journalist.prompts() == []


async def test_what_people_wrote_is_not_condensed_away(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("væk 26/11-29/11")
    stage.librarian.news()
    await until(stage, 26, 10)
    await stage.journalist.whisper("hvem sidder i panelet til #1?")
    for title in ("Læsekreds", "Quiz", "Foredrag"):
        await stage.journalist.command(f"foreslå {title} tirsdag den 8. december kl. 16")
    await until(stage, 30, 7)
    told = "\n".join(stage.librarian.news())
    assert "dit svar mangler" in told
    assert "hvem sidder i panelet til" in told


async def test_the_stand_in_of_who_is_away_is_told_instead(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.journalist.whisper("indstillinger")
    await on_slack.journalist.tap("settings:me", on="private")
    await on_slack.journalist.fill(standin=[on_slack.colleague.id_in_forms])
    await on_slack.journalist.whisper("væk 1/12-10/12")
    await until(on_slack, 31, 9)
    on_slack.colleague.news()
    await on_slack.librarian.command("afbud #1 praktisk")
    (told,) = on_slack.colleague.news()
    assert told.startswith(
        "🟠 Biblioteket i Midtbyen melder afbud til #1 Debat om havnen "
        "(torsdag den 3. december kl. 19.00–20.30): praktisk.\n"
        "@journalist er ikke til rådighed, så du får besked i stedet.\n"
    )
