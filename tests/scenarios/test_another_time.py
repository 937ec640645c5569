"""Another time: turned round until somebody says yes, and offered for what is agreed already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import AGREED_CARD, FRIDAY, WHEN, agreed, proposed, shown

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio

OFFERED_CARD = shown("""
    #1 · Debat om havnen   🟢 Aftalt
    torsdag den 3. december kl. 19.00–20.30 · om 8 dage
    @bibliotekar (vært) · @journalist
    @bibliotekar foreslår fredag den 4. december kl. 19.00–20.30 i stedet · venter på svar fra @journalist (senest i morgen kl. 10.15)
    [Ja til ny tid] [Behold tiden] [Anden tid] [Meld afbud] [Mere]
""")  # noqa: E501 - as people see it
MOVED_CARD = shown("""
    #1 · Debat om havnen   🟢 Aftalt
    fredag den 4. december kl. 19.00–20.30 · om 9 dage
    flyttet fra torsdag den 3. december kl. 19.00
    @bibliotekar (vært) · @journalist
    [Meld afbud] [Anden tid] [Mere]
""")


async def offered(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.tap("counter")
    await stage.librarian.fill(when="fredag den 4. december kl. 19")
    assert stage.journalist.card == OFFERED_CARD


async def test_the_question_turns_round_twice_and_ends_with_a_yes(stage: Stage) -> None:
    await proposed(stage)
    await stage.journalist.tap("counter", on="prompt")
    assert str(stage.journalist.form) == shown(f"""
        Anden tid
        #1 Debat om havnen er nu {WHEN}.
        Hvornår i stedet?
        Til hvornår?
        [Foreslå tiden]
    """)
    await stage.journalist.fill(when="fredag den 4. december kl. 19")
    assert stage.journalist.card == shown("""
        #1 · Debat om havnen   🟡 Foreslået
        fredag den 4. december kl. 19.00–20.30
        Foreslået af @journalist · venter på svar fra @bibliotekar (senest i morgen kl. 10.15)
        [Sig ja] [Anden tid] [Nej] [Mere]
    """)
    assert stage.librarian.prompt == shown("""
        @journalist foreslår en anden tid til Debat om havnen
        fredag den 4. december kl. 19.00–20.30, i stedet for torsdag den 3. december kl. 19.00.
        Svar gerne senest i morgen kl. 10.15.
        Eller skriv bare, fx “ja”, “nej” eller “fredag kl. 10”.
        [Ja, jeg er med] [Anden tid] [Nej] [Svar senere]
    """)
    await stage.librarian.tap("counter", on="prompt")
    await stage.librarian.fill(when="mandag den 7. december kl. 16-17")
    assert len(stage.journalist.prompts()) == 2
    await stage.journalist.tap("accept", on="prompt")
    assert stage.journalist.card == shown("""
        #1 · Debat om havnen   🟢 Aftalt
        mandag den 7. december kl. 16.00–17.00 · om 12 dage
        @bibliotekar (vært) · @journalist
        [Meld afbud] [Anden tid] [Mere]
    """)


async def test_what_is_agreed_stays_agreed_until_the_new_time_is_accepted(stage: Stage) -> None:
    await offered(stage)
    assert stage.journalist.prompt == shown(f"""
        @bibliotekar foreslår en anden tid til #1 Debat om havnen
        Ny tid: {FRIDAY}
        Aftalt, indtil du svarer: {WHEN}
        [Ja til ny tid] [Behold tiden] [Anden tid]
    """)
    await stage.journalist.tap("accept", on="prompt")
    assert stage.journalist.card == MOVED_CARD
    moved = f"#1 Debat om havnen er flyttet fra torsdag den 3. december kl. 19.00 til {FRIDAY}."
    assert (stage.librarian.news(), stage.journalist.news()) == ([f"{moved}\n[Vis]"], [])


async def test_the_time_is_kept_when_the_new_one_is_declined(stage: Stage) -> None:
    await offered(stage)
    await stage.journalist.tap("decline", on="prompt")
    assert stage.journalist.card == AGREED_CARD
    told = f"@journalist kan ikke ændre tiden for #1 Debat om havnen. Den bliver {WHEN}."
    assert (stage.librarian.news(), stage.journalist.news()) == ([f"{told}\n[Vis]"], [])


async def test_the_one_who_proposed_may_change_their_mind_about_the_time(stage: Stage) -> None:
    await proposed(stage)
    await stage.librarian.tap("accept")  # not theirs to accept; but the answer offers another time
    await stage.librarian.tap("counter", on="private")
    await stage.librarian.fill(when="fredag den 4. december kl. 19")
    assert stage.journalist.card == shown("""
        #1 · Debat om havnen   🟡 Foreslået
        fredag den 4. december kl. 19.00–20.30
        Foreslået af @bibliotekar · venter på svar fra @journalist (senest i morgen kl. 10.15)
        [Sig ja] [Anden tid] [Nej] [Mere]
    """)


async def test_a_yes_to_one_offer_is_no_yes_to_the_next(stage: Stage) -> None:
    await offered(stage)
    phone = stage.journalist.look("card")  # the screen shows Friday, and goes out of sight
    await stage.librarian.tap("counter")
    await stage.librarian.fill(when="søndag den 6. december kl. 9")
    await stage.journalist.tap("accept", on=phone)
    assert "torsdag den 3. december kl. 19.00–20.30 · om 8 dage" in stage.journalist.card
    assert "søndag den 6. december kl. 09.00" in stage.journalist.card
    (told,) = stage.journalist.news()
    assert "@bibliotekar foreslog en anden tid kl. 10.15." in told


async def test_a_form_is_closed_by_a_word_of_its_own(stage: Stage) -> None:
    """On what they are told, *Fortryd* takes back what was done; closing a form does nothing."""
    await agreed(stage)
    ways_out = []
    for key in ("counter", "bump"):
        await stage.journalist.tap(key)
        ways_out.append(stage.journalist.form.way_out)
    await stage.journalist.tap("bump:practical", on="form")
    assert "[Fortryd]" in str(stage.journalist.receipt)
    assert stage.journalist.receipt.way_out in {"Luk", ""}  # a message is not closed
    assert ways_out == ["Luk", "Behold aftalen"]


async def test_a_form_sent_in_too_late_changes_nothing(stage: Stage) -> None:
    await proposed(stage)
    await stage.journalist.tap("counter", on="prompt")
    await stage.librarian.tap("withdraw", on="private")
    before = stage.rows()
    await stage.journalist.fill(when="fredag den 4. december kl. 19")
    assert "! Der er sket noget i mellemtiden: @bibliotekar trak" in str(stage.journalist.form)
    assert stage.rows() == before


async def test_who_was_faster_elsewhere_reads_that_it_was_themself(stage: Stage) -> None:
    await proposed(stage)
    await stage.librarian.tap("counter")
    await stage.librarian.say("@rykker træk 1")
    await stage.librarian.fill(when="fredag den 4. december kl. 19")
    said = "! Der er sket noget i mellemtiden: du selv trak forslaget tilbage kl. 10.15."
    assert said in str(stage.librarian.form)


async def test_the_time_it_has_already_is_no_other_time(stage: Stage) -> None:
    await proposed(stage)
    before = stage.rows()
    await stage.journalist.tap("counter", on="prompt")
    await stage.journalist.fill(when="torsdag den 3. december kl. 19")
    assert "! Det er den tid, det har i forvejen." in str(stage.journalist.form)
    assert stage.rows() == before


async def test_a_colleague_offers_another_time_and_all_others_are_asked(
    on_slack: SlackStage,
) -> None:
    await agreed(on_slack)
    await on_slack.colleague.say("@rykker anden tid #1 fredag den 4. december kl. 19")
    await on_slack.librarian.tap("accept", on="prompt")
    assert on_slack.librarian.card.startswith(
        f"#1 · Debat om havnen   🔵 Foreløbig\n{FRIDAY}\nflyttet fra torsdag den 3. december"
    )
    assert on_slack.journalist.prompt.startswith("Kan du være med? Debat om havnen\nfredag den 4.")


@pytest.mark.parametrize(
    "said", ["fredag den 4. december kl. 19", "kan først fredag den 4. december kl. 19"]
)
async def test_when_asked_when_a_bare_time_is_answer_enough(stage: Stage, said: str) -> None:
    await agreed(stage)
    await stage.journalist.whisper("anden tid #1")
    if not stage.journalist.news():  # a form was opened, which they close
        return
    await stage.journalist.whisper(said)
    assert "@journalist foreslår fredag den 4. december kl. 19.00–20.30" in stage.librarian.card


async def test_a_form_whose_slot_changed_meanwhile_is_not_filled_in_again(stage: Stage) -> None:
    """What was typed stands in the form as of now, and is sent with one more tap."""
    await proposed(stage)
    await stage.journalist.tap("counter", on="prompt")
    await stage.librarian.command("flyt #1 torsdag den 3. december kl. 20")
    before = stage.rows()
    await stage.journalist.fill(when="fredag den 4. december kl. 19-20")
    assert stage.rows() == before
    form = str(stage.journalist.form)
    assert "Der er sket noget i mellemtiden: @bibliotekar foreslog en anden tid" in form
    assert "fredag den 4. december kl. 19-20" in form
    await stage.journalist.fill(when="fredag den 4. december kl. 19-20")
    assert "fredag den 4. december kl. 19.00–20.00" in stage.librarian.card
