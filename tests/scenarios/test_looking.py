"""Looking: one slot, what is coming, how it works; in the language of the verb that was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import TAPS, WHEN, agreed, bumped, proposed, shown

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Player, Stage

pytestmark = [
    pytest.mark.anyio,
    # many lines, one database: what the databases differ in is told in the other stories
    pytest.mark.parametrize("store", ["sqlite"], indirect=True),
]


async def asks(player: Player, line: str, how: str) -> str:
    """Ask the bot; returns what only they are told."""
    if how == "say":
        await player.say(f"@rykker {line}")
    elif how == "whisper":
        await player.whisper(line)
    else:
        await player.command(line)
    (told,) = player.news()
    return told


@pytest.mark.parametrize("how", ["command", "say", "whisper"])
@pytest.mark.parametrize("who", ["librarian", "journalist"])
async def test_one_slot_with_its_history(stage: Stage, how: str, who: str) -> None:
    await bumped(stage)
    told = await asks(getattr(stage, who), "vis #1", how)
    words, _, buttons = told.rpartition("\n")
    assert words == shown("""
        #1 · Debat om havnen   🟠 Afbud fra Folkebladet
        skulle være torsdag den 3. december kl. 19.00–20.30
        Akut nyhed · i dag kl. 10.15, @journalist
        · @bibliotekar foreslog det i dag kl. 10.15.
        · @journalist sagde ja i dag kl. 10.15.
        · @journalist meldte afbud i dag kl. 10.15. (Akut nyhed)
    """)
    assert buttons.startswith(f"{TAPS} ")
    assert ("[Vi kan alligevel]" in buttons) == (who == "journalist")  # theirs to take back


@pytest.mark.parametrize("how", ["command", "say", "whisper"])
@pytest.mark.parametrize("who", ["librarian", "journalist"])
async def test_what_is_coming_nearest_first(stage: Stage, how: str, who: str) -> None:
    await agreed(stage)
    await stage.librarian.command("foreslå Læsekreds mandag den 30. november kl. 16 @journalist")
    stage.librarian.news()
    told = (await asks(getattr(stage, who), "liste", how)).split("\n")
    assert told[:3] == [
        "Det kommer",
        "🟡 man 30. nov. 16.00 · #2 Læsekreds · Foreslået",
        "🟢 tor 3. dec. 19.00 · #1 Debat om havnen · Aftalt",
    ]


async def test_what_is_over_is_not_coming(stage: Stage) -> None:
    await agreed(stage)
    stage.goes_by(days=9)
    told = await asks(stage.librarian, "liste", "command")
    assert told.startswith("Der er ikke noget på vej endnu.")


@pytest.mark.parametrize("how", ["command", "say", "whisper"])
async def test_the_command_alone_shows_what_is_next(stage: Stage, how: str) -> None:
    await agreed(stage)
    if how == "whisper":
        return  # an empty message cannot be sent
    assert "#1 Debat om havnen" in await asks(stage.librarian, "", how)


@pytest.mark.parametrize("line", ["hjælp", "help"])
@pytest.mark.parametrize("how", ["command", "say", "whisper"])
async def test_help_is_in_the_language_of_the_word(stage: Stage, line: str, how: str) -> None:
    told = await asks(stage.librarian, line, how)
    first, second = told.split("\n")[:2]
    if line == "help":
        assert first.startswith("I keep track of your events: ")
        assert "propose" in second
        assert told.endswith("[Propose an event] [Show what is coming]")
    else:
        assert first.startswith("Jeg holder styr på jeres fælles arrangementer: ")
        assert "foreslå" in second
        assert told.endswith("[Foreslå et arrangement] [Vis kommende]")


async def test_help_names_nothing_that_the_reader_does_not_have(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    told = await asks(on_slack.journalist, "hjælp", "whisper")
    assert "/slot" not in told  # people of another organisation have no commands
    assert "@Rykker" in told


async def test_an_english_speaker_is_answered_in_english(stage: Stage) -> None:
    await stage.librarian.command(
        "propose Debate on the harbour Thursday 3 December at 19-20.30 @journalist"
    )
    when = "Thursday 3 December at 19:00–20:30"
    (told,) = stage.librarian.news()
    assert told == f"Sent to @journalist: #1 Debate on the harbour, {when}.\n[Correct] [Undo]"
    assert stage.librarian.card.startswith("#1 · Debate on the harbour   🟡 Foreslået\n")
    assert await asks(stage.journalist, "show #1", "whisper") == shown(f"""
        #1 · Debate on the harbour   🟡 Proposed
        {when}
        Proposed by @bibliotekar · waiting for @journalist (by tomorrow at 10:15)
        · @bibliotekar proposed it today at 10:15.
        [Say yes] [Another time] [No] [Hold the time] [Find a stand-in]
    """)
    told = await asks(stage.journalist, "accept #1", "command")
    assert told == f"✓ You are in: #1 Debate on the harbour, {when}.\n[Undo] [Show]"


@pytest.mark.parametrize(
    ("danish", "english"),
    [("ja #1", "accept #1"), ("nej #1", "decline #1"), ("vis 1", "show 1"), ("liste", "list")],
)
async def test_verbs_are_understood_in_both_languages(
    stage: Stage, danish: str, english: str
) -> None:
    await proposed(stage)
    await stage.journalist.command(danish if stage.count("people") % 2 else english)
    assert len(stage.journalist.news()) == 1
    acts = [row[2] for row in stage.rows("history")["history"]]
    done = {"accept #1": ["accept"], "decline #1": ["decline"]}.get(english, [])
    assert acts == ["propose", *done]


async def test_the_card_says_more_to_the_one_who_asks_only(stage: Stage) -> None:
    await proposed(stage)
    await stage.journalist.tap("show")
    assert stage.journalist.news() == [
        shown(f"""
            #1 · Debat om havnen   🟡 Foreslået
            {WHEN}
            Foreslået af @bibliotekar · venter på svar fra @journalist (senest i morgen kl. 10.15)
            · @bibliotekar foreslog det i dag kl. 10.15.
            [Sig ja] [Anden tid] [Nej] [Reserver tiden] [Find afløser]
        """)
    ]
    assert (stage.librarian.news(), len(stage.librarian.cards())) == ([], 1)


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "om 8 dage"), (6, "om 2 dage"), (7, "i morgen"), (8, "i dag")],
)
async def test_near_days_are_said_as_people_say_them(stage: Stage, days: int, said: str) -> None:
    await agreed(stage)
    stage.goes_by(days=days)
    first = (await asks(stage.librarian, "vis #1", "command")).split("\n")
    assert first[1].endswith(f" · {said}")


async def test_what_lost_its_time_stands_behind_what_is_next(stage: Stage) -> None:
    await bumped(stage)
    await stage.librarian.command("foreslå Læsekreds fredag den 11. december kl. 16 @journalist")
    stage.librarian.news()
    told = (await asks(stage.librarian, "", "command")).split("\n")
    assert told[:4] == [
        "Det næste",
        "🟡 fre 11. dec. 16.00 · #2 Læsekreds · Foreslået",
        "Mangler ny tid",
        "🟠 tor 3. dec. 19.00 · #1 Debat om havnen · Afbud",
    ]


async def test_who_asks_is_not_led_to_answer_themself(stage: Stage) -> None:
    await proposed(stage)
    await stage.librarian.command("vis #1")
    told = stage.librarian.news()[-1]
    assert "[Anden tid]" in told  # they may change their mind
    assert "[Træk forslaget tilbage]" in told
    assert "[Sig ja]" not in told
    assert "[Nej]" not in told
    await stage.journalist.command("vis #1")
    assert "[Sig ja] [Anden tid] [Nej]" in stage.journalist.news()[-1]
