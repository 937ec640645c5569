"""A proposal is corrected while nobody has answered it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import WHEN, proposed, shown
from tests.scenarios.lines import corrected as fixed

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio


async def corrected(stage: Stage, **fields: str) -> None:
    """The librarian taps [Ret] on the receipt and saves."""
    await stage.librarian.command(
        "foreslå Debat om havnen torsdag den 3. december kl. 19-20.30 @journalist"
    )
    await stage.librarian.tap("propose:edit", on="private")
    await stage.librarian.fill(**fields)


async def test_the_form_holds_what_stands(stage: Stage) -> None:
    await stage.librarian.command(
        "foreslå Debat om havnen torsdag den 3. december kl. 19-20.30 @journalist"
    )
    await stage.librarian.tap("propose:edit", on="private")
    assert str(stage.librarian.form) == shown(f"""
        Ret forslaget
        Hvad hedder det? Debat om havnen
        Hvornår? {WHEN}
        Hvem spørges? {stage.journalist.id_in_forms}
        [Gem]
    """)
    before = stage.rows("asks")
    await stage.librarian.fill()
    assert (stage.rows("asks"), len(stage.librarian.cards())) == (before, 1)


async def test_title_and_time_change_on_the_same_card_and_prompt(stage: Stage) -> None:
    await corrected(stage, title="Debat om broen", when="fredag den 4. december kl. 16-17")
    assert [str(card) for card in stage.librarian.cards()] == [
        shown("""
            #1 · Debat om broen   🟡 Foreslået
            fredag den 4. december kl. 16.00–17.00
            Foreslået af @bibliotekar · venter på svar fra @journalist (senest i morgen kl. 10.15)
            [Sig ja] [Anden tid] [Nej] [Mere]
        """)
    ]
    (prompt,) = stage.journalist.prompts()
    assert str(prompt).startswith(
        "Kan du være med? Debat om broen\nfredag den 4. december kl. 16.00"
    )
    await stage.journalist.tap("accept", on=prompt)
    assert "🟢 Aftalt" in stage.librarian.card


async def test_a_yes_to_what_stood_before_is_no_yes(stage: Stage) -> None:
    await proposed(stage)
    seen = stage.journalist.look("prompt")
    await stage.librarian.tap("propose:edit", on="private")
    await stage.librarian.fill(when="fredag den 4. december kl. 16-17")
    await stage.journalist.tap("accept", on=seen)
    assert stage.journalist.news()[0].startswith(
        "Der er sket noget i mellemtiden: @bibliotekar rettede det kl. 10.15. Kortet er opdateret."
    )
    assert "🟡 Foreslået" in stage.librarian.card


async def test_other_people_are_asked_and_the_first_are_not(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await on_slack.librarian.tap("propose:edit", on="private")
    await on_slack.librarian.fill(who=[on_slack.colleague.id_in_forms])
    assert "venter på svar fra @kollega " in on_slack.librarian.card
    assert "nyere" in on_slack.journalist.prompt
    await on_slack.colleague.tap("accept", on="prompt")
    assert "@bibliotekar (vært) · @kollega\n" in on_slack.librarian.card


@pytest.mark.parametrize("answer", ["accept", "decline"])
async def test_once_answered_it_is_too_late(stage: Stage, answer: str) -> None:
    await stage.librarian.command(
        "foreslå Debat om havnen torsdag den 3. december kl. 19-20.30 @journalist"
    )
    receipt = stage.librarian.look("private")
    await stage.journalist.tap(answer, on="prompt")
    before = stage.rows()
    stage.librarian.news()
    await stage.librarian.tap("propose:edit", on=receipt)
    (told,) = stage.librarian.news()
    assert "er allerede besvaret og kan ikke rettes mere" in told
    assert stage.rows() == before


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": "!"}, "Hvad hedder det? Skriv en titel og så tiden."),
        ({"title": "https://avisen.dk/historie"}, "Et link alene siger ikke så meget."),
        ({"when": "i går kl. 10"}, "Den tid er gået."),
        ({"when": "når det passer"}, "Jeg er ikke sikker på, hvornår du mener."),
    ],
)
async def test_what_cannot_be_stays_in_the_form(
    stage: Stage, fields: dict[str, str], said: str
) -> None:
    await stage.librarian.command(
        "foreslå Debat om havnen torsdag den 3. december kl. 19-20.30 @journalist"
    )
    before = stage.rows()
    await stage.librarian.tap("propose:edit", on="private")
    await stage.librarian.fill(**fields)
    assert f"! {said}" in str(stage.librarian.form)
    assert stage.rows() == before


async def test_the_other_side_does_not_correct_it(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    receipt = on_slack.librarian.look("private").button("propose:edit")
    before = on_slack.rows()
    await on_slack.journalist.press(on_slack.journalist.look("card"), "accept", value="")
    on_slack.journalist.news()
    await on_slack.colleague2.press(on_slack.colleague2.look("card"), "show", value=receipt.value)
    assert on_slack.rows() == before
    assert "🟡 Foreslået" in on_slack.librarian.card


async def test_what_a_colleague_has_moved_is_corrected_by_who_proposed_it(
    on_slack: SlackStage,
) -> None:
    await proposed(on_slack)
    await on_slack.colleague2.command("flyt #1 fredag den 4. december kl. 16-17")
    assert "venter på svar fra @bibliotekar, @journalist" in on_slack.librarian.card
    await fixed(on_slack, title="Debat om broen", who=[on_slack.journalist.id_in_forms])
    assert on_slack.librarian.card.startswith("#1 · Debat om broen   🟡 Foreslået")
    assert "venter på svar fra @journalist " in on_slack.librarian.card
    await on_slack.journalist.tap("accept", on="prompt")
    assert "@bibliotekar (vært) · @journalist\n" in on_slack.librarian.card
