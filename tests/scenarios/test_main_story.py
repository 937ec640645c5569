"""The main job: propose, accept, bump, restore; and the card that is never posted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import (
    AGREED_CARD,
    BUMPED_CARD,
    NEW_TIMES,
    PROMPT,
    PROPOSE,
    SAID_YES,
    TAPS,
    TOLD_BUMPED,
    TOLD_YES,
    WAITING_CARD,
    WHEN,
    agreed,
    bumped,
    proposed,
    shown,
)

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio


async def test_a_proposal_is_one_card_one_question_and_one_receipt(stage: Stage) -> None:
    await stage.librarian.command(PROPOSE)
    assert [str(card) for card in stage.librarian.cards()] == [WAITING_CARD]
    assert stage.journalist.cards() == stage.librarian.cards()
    assert [str(question) for question in stage.journalist.prompts()] == [PROMPT]
    receipt = f"Sendt til @journalist: #1 Debat om havnen, {WHEN}.\n[Ret] [Fortryd]"
    assert (stage.librarian.news(), stage.journalist.news()) == ([receipt], [])


async def test_a_yes_turns_the_card_green_and_the_question_into_one_line(stage: Stage) -> None:
    await proposed(stage)
    await stage.journalist.tap("accept", on="prompt")
    assert [str(card) for card in stage.librarian.cards()] == [AGREED_CARD]
    assert [str(question) for question in stage.journalist.prompts()] == [SAID_YES]
    assert (stage.librarian.news(), stage.journalist.news()) == ([TOLD_YES], [])


async def test_a_tapped_bump_shows_what_goes_with_it_before_anything_happens(stage: Stage) -> None:
    await agreed(stage)
    before = stage.rows()
    await stage.journalist.tap("bump")
    assert str(stage.journalist.form) == shown("""
        Meld afbud
        Afbud til #1 Debat om havnen (torsdag den 3. december kl. 19.00)?
        · @bibliotekar får besked med det samme
        · kun typen af grund bliver gemt
        Vælg en grund, så sendes afbuddet. Gør du ingenting, står aftalen ved magt.
        [Akut nyhed] [Redaktionelt] [Fravær] [Praktisk] [Andet]
    """)
    assert stage.rows() == before
    await stage.journalist.tap("bump:breaking_news", on="form")
    receipt = shown("""
        Afbud til #1 Debat om havnen er sendt til Biblioteket i Midtbyen (akut nyhed).
        [Fortryd] [Find ny tid] [Find afløser] [Kør uden os]
    """)
    assert str(stage.journalist.receipt).removeprefix("Rykker\n") == receipt
    assert [str(card) for card in stage.librarian.cards()] == [BUMPED_CARD]
    assert stage.librarian.news() == [TOLD_BUMPED]
    assert stage.journalist.news() in ([], [receipt])  # where it stands in no form's place
    assert stage.journalist.prompt == shown("""
        🟠 Afbud fra Folkebladet
        #1 Debat om havnen, torsdag den 3. december kl. 19.00–20.30
        [Vi kan alligevel] [Vis]
    """)


@pytest.mark.parametrize("on", ["card", "prompt", "receipt"])
async def test_a_bump_is_taken_back_with_one_tap(stage: Stage, on: str) -> None:
    await bumped(stage)
    await stage.journalist.tap("restore", on=on)
    assert [str(card) for card in stage.librarian.cards()] == [AGREED_CARD]
    assert stage.journalist.prompt == SAID_YES
    told = f"🟢 @journalist kan alligevel: #1 Debat om havnen, {WHEN}.\n[Vis]"
    assert (stage.librarian.news(), stage.journalist.news()) == ([told], [])


@pytest.mark.parametrize("line", ["afbud #1 akut nyhed", "bump 1 breaking news", "afbud 1: brand"])
async def test_a_clearly_typed_bump_is_done_at_once(stage: Stage, line: str) -> None:
    await agreed(stage)
    await stage.journalist.command(line)
    assert stage.librarian.card == BUMPED_CARD
    assert stage.librarian.news() == [TOLD_BUMPED]
    (receipt,) = stage.journalist.news()
    english = "[Undo] [Find a new time] [Find a stand-in] [Go on without us]"
    danish = "[Fortryd] [Find ny tid] [Find afløser] [Kør uden os]"
    assert receipt.endswith(english if line.startswith("bump") else danish)
    await stage.journalist.tap("restore", on="private")
    assert stage.librarian.card == AGREED_CARD


async def test_the_library_pulls_out_with_its_own_people_only(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("afbud #1 praktisk")
    assert stage.journalist.card == shown("""
        #1 · Debat om havnen   🟠 Afbud fra Biblioteket i Midtbyen
        skulle være torsdag den 3. december kl. 19.00–20.30
        Praktisk · i dag kl. 10.15, @bibliotekar
        {taps} [Vi kan alligevel] [Mere]
    """).replace("{taps}", TAPS)
    told = f"🟠 Biblioteket i Midtbyen melder afbud til #1 Debat om havnen ({WHEN}): praktisk."
    assert stage.journalist.news() == [f"{told}\n{NEW_TIMES} [Flere tider]"]
    before = stage.rows()
    await stage.journalist.tap("restore")
    said = "Det er Biblioteket i Midtbyen, der meldte afbud, så kun de kan tage det tilbage."
    assert stage.journalist.news()[0].startswith(said)
    assert stage.rows() == before


async def test_a_bumped_one_finds_a_new_home_with_a_yes_from_the_other_side(stage: Stage) -> None:
    await bumped(stage)
    await stage.librarian.command("flyt #1 fredag den 4. december kl. 18")
    await stage.journalist.tap("accept", on="prompt")
    assert stage.journalist.card == shown("""
        #1 · Debat om havnen   🟢 Aftalt
        fredag den 4. december kl. 18.00–19.30 · om 9 dage
        flyttet fra torsdag den 3. december kl. 19.00
        @bibliotekar (vært) · @journalist
        [Meld afbud] [Anden tid] [Mere]
    """)


async def test_a_slot_has_one_card_for_its_whole_life(on_slack: SlackStage) -> None:
    await bumped(on_slack)
    await on_slack.journalist.tap("restore")
    await on_slack.librarian.tap("counter")
    await on_slack.librarian.fill(when="fredag den 4. december kl. 19")
    await on_slack.journalist.tap("accept")
    assert len(on_slack.posted()) == 1
    edits = [
        c for c in on_slack.slack.called("chat.update") if c.args["channel"] == on_slack.room.id
    ]
    assert len(edits) == 5  # yes, bump, restore, offer, yes
    assert {edit.args["ts"] for edit in edits} == set(on_slack.room_slots())


async def test_the_notification_itself_says_title_day_and_question(stage: Stage) -> None:
    await proposed(stage)
    assert stage.journalist.look("prompt").notice == f"Kan du være med? Debat om havnen · {WHEN}"
    assert stage.journalist.look("card").notice == f"#1 Debat om havnen · Foreslået · {WHEN}"
