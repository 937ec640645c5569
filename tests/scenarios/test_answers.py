"""Yes, no, and taking it back: by tap, by command, and in plain words where the question stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import (
    AGREED_CARD,
    PROPOSE,
    SAID_YES,
    TOLD_YES,
    UNNAMED,
    WHEN,
    agreed,
    proposed,
    shown,
)

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio

DECLINED_CARD = f"#1 · Debat om havnen   ⚪ Takket nej\n{WHEN}\n[Mere]"
FRIDAY_CARD = shown("""
    #1 · Debat om havnen   🟡 Foreslået
    fredag den 4. december kl. 10.00–11.30
    Foreslået af @journalist · venter på svar fra @bibliotekar (senest i morgen kl. 10.15)
    [Sig ja] [Anden tid] [Nej] [Mere]
""")


@pytest.mark.parametrize("on", ["card", "prompt"])
async def test_a_no_by_tap_needs_no_reason(stage: Stage, on: str) -> None:
    await proposed(stage)
    await stage.journalist.tap("decline", on=on)
    assert stage.librarian.card == DECLINED_CARD
    told = f"@journalist siger nej til #1 Debat om havnen, {WHEN}.\n[Vis]"
    assert (stage.librarian.news(), stage.journalist.news()) == ([told], [])
    said = f"Du sagde nej i dag kl. 10.15.\n#1 Debat om havnen, {WHEN}\n[Vis]"
    assert stage.journalist.prompt == said


async def test_a_no_with_its_reason_is_passed_on(stage: Stage) -> None:
    await proposed(stage)
    await stage.journalist.whisper("nej, jeg er i retten hele dagen")
    assert stage.librarian.card == DECLINED_CARD
    told = f"@journalist siger nej til #1 Debat om havnen, {WHEN}."
    assert stage.librarian.news() == [f"{told}\n“jeg er i retten hele dagen”\n[Vis]"]
    said = f"Du sagde nej til #1 Debat om havnen, {WHEN}. Den, der spurgte, får besked."
    assert stage.journalist.news() == [f"{said}\n[Fortryd] [Vis]"]


@pytest.mark.parametrize("on", ["private", "show"])
async def test_a_proposal_is_withdrawn(stage: Stage, on: str) -> None:
    await proposed(stage)
    if on == "show":
        await stage.librarian.tap("show")
        stage.librarian.news()
    await stage.librarian.tap("withdraw", on="private")
    assert stage.journalist.card == f"#1 · Debat om havnen   ⚪ Trukket tilbage\n{WHEN}\n[Mere]"
    assert stage.journalist.prompt == shown(f"""
        Forslaget er trukket tilbage.
        #1 Debat om havnen, {WHEN}
        [Vis]
    """)
    assert stage.librarian.news() == ["#1 Debat om havnen er trukket tilbage."]
    assert stage.journalist.news() == []


async def test_only_the_side_that_proposed_withdraws(stage: Stage) -> None:
    await proposed(stage)
    before = stage.rows()
    await stage.journalist.command("træk tilbage #1")
    said = "Det er Biblioteket i Midtbyen, der foreslog det, så kun de kan trække det tilbage."
    assert stage.journalist.news()[0].startswith(said)
    assert stage.rows() == before


@pytest.mark.parametrize(
    ("said", "where"),
    [
        *((said, "whisper") for said in ("ja", "Ja!", "ja tak", "yes please", "JA 👍")),
        ("ja", "card"),
        ("ja tak", "prompt"),
    ],
)
async def test_a_plain_yes_is_enough(stage: Stage, said: str, where: str) -> None:
    await proposed(stage)
    if where == "whisper":
        await stage.journalist.whisper(said)
    else:
        await stage.journalist.reply(said, to=where)
    assert stage.librarian.card == AGREED_CARD
    assert stage.journalist.prompt == SAID_YES
    assert stage.librarian.news() == [TOLD_YES]
    (receipt,) = stage.journalist.news()
    assert receipt.startswith("✓ ")


@pytest.mark.parametrize("where", ["whisper", "card", "prompt"])
async def test_a_plain_no_is_enough(stage: Stage, where: str) -> None:
    await proposed(stage)
    if where == "whisper":
        await stage.journalist.whisper("nej desværre")
    else:
        await stage.journalist.reply("nej desværre", to=where)
    assert stage.librarian.card == DECLINED_CARD


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("kan fredag kl 10", "whisper"),
        ("kan fredag kl 10", "card"),
        ("kan først fredag den 4. december kl. 10", "prompt"),
        ("anden tid fredag den 4. december kl. 10", "card"),
        ("anden tid 4. december kl. 10", "whisper"),
        ("ja, men først 4. december kl 10", "prompt"),
        ("how about Friday 4 December at 10", "whisper"),
    ],
)
async def test_a_bare_time_is_another_time(stage: Stage, said: str, where: str) -> None:
    await proposed(stage)
    if said == "kan fredag kl 10":  # said on a Wednesday, about an event next Thursday
        stage.goes_by(days=5)
    if where == "whisper":
        await stage.journalist.whisper(said)
    else:
        await stage.journalist.reply(said, to=where)
    card = stage.librarian.card.replace("fredag kl. 10.00 i", "i")
    assert card.split("\n")[:2] == FRIDAY_CARD.split("\n")[:2]
    assert "Foreslået af @journalist · venter på svar fra @bibliotekar" in card
    (receipt,) = stage.journalist.news()
    assert receipt.startswith(("Forstået: jeg foreslår @bibliotekar", "Understood: I suggest"))


async def test_people_talk_under_a_card_without_the_bot(stage: Stage) -> None:
    await proposed(stage)
    before = stage.rows()
    for said in (
        "Hvem henter kaffe?",
        "haha",
    ):
        await stage.journalist.reply(said)
        await stage.librarian.say(said)
    assert stage.rows() == before
    assert (stage.librarian.news(), stage.journalist.news()) == ([], [])


async def test_nobody_named_asks_the_whole_other_side(stage: Stage) -> None:
    await stage.journalist.command("hjælp")
    await stage.journalist.command("liste")
    stage.journalist.news()
    await proposed(stage, UNNAMED)
    assert stage.librarian.card == shown("""
        #1 · Debat om havnen   🟡 Foreslået
        torsdag den 3. december kl. 19.00–20.30
        Foreslået af @bibliotekar · venter på svar fra Folkebladet (senest i morgen kl. 10.15)
        [Sig ja] [Anden tid] [Nej] [Mere]
    """)
    await stage.journalist.tap("accept")
    assert stage.librarian.card == AGREED_CARD
    assert stage.librarian.news() == [TOLD_YES]


async def test_whoever_was_asked_with_their_side_may_just_write_yes(stage: Stage) -> None:
    await agreed(stage)  # so the journalist is known to be of the newspaper
    await stage.librarian.command("foreslå Læsekreds om krimier mandag den 7. december kl. 16-17")
    assert stage.journalist.prompt.startswith("Kan du være med? Læsekreds om krimier\n")
    await stage.journalist.whisper("ja")
    assert stage.librarian.card.startswith("#2 · Læsekreds om krimier   🟢 Aftalt\n")


async def test_the_library_is_asked_by_the_newspaper(stage: Stage) -> None:
    await stage.librarian.command("hjælp")
    await stage.journalist.command(PROPOSE.replace("@journalist", "@bibliotekar"))
    assert stage.librarian.prompt.endswith("[Ja, jeg er med] [Anden tid] [Nej] [Svar senere]")
    await stage.librarian.tap("accept", on="prompt")
    assert stage.journalist.card == AGREED_CARD.replace(
        "@bibliotekar (vært) · @journalist", "@journalist · @bibliotekar (vært)"
    )


async def test_with_several_questions_open_a_bare_yes_asks_which(stage: Stage) -> None:
    await proposed(stage)
    await stage.librarian.command("foreslå Læsekreds mandag den 7. december kl. 16-17 @journalist")
    before = stage.rows()
    await stage.journalist.whisper("ja")
    assert stage.rows() == before
    (told,) = stage.journalist.news()
    assert told.startswith("Hvilket arrangement? Skriv dets nummer, fx “")
    assert "ja #42”." in told


async def test_a_no_to_what_one_has_said_yes_to_shows_the_bump_first(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    before = on_slack.rows()
    await on_slack.journalist.command("nej #1")
    (preview,) = on_slack.journalist.news()
    assert preview.startswith("Afbud til #1 Debat om havnen (torsdag den 3. december kl. 19.00)?")
    assert on_slack.rows() == before
    await on_slack.journalist.tap("bump:absence", on="private")
    assert "🟠 Afbud fra Folkebladet" in on_slack.librarian.card
