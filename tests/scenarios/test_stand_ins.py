"""Who stands in for whom, who hears of it, and that nobody is in it who did not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.tables import Commitment, Slot
from tests.scenarios.lines import PROPOSE, agreed, new_place, proposed, until, values

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage

pytestmark = pytest.mark.anyio


async def test_the_one_who_is_named_is_relieved(on_slack: SlackStage) -> None:
    third = on_slack.newcomer("kollega3", on_slack.slack.newspaper)
    await proposed(on_slack, f"{PROPOSE} @kollega")
    seen = third.look("card")
    await on_slack.colleague.tap("accept", on="prompt")
    await on_slack.journalist.tap("accept", on="prompt")
    await third.tap("accept", on=seen)
    assert third.news()[0].startswith("@journalist sagde ja")
    await third.tap("standin:me", on="private")
    assert "@bibliotekar (vært) · @kollega3 · @kollega\n" in on_slack.librarian.card


async def test_not_me_but_a_colleague_asks_the_colleague(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await on_slack.journalist.whisper("ikke mig, men @kollega")
    assert on_slack.colleague.prompt.startswith("Kan du tage over for @journalist? Debat om havnen")
    await on_slack.colleague.tap("accept", on="prompt")
    assert "🟢 Aftalt" in on_slack.librarian.card
    assert "@kollega" in on_slack.librarian.card


async def test_who_is_asked_themself_answers_that_first(on_slack: SlackStage) -> None:
    await proposed(on_slack, f"{PROPOSE} @kollega")
    await on_slack.colleague.tap("accept", on="prompt")
    await on_slack.journalist.tap("show")
    assert "Jeg tager den" not in str(on_slack.journalist.look("private"))
    await on_slack.journalist.tap("decline", on="prompt")
    assert "@bibliotekar (vært) · @kollega\n" in on_slack.librarian.card


async def test_who_said_no_and_then_takes_over_is_in_it_once(on_slack: SlackStage) -> None:
    await proposed(on_slack, f"{PROPOSE} @kollega")
    await on_slack.journalist.tap("decline", on="prompt")
    await on_slack.colleague.tap("accept", on="prompt")
    await on_slack.journalist.tap("show")
    await on_slack.journalist.tap("standin:me", on="private")
    assert values(on_slack, Commitment, "status") == [("accepted",), ("accepted",)]
    await on_slack.librarian.tap("bump")
    await on_slack.librarian.tap("bump:practical", on="form")
    await on_slack.librarian.command("flyt #1 fredag den 4. december kl. 18")
    await on_slack.journalist.tap("accept", on="prompt")
    assert "🟢 Aftalt" in on_slack.librarian.card


async def test_who_takes_over_from_the_asker_hears_the_answer(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.librarian.command("anden tid 1 fredag den 4. december kl. 19")
    await on_slack.colleague2.tap("show")
    await on_slack.colleague2.tap("standin:me", on="private")
    on_slack.colleague2.news()
    await on_slack.journalist.tap("decline", on="prompt")
    assert on_slack.colleague2.news()[0].startswith("@journalist kan ikke ændre tiden")


async def test_who_takes_over_from_the_asker_hears_the_silence(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await on_slack.librarian.command("reserver #1")
    await on_slack.colleague2.tap("show")
    await on_slack.colleague2.tap("standin:me", on="private")
    on_slack.colleague2.news()
    on_slack.librarian.news()
    await until(on_slack, 26, 11)
    assert on_slack.colleague2.news()[0].startswith("@journalist har ikke svaret endnu")
    assert on_slack.librarian.news() == []


async def test_when_both_say_no_nobody_is_waited_for(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await on_slack.journalist.whisper("afløser #1 @kollega")
    await on_slack.journalist.tap("decline", on=on_slack.journalist.prompts()[0])
    on_slack.librarian.news()
    await on_slack.colleague.tap("decline", on="prompt")
    assert "Takket nej" in on_slack.librarian.card
    assert on_slack.librarian.news()[0].startswith("@kollega siger nej til #1 ")


async def test_another_time_leaves_the_stand_in_asked(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.journalist.whisper("afløser #1 @kollega")
    await on_slack.librarian.command("anden tid 1 fredag den 4. december kl. 19")
    await on_slack.journalist.tap("decline", on="prompt")
    assert on_slack.colleague.prompt.startswith("Kan du tage over for @journalist?")
    await on_slack.colleague.tap("accept", on="prompt")
    assert "@bibliotekar (vært) · @kollega\n" in on_slack.librarian.card


async def test_nobody_is_told_it_is_covered_whose_answer_is_missing(on_slack: SlackStage) -> None:
    third = on_slack.newcomer("kollega3", on_slack.slack.newspaper)
    await proposed(on_slack, f"{PROPOSE} @kollega")
    seen = on_slack.colleague.look("prompt")
    await third.tap("accept")  # answers for the first who was asked
    await on_slack.colleague.tap("accept", on=seen)
    assert not any("dækket" in told for told in on_slack.colleague.news())


async def test_what_is_agreed_needs_no_hold(on_slack: SlackStage) -> None:
    await proposed(on_slack, f"{PROPOSE} @kollega")
    await on_slack.librarian.command("reserver #1")
    await on_slack.journalist.tap("accept", on="prompt")
    await on_slack.colleague.tap("decline", on="prompt")
    assert values(on_slack, Slot, "state", "hold_until") == [("confirmed", None)]


async def test_a_new_time_that_comes_to_nothing_leaves_all_as_it_was(on_slack: SlackStage) -> None:
    await new_place(on_slack, "Salen")
    await new_place(on_slack, "Caféen")
    await on_slack.librarian.command(f"{PROPOSE} @kollega i Salen")
    await on_slack.colleague.tap("decline", on="prompt")
    await on_slack.journalist.tap("accept", on="prompt")
    await on_slack.journalist.tap("bump")
    await on_slack.journalist.tap("bump:breaking_news", on="form")
    await on_slack.librarian.command("flyt #1 fredag den 4. december kl. 10-15 i Caféen")
    await on_slack.librarian.command("træk #1")
    assert "skulle være torsdag den 3. december kl. 19.00–20.30 · Salen" in on_slack.librarian.card
    await on_slack.journalist.command("alligevel #1")
    assert "@bibliotekar (vært) · @journalist\n" in on_slack.librarian.card
    assert "kl. 19.00–20.30 · Salen" in on_slack.librarian.card


async def test_those_who_can_are_asked_one_after_the_other(on_slack: SlackStage) -> None:
    third = on_slack.newcomer("kollega3", on_slack.slack.newspaper)
    for name in ("kollega", "kollega3"):  # so that the bot knows whose side they are on
        await proposed(on_slack, f"foreslå Kaffe den 15. december kl. 9 @{name}")
    await agreed_again(on_slack)
    await on_slack.journalist.command("afbud #3 akut nyhed")
    await on_slack.journalist.tap("standin", on="private")
    await on_slack.journalist.fill()
    assert on_slack.journalist.news()[-1].startswith("Jeg spørger først @kollega, om de kan")
    asked = len(third.prompts())
    await on_slack.colleague.tap("decline", on="prompt")
    assert on_slack.journalist.news()[-1].startswith("Nu bliver @kollega3 spurgt")
    assert len(third.prompts()) == asked + 1
    await third.tap("decline", on="prompt")
    assert on_slack.journalist.news()[-1].startswith(
        "Ingen af jeres egne har sagt ja til at tage over på #3"
    )
    assert "🟠" in on_slack.librarian.card


async def test_silence_goes_on_to_the_next(on_slack: SlackStage) -> None:
    third = on_slack.newcomer("kollega3", on_slack.slack.newspaper)
    for name in ("kollega", "kollega3"):
        await proposed(on_slack, f"foreslå Kaffe den 15. december kl. 9 @{name}")
    await agreed_again(on_slack)
    await on_slack.journalist.whisper("afløser #3")
    offered = on_slack.journalist.look("private")
    await on_slack.journalist.tap("standin:turns", on=offered)
    first = on_slack.colleague.prompt
    assert first.startswith("Kan du tage over for @journalist?")
    await on_slack.journalist.tap("standin:turns", on=offered)  # a thumb that trembles
    assert on_slack.colleague.prompt == first
    await until(on_slack, 26, 7)
    await until(on_slack, 26, 10, 15)
    assert third.prompt.startswith("Kan du tage over for @journalist?")
    assert on_slack.colleague.prompt != first  # it is asked no more
    await third.tap("accept", on="prompt")
    assert "@bibliotekar (vært) · @kollega3" in str(on_slack.librarian.cards()[2])


async def test_a_colleague_takes_what_was_bumped(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.journalist.command("afbud #1 akut nyhed")
    on_slack.librarian.news()
    await on_slack.colleague.tap("show")
    await on_slack.colleague.tap("standin:me", on="private")
    assert "@bibliotekar (vært) · @kollega\n" in on_slack.librarian.card
    assert on_slack.librarian.news()[0].startswith("@kollega tager over")


async def test_nobody_can(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.journalist.whisper("afløser #1")
    await on_slack.journalist.tap("standin:turns", on="private")
    assert on_slack.journalist.news()[-1].startswith("Ingen af jeres egne kan tage over på #1")


async def agreed_again(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await on_slack.journalist.tap("accept", on="prompt")
    on_slack.librarian.news()
