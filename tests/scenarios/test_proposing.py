"""The first line somebody types: what is sure is done, what is not is asked, nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import PROPOSE, WAITING_CARD, WHEN, agreed, new_place, proposed, shown
from tests.scenarios.on_room import RoomStage
from tests.scenarios.on_slack import SlackPlayer, SlackStage

if TYPE_CHECKING:
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio


async def test_the_same_typed_again_within_ten_minutes_is_the_same(stage: Stage) -> None:
    await proposed(stage)
    stage.goes_by(minutes=9, seconds=59)
    await stage.librarian.command(PROPOSE)
    said = f"Det har du allerede foreslået: #1 Debat om havnen, {WHEN}.\n[Vis]"
    assert stage.librarian.news() == [said]
    assert (stage.count("slots"), len(stage.journalist.prompts())) == (1, 1)


async def test_the_same_typed_again_later_is_another(stage: Stage) -> None:
    await proposed(stage)
    stage.goes_by(minutes=10, seconds=1)
    await stage.librarian.command(PROPOSE)
    assert stage.librarian.news()[0].startswith("Sendt til @journalist: #2 Debat om havnen, ")
    assert len(stage.librarian.cards()) == 2


async def test_the_very_first_proposal_needs_nothing_set_up(on_slack: SlackStage) -> None:
    assert on_slack.count("partnerships") == 0
    await on_slack.librarian.command(PROPOSE)
    assert on_slack.journalist.card == WAITING_CARD
    assert on_slack.count("partnerships") == 1


async def test_before_the_first_proposal_there_is_only_a_way_to_begin(
    on_slack: SlackStage,
) -> None:
    await on_slack.journalist.command("liste")
    (told,) = on_slack.journalist.news()
    assert told.startswith("Her er ikke noget endnu. Foreslå et arrangement, så er I i gang.")
    assert "[Foreslå et arrangement]" in told


async def test_the_journalist_may_be_the_first(on_slack: SlackStage) -> None:
    await on_slack.journalist.say(f"@rykker {PROPOSE.replace('@journalist', '@bibliotekar')}")
    assert on_slack.librarian.prompt.startswith("Kan du være med? Debat om havnen\n")
    await on_slack.librarian.tap("accept", on="prompt")
    assert on_slack.journalist.card.startswith("#1 · Debat om havnen   🟢 Aftalt\n")


async def test_a_first_proposal_that_needs_a_question_goes_on_with_one_tap(
    on_slack: SlackStage,
) -> None:
    await on_slack.journalist.say("@rykker foreslå Debat om havnen torsdag @bibliotekar")
    await on_slack.journalist.tap("propose:3", on="private")
    assert on_slack.librarian.card.startswith(
        "#1 · Debat om havnen   🟡 Foreslået\ntorsdag den 26. november kl. 19.00–20.30\n"
    )
    assert on_slack.librarian.prompt.startswith("Kan du være med? Debat om havnen\n")


@pytest.mark.parametrize("private", [False, True])
async def test_where_the_bot_is_not_it_asks_to_be_invited(
    on_slack: SlackStage, *, private: bool
) -> None:
    person = on_slack.librarian.person
    room = on_slack.slack.channel("uden bot", person, private=private, bot=False)
    outside = SlackPlayer(on_slack, person, room)
    await outside.command(PROPOSE)
    assert outside.news()[0].startswith("Jeg kan ikke skrive her endnu. Invitér mig først: ")
    assert f"Du skrev: {PROPOSE}" in str(outside.look("private"))
    assert (on_slack.count("slots"), on_slack.count("partnerships")) == (0, 0)
    await on_slack.slack.member_joined_channel(on_slack.slack.bot, room)
    await outside.command(PROPOSE.replace("@journalist", "@kollega2"))
    welcome, card = outside.cards()
    assert str(welcome).startswith("Hej! ")
    assert str(card).startswith("#1 · Debat om havnen")


async def test_an_hour_that_is_missing_is_asked_for_and_one_tap_goes_on(stage: Stage) -> None:
    await stage.librarian.command("foreslå Debat om havnen torsdag @journalist")
    assert stage.count("slots") == 0 or stage.count("asks") == 0
    question = stage.librarian.look("private")
    assert "Du skrev: foreslå Debat om havnen torsdag @journalist" in question.lines
    assert len(question.buttons) >= 4
    await stage.librarian.tap("propose:3", on="private")
    assert stage.librarian.card == shown("""
        #1 · Debat om havnen   🟡 Foreslået
        torsdag den 26. november kl. 19.00–20.30
        Foreslået af @bibliotekar · venter på svar fra @journalist (senest i dag kl. 14.15)
        [Sig ja] [Anden tid] [Nej] [Mere]
    """)
    assert len(stage.journalist.prompts()) == 1


async def test_a_choice_tapped_twice_is_one_proposal(stage: Stage) -> None:
    await stage.librarian.command("foreslå Debat om havnen torsdag @journalist")
    question = stage.librarian.look("private")
    for _ in range(2):
        await stage.librarian.tap("propose:3", on=question)
    assert len(stage.librarian.cards()) == 1


async def test_instead_of_a_choice_the_form_is_filled_in_already(stage: Stage) -> None:
    await stage.librarian.command("foreslå Debat om havnen torsdag @journalist")
    await stage.librarian.tap("propose", on="private")
    title, when, _end, who, _otherwise = [
        line for line in stage.librarian.form.lines if "?" in line
    ]
    assert (title, when) == ("Hvad hedder det? Debat om havnen", "Hvornår? torsdag")
    assert who == f"Hvem spørges? {stage.journalist.id_in_forms}"
    await stage.librarian.fill(when="torsdag den 3. december kl. 19-20.30")
    assert stage.librarian.card == WAITING_CARD  # and it still asks the journalist


async def test_without_a_title_the_form_keeps_the_time_and_the_person(stage: Stage) -> None:
    await stage.librarian.command("foreslå torsdag den 3. december kl. 19-20.30 @journalist")
    assert stage.librarian.news()[0].startswith("Hvad hedder det? Skriv en titel og så tiden.")
    await stage.librarian.tap("propose", on="private")
    assert str(stage.librarian.form) == shown(f"""
        Foreslå et arrangement
        Hvad hedder det?
        Hvornår? torsdag den 3. december kl. 19-20.30
        Til hvornår?
        Hvem spørges? {stage.journalist.id_in_forms}
        Og ellers? (plan B)
        [Foreslå]
    """)
    await stage.librarian.fill(title="Debat om havnen")
    assert stage.librarian.card == WAITING_CARD


async def test_a_form_says_at_the_field_what_is_wrong_and_keeps_the_rest(stage: Stage) -> None:
    await stage.librarian.command("foreslå")
    await stage.librarian.fill(title="Debat om havnen", when="31. februar kl. 19")
    assert "! Den dato findes ikke. Se efter dag og måned." in stage.librarian.form.lines
    assert "Hvad hedder det? Debat om havnen" in stage.librarian.form.lines or isinstance(
        stage, RoomStage
    )  # the room's page keeps what stands in its inputs itself
    assert stage.count("asks") == 0


async def test_the_form_opened_from_help_proposes_too(stage: Stage) -> None:
    await stage.librarian.command("hjælp")
    await stage.librarian.tap("propose", on="private")
    await stage.librarian.fill(title="Debat om havnen", when="torsdag den 3. december kl. 19-20.30")
    assert stage.librarian.cards()[0].lines[0] == "#1 · Debat om havnen   🟡 Foreslået"


async def test_the_journalist_without_commands_proposes_with_the_form(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await on_slack.journalist.whisper("hjælp")
    await on_slack.journalist.tap("propose", on="private")
    await on_slack.journalist.fill(title="Nyhedsquiz", when="mandag den 7. december kl. 16-17")
    assert on_slack.librarian.cards()[1].lines[0] == "#2 · Nyhedsquiz   🟡 Foreslået"


@pytest.mark.parametrize("how", ["command", "whisper", "say"])
async def test_a_place_that_is_taken_is_said_with_the_next_step(stage: Stage, how: str) -> None:
    await new_place(stage, "Salen")
    await proposed(stage, PROPOSE.replace("@journalist", "i Salen @journalist"))
    await stage.journalist.tap("accept", on="prompt")
    stage.librarian.news()
    line = "foreslå Læsekreds torsdag den 3. december kl. 20-21 i Salen @journalist"
    before = stage.rows()
    said = f"@rykker {line}" if how == "say" else line
    await getattr(stage.librarian, how)(said)
    assert stage.rows() == before
    (told,) = stage.librarian.news()
    taken = "Salen er optaget torsdag den 3. december kl. 20.00–21.00 af #1 Debat om havnen."
    assert told.startswith(f"{taken} Ledigt:\n")
    assert f"Du skrev: {line}" in told
    ways = "[Salen kl. 20.30] [Salen fre 4. dec. kl. 20.00] [Salen lør 5. dec. kl. 20.00]"
    assert told.endswith(f"{ways} [Anden tid] [Det haster: tag Salen]")


async def test_where_nobody_is_known_yet_the_receipt_says_that_nobody_is_asked(
    on_slack: SlackStage,
) -> None:
    unheard = "Jeg kender ingen dér endnu, så de ser kun kortet."
    await on_slack.librarian.command("foreslå Læsekreds fredag den 4. december kl. 16-17")
    (first,) = on_slack.librarian.news()
    assert first.split("\n")[0].startswith("Sendt til Folkebladet: #1 Læsekreds")
    assert unheard in first
    await on_slack.journalist.tap("accept", on="card")
    await on_slack.librarian.command("foreslå Skakaften lørdag den 5. december kl. 16-17")
    assert unheard not in on_slack.librarian.news()[-1]
    assert len(on_slack.journalist.prompts()) == 1


@pytest.mark.parametrize("how", ["journalist", "med journalist", ", Journalist"])
async def test_a_known_name_behind_the_time_needs_no_at(stage: Stage, how: str) -> None:
    await agreed(stage)
    await stage.librarian.command(f"foreslå Læsekreds fredag den 4. december kl. 16-17 {how}")
    (said,) = stage.librarian.news()
    when = "fredag den 4. december kl. 16.00–17.00"
    assert said.startswith(f"Sendt til @journalist: #2 Læsekreds, {when}.")


async def test_a_name_that_is_part_of_the_title_asks_nobody_alone(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("foreslå fredag den 4. december kl. 16-17 Mød en journalist")
    (said,) = stage.librarian.news()
    assert "Mød en journalist" in said
    assert said.startswith("Sendt til Folkebladet")
