"""Answers are chased: half-way a reminder, then the asker is told, and nobody is asked in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import PROMPT, TITLE, WHEN, proposed, shown, until

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio


async def test_half_way_they_are_reminded_and_then_the_asker_is_told(stage: Stage) -> None:
    await proposed(stage)
    await until(stage, 25, 23)  # half-way is in the hours of silence
    assert stage.journalist.news() == []
    await until(stage, 26, 7)
    await stage.tick()
    (reminded,) = stage.journalist.news()
    head, _, rest = PROMPT.replace("i morgen kl.", "i dag kl.").partition("\n")
    assert reminded == f"{head}\nPåmindelse: du mangler at svare.\n{rest}"
    await until(stage, 26, 10, 14)
    assert stage.librarian.news() == []
    await until(stage, 26, 10, 15)
    await stage.tick()
    told = f"@journalist har ikke svaret endnu: #1 {TITLE}, {WHEN}."
    assert stage.librarian.news() == [
        f"{told}\n[Spørg igen] [Vent til i morgen] [Træk forslaget tilbage] [Vis]"
    ]
    await until(stage, 28, 12)
    assert (stage.librarian.news(), stage.journalist.news()) == ([], [])


async def test_asked_again_it_begins_anew(stage: Stage) -> None:
    await proposed(stage)
    await until(stage, 26, 7)
    await until(stage, 26, 11)
    stage.journalist.news()
    await stage.librarian.tap("again", on="private")
    assert stage.journalist.news()[0].startswith("Kan du være med?")
    stage.librarian.news()
    await until(stage, 27, 7)
    assert "Påmindelse" in stage.journalist.news()[0]
    await until(stage, 27, 11)
    assert stage.librarian.news()[0].startswith("@journalist har ikke svaret endnu")


@pytest.mark.parametrize("answer", ["ja", "nej", "anden tid fredag den 4. december kl. 19"])
async def test_who_has_answered_is_left_in_peace(stage: Stage, answer: str) -> None:
    await proposed(stage)
    await stage.journalist.reply(answer)
    stage.journalist.news()
    await until(stage, 26, 9)
    assert stage.journalist.news() == []


async def test_several_that_wait_are_one_message(stage: Stage) -> None:
    await proposed(stage)
    await proposed(stage, "foreslå Læsekreds fredag den 4. december kl. 16 @journalist")
    await until(stage, 26, 7)
    (reminded,) = stage.journalist.news()
    assert reminded == shown("""
        Påmindelse: her mangler du at svare
        🟡 tor 3. dec. 19.00 · #1 Debat om havnen · Foreslået
        🟡 fre 4. dec. 16.00 · #2 Læsekreds · Foreslået
        [Vis] [Vis]
    """)
    await until(stage, 26, 10, 15)
    (told,) = stage.librarian.news()
    assert told.startswith("Ingen har svaret på de her endnu\n")


async def test_who_said_later_is_not_reminded_before(stage: Stage) -> None:
    await proposed(stage)
    await stage.journalist.command("senere #1 fredag kl. 9")
    stage.journalist.news()
    await until(stage, 26, 11)
    assert (stage.librarian.news(), stage.journalist.news()) == ([], [])
    await until(stage, 27, 9)
    assert stage.journalist.news()[0].startswith("Kan du være med?")


async def test_the_asker_may_wait_until_tomorrow(stage: Stage) -> None:
    await proposed(stage)
    await until(stage, 26, 10, 15)
    stage.librarian.news()
    await stage.librarian.tap("again:wait", on="private")
    said = "Jeg siger til i morgen kl. 09.00, hvis ingen har svaret på #1 Debat om havnen."
    assert stage.librarian.news() == [f"{said}\n[Vis]"]
    await until(stage, 27, 8)
    assert stage.librarian.news() == []
    await until(stage, 27, 9)
    assert stage.librarian.news()[0].startswith("@journalist har ikke svaret endnu")


async def test_who_is_slow_has_the_time_they_want(stage: Stage) -> None:
    await proposed(stage)
    await stage.journalist.whisper("indstillinger")
    where = "private" if stage.journalist.news() else "form"
    await stage.journalist.tap("settings:me", on=where)
    await stage.journalist.fill(answer="2880")
    line = "foreslå Læsekreds fredag den 11. december kl. 16 @journalist"
    await stage.librarian.command(line)
    assert "(senest fredag den 27. november kl. 10.15)" in stage.librarian.card


async def test_the_stand_in_they_named_is_asked_when_the_time_is_up(on_slack: SlackStage) -> None:
    stage = on_slack
    await proposed(stage)
    await stage.journalist.whisper("indstillinger")
    await stage.journalist.tap("settings:me", on="private")
    await stage.journalist.fill(standin=[stage.colleague.id_in_forms])
    await until(stage, 26, 7)
    await until(stage, 26, 10, 15)
    assert "Jeg har spurgt @kollega som afløser." in stage.librarian.news()[-1]
    assert stage.colleague.prompt.startswith("Kan du tage over for @journalist? Debat om havnen")
    await stage.colleague.tap("accept", on="prompt")
    assert "🟢 Aftalt" in str(stage.librarian.cards()[0])


async def test_a_card_says_since_when_an_answer_is_missing(stage: Stage) -> None:
    await proposed(stage)
    await until(stage, 26, 10, 15)
    card = stage.librarian.cards()[0]
    assert "venter på svar fra @journalist siden i går" in str(card)
    assert "Svarfristen var i dag kl. 10.15" in stage.journalist.prompt
    await stage.librarian.tap("again:wait", on="private")
    card = stage.librarian.cards()[0]
    assert "venter på svar fra @journalist (senest i morgen" in str(card)


async def test_an_answer_that_has_days_does_not_run_out_on_a_weekend(stage: Stage) -> None:
    await until(stage, 27, 9)  # a Friday
    await proposed(stage, "foreslå Læsekreds fredag den 18. december kl. 16 @journalist")
    assert "(senest mandag den 30. november kl. 09.00)" in stage.librarian.card
    await until(stage, 29, 12)
    assert stage.journalist.news() == []
    await until(stage, 30, 8)
    assert "Påmindelse: du mangler at svare." in stage.journalist.news()[0]
