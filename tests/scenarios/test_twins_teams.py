"""One event, live in Slack and in Microsoft Teams: the first tap wins, the others see who."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.fakes.teams.fake import LIBRARY
from tests.scenarios.lines import (
    AGREED_CARD,
    BUMPED_CARD,
    PROMPT,
    PROPOSE,
    SAID_YES,
    TAPS,
    TOLD_BUMPED,
    TOLD_YES,
    UNNAMED,
    WAITING_CARD,
    shown,
)
from tests.scenarios.on_both import code_in, people_called

if TYPE_CHECKING:
    from tests.scenarios.on_apart import ApartStage

pytestmark = pytest.mark.anyio
#: What differs between the databases lies below the platforms.
one_database = pytest.mark.parametrize("store", ["postgresql"], indirect=True)

WALK = shown("""
    #1 · Byvandring   🟡 Foreslået
    torsdag den 3. december kl. 17.00–18.00
    Foreslået af @bibliotekar · venter på svar fra @kollega2 (senest i morgen kl. 10.15)
    [Sig ja] [Anden tid] [Nej] [Mere]
""")
JOINED = (
    "✓ @journalist har forbundet dette rum med arrangementerne hos Biblioteket i Midtbyen og "
    "Folkebladet. Det, der kommer, står herunder, det samme som i de andre rum: det første tryk "
    "gælder."
)
ELSEWHERE = (
    "✓ @journalist fra Folkebladet har forbundet et rum på {}: kortene står fra nu af også dér. "
    "Det, I skriver her, bliver her."
)


@pytest.mark.parametrize("apart", ["slack", "teams"], indirect=True)
async def test_a_code_written_in_the_other_joins_them_and_a_tap_there_turns_both(
    apart: ApartStage, request: pytest.FixtureRequest
) -> None:
    await apart.librarian.command("foreslå Byvandring torsdag den 3. december kl. 17-18 @kollega2")
    await apart.librarian.command("forbind")
    await apart.journalist.command(f"forbind {code_in(apart.librarian)}")
    there = "Teams" if "slack" in request.node.callspec.params["apart"] else "Slack"
    assert [str(card) for card in apart.librarian.cards()] == [WALK, ELSEWHERE.format(there)]
    assert [str(card) for card in apart.journalist.cards()] == [JOINED, WALK]
    apart.read()
    await apart.librarian.command(PROPOSE)
    second = [text.replace("#1", "#2") for text in (WAITING_CARD, AGREED_CARD)]
    assert apart.cards() == [second[0]] * 2
    assert [apart.journalist.prompt, apart.reporter.prompts()] == [PROMPT, []]
    apart.librarian.news()
    await apart.journalist.tap("accept", on="prompt")
    assert apart.cards() == [second[1]] * 2
    assert apart.journalist.prompt == SAID_YES.replace("#1", "#2")
    told = [player.news() for player in apart.players if player is not apart.librarian]
    assert (apart.librarian.news(), told) == ([TOLD_YES.replace("#1", "#2")], [[]] * 3)
    # The announcement and two cards in each: everything after that was an edit.
    assert [len(apart.librarian.cards()), len(apart.journalist.cards())] == [3, 3]


@one_database
@pytest.mark.parametrize("first", ["slack", "teams"])
async def test_two_tap_at_once_and_who_was_late_is_told_who_and_when(
    apart: ApartStage, first: str
) -> None:
    await apart.joined()
    await apart.librarian.command(PROPOSE)
    await apart.colleague.command("vis #1")
    before = apart.colleague.look("private")
    apart.read()
    apart.slack.waits = True
    taps = [
        apart.colleague.tap("withdraw", on=before),
        apart.journalist.tap("accept", on="prompt"),
    ]
    await asyncio.gather(*(taps if first == "slack" else reversed(taps)))
    await apart.slack.settle()
    acts = [row[2] for row in apart.slack.rows("history")["history"]]
    assert acts in (["propose", "accept"], ["propose", "withdraw"])
    won = acts[1] == "accept"
    late = apart.colleague if won else apart.journalist
    did = "@journalist sagde ja" if won else "@kollega2 trak forslaget tilbage"
    (said,) = late.news()
    assert said.startswith(f"Der er sket noget i mellemtiden: {did} kl. 10.15.")
    withdrawn = shown("""
        #1 · Debat om havnen   ⚪ Trukket tilbage
        torsdag den 3. december kl. 19.00–20.30
        [Mere]
    """)
    assert apart.cards() == [AGREED_CARD if won else withdrawn] * 2


@one_database
async def test_a_bump_in_teams_has_new_times_in_both_and_one_is_chosen_in_each(
    apart: ApartStage,
) -> None:
    await apart.joined()
    await apart.librarian.command(PROPOSE)
    await apart.journalist.tap("accept")
    apart.read()
    await apart.journalist.tap("bump")
    await apart.journalist.tap("bump:breaking_news", on="form")
    assert apart.cards() == [BUMPED_CARD] * 2
    assert apart.librarian.news() == [TOLD_BUMPED]
    await apart.librarian.tap("move:1", on="private")
    chosen = shown(f"""
        #1 · Debat om havnen   🟠 Afbud fra Folkebladet
        skulle være torsdag den 3. december kl. 19.00–20.30
        Akut nyhed · i dag kl. 10.15, @journalist
        ✓ Biblioteket i Midtbyen kan fredag den 4. december kl. 19.00–20.30.
        {TAPS.replace("[", "[✓ ", 1)} [Vi kan alligevel] [Mere]
    """)
    assert apart.cards() == [chosen] * 2
    await apart.journalist.tap("move:1")
    moved = shown("""
        #1 · Debat om havnen   🟢 Aftalt
        fredag den 4. december kl. 19.00–20.30 · om 9 dage
        flyttet fra torsdag den 3. december kl. 19.00
        @bibliotekar (vært) · @journalist
        [Meld afbud] [Anden tid] [Mere]
    """)
    assert apart.cards() == [moved] * 2


@one_database
async def test_a_yes_in_the_thread_in_teams_is_an_answer_and_talk_stays_there(
    apart: ApartStage,
) -> None:
    await apart.joined()
    await apart.librarian.command(UNNAMED)
    assert [str(prompt) for prompt in apart.journalist.prompts()] == [PROMPT]
    await apart.reporter.say("er der nogen, der har hørt om havnen?")
    await apart.reporter.reply("ja")
    agreed = AGREED_CARD.replace("@journalist", "@kollega")
    assert apart.cards() == [agreed] * 2
    apart.slack.check()
    everything = str([call.args for call in apart.slack.slack.calls])
    assert "hørt om" not in everything
    assert apart.librarian.news()[-1] == TOLD_YES.replace("@journalist", "@kollega")


@one_database
async def test_a_question_from_teams_is_passed_on_in_private(apart: ApartStage) -> None:
    await apart.joined()
    await apart.librarian.command(PROPOSE)
    apart.read()
    before = len(apart.librarian.cards())
    await apart.journalist.reply("Hvor mange kommer der?", to="prompt")
    (told,) = apart.librarian.news()
    assert "Hvor mange kommer der?" in told
    assert [player.news() for player in (apart.colleague, apart.reporter)] == [[], []]
    assert len(apart.librarian.cards()) == before


@one_database
async def test_who_is_in_both_says_so_and_is_asked_once(apart: ApartStage) -> None:
    await apart.joined()
    guest = apart.guest("bibliotekar", LIBRARY)
    await guest.whisper("forbind")
    await apart.librarian.whisper(code_in(guest))
    one = (
        "✓ Nu ved jeg, at du er én person, og spørger kun ét sted: dér, hvor du sidst har skrevet "
        "til mig, lige nu på Slack.\nDu kan vælge ét fast sted i indstillingerne, under “Kun mig”."
    )
    assert apart.librarian.news() == [one]
    assert len(people_called(apart.slack.store, "bibliotekar")) == 1
    await apart.journalist.command(f"{UNNAMED} @bibliotekar")
    assert [len(apart.librarian.prompts()), len(guest.prompts())] == [1, 0]
    await guest.reply("ja")
    agreed = shown("""
        #1 · Debat om havnen   🟢 Aftalt
        torsdag den 3. december kl. 19.00–20.30 · om 8 dage
        @journalist · @bibliotekar (vært)
        [Meld afbud] [Anden tid] [Mere]
    """)
    assert apart.cards() == [agreed] * 2
    assert apart.librarian.prompt == SAID_YES


@one_database
async def test_thrown_out_of_the_team_slack_goes_on_and_back_again_it_is_true(
    apart: ApartStage,
) -> None:
    await apart.joined()
    await apart.librarian.command(PROPOSE)
    apart.read()
    await apart.teams.remove_bot(apart.room, apart.in_teams[1].person)
    await apart.slack.acted()
    still = (
        "Jeg kan ikke længere skrive i {}, så kortene dér står stille; det andet rum kører videre. "
        "{} igen under Apps → Rykker, så fortsætter jeg."
    )
    let_mend = "Bed en af dem, der er dér, tilføje mig til teamet"
    assert apart.librarian.news() == [still.format("rummet på Teams", let_mend)]
    mend = "Tilføj mig til teamet"
    assert apart.journalist.news() == [still.format("#Redaktionens aftaler", mend)]
    await apart.journalist.tap("accept", on="prompt")
    assert apart.cards() == [AGREED_CARD, WAITING_CARD]
    assert apart.librarian.news() == [TOLD_YES]
    await apart.teams.add_bot(apart.room, apart.in_teams[1].person)
    await apart.slack.acted()
    assert apart.cards() == [AGREED_CARD] * 2


@one_database
async def test_no_settings_tell_what_the_other_room_is_called(apart: ApartStage) -> None:
    await apart.joined()
    await apart.librarian.command(PROPOSE)
    await apart.librarian.command("indstillinger")
    await apart.journalist.command("indstillinger")
    here, there = str(apart.librarian.form), str(apart.journalist.form)
    assert "Kortene står i #egne-arrangementer, et rum på Teams" in here
    assert "Kortene står i et rum på Slack, #Redaktionens aftaler" in there
    assert [name for name in apart.of_teams() if name in here] == []
    assert [name for name in apart.of_slack() if name in there] == []
