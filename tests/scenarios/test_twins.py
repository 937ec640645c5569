"""One event, live in Slack and in the browser at once: the first tap wins, the others see who."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import (
    AGREED_CARD,
    NEW_TIMES,
    PROMPT,
    PROPOSE,
    SAID_YES,
    TOLD_YES,
    UNNAMED,
    WAITING_CARD,
    WHEN,
    shown,
)
from tests.scenarios.on_both import code_in

if TYPE_CHECKING:
    from tests.scenarios.on_both import BothStage
    from tests.scenarios.screen import Screen

pytestmark = pytest.mark.anyio

JOINED_ELSEWHERE = (
    "✓ @journalist fra Folkebladet har forbundet et rum i browseren: kortene står fra nu af også "
    "dér. Det, I skriver her, bliver her."
)
JOINED = (
    "✓ @journalist har forbundet dette rum med arrangementerne hos Biblioteket i Midtbyen og "
    "Folkebladet. Det, der kommer, står herunder, det samme som i de andre rum: det første tryk "
    "gælder."
)
WALK = shown("""
    #1 · Byvandring   🟡 Foreslået
    torsdag den 3. december kl. 17.00–18.00
    Foreslået af @bibliotekar · venter på svar fra @kollega2 (senest i morgen kl. 10.15)
    [Sig ja] [Anden tid] [Nej] [Mere]
""")
#: The end of the card of a bump, whoever it is from.
TAPS = NEW_TIMES.splitlines()[-1]


def last_cards(stage: BothStage) -> list[str]:
    """The card of the last event, in Slack and in the browser."""
    return [stage.librarian.card, stage.journalist.card]


async def test_a_code_joins_the_room_and_what_is_coming_stands_there_at_once(
    on_both: BothStage,
) -> None:
    await on_both.librarian.command(
        "foreslå Byvandring torsdag den 3. december kl. 17-18 @kollega2"
    )
    on_both.librarian.news()
    await on_both.librarian.command("forbind")
    (said,) = on_both.librarian.news()
    code = said[said.index("forbind ") :][: len("forbind 407 183")]
    assert said == (
        f"Skriv inden 10 minutter dette i det andet rum, hvor jeg også skal være: {code}\n"
        "Så står de samme kort i begge rum, og dem, der kommer med, hører til partneren. "
        "Del ikke koden med andre."
    )
    assert (on_both.colleague.news(), on_both.journalist.cards()) == ([], [])
    await on_both.journalist.command(code)
    assert [str(c) for c in on_both.journalist.cards()] == [JOINED, WALK]
    assert [str(c) for c in on_both.librarian.cards()] == [WALK, JOINED_ELSEWHERE]
    assert (on_both.journalist.news(), on_both.librarian.news()) == ([], [])


async def test_english_words_do_the_same_and_in_a_mention_too(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.librarian.say("@rykker link")
    said = on_both.librarian.news()[-1]
    assert said.startswith("Within 10 minutes, write this in the other room")
    code = said.partition("link ")[2][:7]
    await on_both.journalist.say(f"@Rykker link {code.replace(' ', '')}")
    assert [str(c) for c in on_both.journalist.cards()] == [JOINED]


async def test_proposed_in_one_and_accepted_in_the_other(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    await on_both.librarian.command(PROPOSE)
    assert last_cards(on_both) == [WAITING_CARD, WAITING_CARD]
    assert on_both.journalist.prompt == PROMPT
    on_both.librarian.news()
    await on_both.journalist.tap("accept", on="prompt")
    assert last_cards(on_both) == [AGREED_CARD, AGREED_CARD]
    assert on_both.journalist.prompt == SAID_YES
    assert (on_both.librarian.news(), on_both.journalist.news()) == ([TOLD_YES], [])
    # The announcement and one card in each: everything after that was an edit.
    assert [len(on_both.librarian.cards()), len(on_both.journalist.cards())] == [2, 2]


async def test_and_the_other_way_round_by_a_word_in_the_thread(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    await on_both.journalist.command(UNNAMED)
    assert on_both.journalist.news() == [
        f"Sendt til Biblioteket i Midtbyen: #1 Debat om havnen, {WHEN}.\n[Ret] [Fortryd]"
    ]
    assert last_cards(on_both)[0] == last_cards(on_both)[1]
    await on_both.colleague.reply("ja")
    agreed = shown("""
        #1 · Debat om havnen   🟢 Aftalt
        torsdag den 3. december kl. 19.00–20.30 · om 8 dage
        @journalist · @kollega2 (vært)
        [Meld afbud] [Anden tid] [Mere]
    """)
    assert last_cards(on_both) == [agreed, agreed]
    assert on_both.journalist.news() == [TOLD_YES.replace("@journalist", "@kollega2")]


async def test_a_thread_under_the_twin_is_heard_and_talk_is_copied_nowhere(
    on_both: BothStage,
) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    await on_both.librarian.command(PROPOSE)
    before = len(on_both.librarian.cards())
    await on_both.journalist.say("er der nogen, der har hørt om havnen?")
    await on_both.journalist.reply("fredag kl. 10")
    assert len(on_both.librarian.cards()) == before
    assert "venter på svar fra @bibliotekar" in on_both.librarian.card
    assert "fredag den 4. december kl. 10.00–11.30" in on_both.librarian.card
    assert last_cards(on_both)[0] == last_cards(on_both)[1]
    everything = " ".join(
        str(m.blocks) + m.text for m in on_both.librarian.person.sees(on_both.channel)
    )
    assert "hørt om" not in everything


async def test_a_question_is_passed_on_and_stands_only_where_it_was_asked(
    on_both: BothStage,
) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    await on_both.librarian.command(PROPOSE)
    on_both.librarian.news()
    before = len(on_both.librarian.cards())
    await on_both.journalist.reply("Hvor mange kommer der?", to="prompt")
    (told,) = on_both.librarian.news()
    assert "Hvor mange kommer der?" in told
    assert len(on_both.librarian.cards()) == before
    assert "Hvor mange kommer der?" in str(on_both.journalist.cards()[-1])


@pytest.mark.parametrize("first", ["slack", "browser"])
async def test_two_tap_at_once_on_both_platforms(on_both: BothStage, first: str) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    await on_both.librarian.command(PROPOSE)
    on_both.librarian.news()
    on_both.slack.waits = True
    taps = [
        on_both.colleague.tap("withdraw", on=await _show(on_both)),
        on_both.journalist.tap("accept", on="prompt"),
    ]
    await asyncio.gather(*(taps if first == "slack" else reversed(taps)))
    await on_both.slack.settle()
    acts = [row[2] for row in on_both.slack.rows("history")["history"]]
    assert acts in (["propose", "accept"], ["propose", "withdraw"])
    won = acts[1] == "accept"
    late = on_both.colleague if won else on_both.journalist
    did = "@journalist sagde ja" if won else "@kollega2 trak forslaget tilbage"
    (said,) = late.news()
    assert said.startswith(f"Der er sket noget i mellemtiden: {did} kl. 10.15.")
    assert on_both.librarian.card == on_both.journalist.card
    assert ("🟢 Aftalt" if won else "⚪ Trukket tilbage") in on_both.librarian.card


async def test_two_of_one_side_say_yes_at_once_on_both_platforms(on_both: BothStage) -> None:
    slack = on_both.slack
    slack.room, slack.librarian = on_both.shared.room, on_both.shared
    await on_both.shared.command("indstillinger")
    await on_both.shared.command("forbind")
    await on_both.journalist.command(f"forbind {code_in(on_both.shared)}")
    await on_both.shared.command(UNNAMED)
    on_both.shared.news()
    slack.waits = True
    await asyncio.gather(slack.colleague.tap("accept"), on_both.journalist.tap("accept"))
    await slack.settle()
    acts = [row[2] for row in slack.rows("history")["history"]]
    assert acts == ["propose", "accept"]
    in_it = "@journalist" if "@journalist" in on_both.journalist.card else "@kollega på Slack"
    card = AGREED_CARD.replace("@journalist", in_it)
    assert [on_both.shared.card, on_both.journalist.card] == [card, card]
    late = slack.colleague if in_it == "@journalist" else on_both.journalist
    (said,) = late.news()
    assert said.startswith(f"{in_it} sagde ja kl. 10.15, så den er dækket.\n#1 Debat om havnen")


async def _show(stage: BothStage) -> Screen:
    await stage.colleague.command("vis #1")
    await stage.slack.settle()
    shown_to_them = stage.colleague.look("private")
    stage.colleague.news()
    return shown_to_them


async def test_who_taps_second_elsewhere_is_told_who_was_first_and_when(
    on_both: BothStage,
) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    await on_both.journalist.command(UNNAMED)
    on_both.journalist.news()
    slack_card = on_both.librarian.look("card")
    on_both.slack.goes_by(minutes=3)
    await on_both.journalist.command("træk #1")
    before = on_both.slack.rows()
    await on_both.librarian.tap("accept", on=slack_card)
    assert on_both.slack.rows() == before
    (said,) = on_both.librarian.news()
    assert said.startswith(
        "Der er sket noget i mellemtiden: @journalist trak forslaget tilbage kl. 10.18."
    )


async def test_a_bump_its_new_times_and_the_move_are_seen_in_both(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    await on_both.librarian.command(PROPOSE)
    await on_both.journalist.tap("accept", on="prompt")
    on_both.librarian.news()
    await on_both.journalist.tap("bump")
    await on_both.journalist.tap("bump:breaking_news", on="form")
    bumped = shown(f"""
        #1 · Debat om havnen   🟠 Afbud fra Folkebladet
        skulle være torsdag den 3. december kl. 19.00–20.30
        Akut nyhed · i dag kl. 10.15, @journalist
        {TAPS} [Vi kan alligevel] [Mere]
    """)
    assert last_cards(on_both) == [bumped, bumped]
    (news,) = on_both.librarian.news()
    assert news.startswith(f"🟠 Folkebladet melder afbud til #1 Debat om havnen ({WHEN})")
    await on_both.librarian.tap("move:1", on="private")
    assert last_cards(on_both)[0] == last_cards(on_both)[1]
    assert "\n✓ Biblioteket i Midtbyen kan fredag den 4. december" in on_both.journalist.card
    await on_both.journalist.tap("move:1")
    moved = shown("""
        #1 · Debat om havnen   🟢 Aftalt
        fredag den 4. december kl. 19.00–20.30 · om 9 dage
        flyttet fra torsdag den 3. december kl. 19.00
        @bibliotekar (vært) · @journalist
        [Meld afbud] [Anden tid] [Mere]
    """)
    assert last_cards(on_both) == [moved, moved]


async def test_the_overview_comes_to_each_room_and_a_reminder_to_each_person_once(
    on_both: BothStage,
) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    await on_both.librarian.command(PROPOSE)
    await on_both.journalist.tap("accept", on="prompt")
    for player in (on_both.librarian, on_both.colleague, on_both.journalist):
        player.news()
    on_both.slack.goes_by(days=7, hours=-2)  # Wednesday at 8.15, a day before
    await on_both.slack.tick()
    overview = shown("""
        Onsdag den 2. december, uge 49
        I morgen
        🟢 tor 3. dec. 19.00 · #1 Debat om havnen · Aftalt
        [Vis] [Det hele] [Mine] [Færre beskeder]
    """)
    assert last_cards(on_both) == [overview, overview]
    reminder = f"I morgen: #1 Debat om havnen, {WHEN}.\n[Meld afbud] [Vis]"
    assert (on_both.librarian.news(), on_both.journalist.news()) == ([reminder], [reminder])


async def test_nothing_of_slack_is_seen_in_the_browser(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    await on_both.librarian.command(PROPOSE)
    await on_both.journalist.command("indstillinger")
    settings = str(on_both.journalist.form)
    assert "Kortene står i et rum på Slack, #fælles" in settings
    posts = json.dumps(
        [list(map(str, row)) for row in on_both.slack.rows("room_posts")["room_posts"]]
    )
    private = [on_both.channel.name, on_both.channel.id, on_both.librarian.person.id]
    private += [on_both.slack.slack.library.id]
    assert [word for word in private if word in posts + settings] == []
    await on_both.librarian.command("indstillinger")
    assert "Kortene står i #egne-arrangementer, et rum i browseren" in str(on_both.librarian.form)
