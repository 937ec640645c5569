"""What one person is shown in the place of a message on Teams, and how they get back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.teams import taps
from tests.fakes.teams.model import actions_of, is_form, is_view
from tests.scenarios.adaptive import of_adaptive
from tests.scenarios.lines import AGREED_CARD, PROPOSE, WAITING_CARD, agreed, proposed

if TYPE_CHECKING:
    from tests.fakes.teams import Message
    from tests.fakes.teams.model import Json
    from tests.scenarios.on_teams import TeamsPlayer, TeamsStage

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.parametrize("store", ["sqlite"], indirect=True),
]


def before(player: TeamsPlayer, message: Message) -> Json:
    """The card they have before them there."""
    return player.person.card(message)


def reads(player: TeamsPlayer, message: Message) -> str:
    """What they read there."""
    return str(of_adaptive(before(player, message), message))


async def close(player: TeamsPlayer, message: Message) -> None:
    """They go back to what stood there."""
    await player.person.tap(message, before(player, message), "slot.close")
    await player.stage.acted()


async def test_more_is_shown_where_it_was_asked_to_the_one_who_asked(on_teams: TeamsStage) -> None:
    await agreed(on_teams)
    journalist, line = on_teams.journalist, on_teams.journalist.person.line
    said = len(journalist.person.sees(line))
    await journalist.tap("show")
    (message,) = on_teams.librarian.person.sees(on_teams.room)
    assert is_view(before(journalist, message))
    assert "@journalist sagde ja" in reads(journalist, message)
    assert on_teams.librarian.card == AGREED_CARD
    assert len(journalist.person.sees(line)) == said  # not told twice
    await close(journalist, message)
    assert reads(journalist, message) == AGREED_CARD


async def test_the_way_back_is_to_what_is_true_now(on_teams: TeamsStage) -> None:
    await proposed(on_teams)
    await on_teams.librarian.tap("show")
    (message,) = on_teams.librarian.person.sees(on_teams.room)
    on_teams.waits = True  # no edit has come yet
    await on_teams.journalist.tap("accept", on="prompt")
    await close(on_teams.librarian, message)
    assert reads(on_teams.librarian, message) == AGREED_CARD
    await on_teams.settle()


async def test_a_view_that_is_no_longer_true_does_nothing_and_gives_way(
    on_teams: TeamsStage,
) -> None:
    await agreed(on_teams)
    librarian = on_teams.librarian
    await librarian.tap("show")
    (message,) = librarian.person.sees(on_teams.room)
    on_teams.waits = True
    await on_teams.journalist.whisper("afbud #1 akut nyhed")
    kept = on_teams.rows()
    await librarian.person.tap(message, before(librarian, message), "slot.postpone")
    assert on_teams.rows() == kept
    assert "🟠 Afbud fra Folkebladet" in reads(librarian, message)
    await on_teams.settle()
    assert "Der er sket noget i mellemtiden" in "".join(librarian.news())


async def test_what_is_done_on_a_view_is_seen_on_the_card(on_teams: TeamsStage) -> None:
    await agreed(on_teams)
    librarian = on_teams.librarian
    await librarian.tap("show")
    (message,) = librarian.person.sees(on_teams.room)
    on_teams.waits = True
    await librarian.person.tap(message, before(librarian, message), "slot.postpone")
    assert "Udskudt" in reads(librarian, message)
    await on_teams.settle()
    assert "Udskudt" in librarian.card


async def test_a_refusal_is_read_where_the_tap_was(on_teams: TeamsStage) -> None:
    await proposed(on_teams)
    librarian = on_teams.librarian
    await librarian.tap("accept")
    (message,) = librarian.person.sees(on_teams.room)
    assert "Det er @journalist, der skal svare." in reads(librarian, message)
    await close(librarian, message)
    assert reads(librarian, message) == WAITING_CARD


async def welcomed(stage: TeamsStage) -> Message:
    """The welcome in the shared room."""
    await stage.teams.add_bot(stage.room, stage.librarian.person)
    await stage.acted()
    (message,) = stage.librarian.person.sees(stage.room)
    return message


async def test_from_the_welcome_to_a_slot_and_back(on_teams: TeamsStage) -> None:
    hello = await welcomed(on_teams)
    journalist = on_teams.journalist
    await on_teams.librarian.command(PROPOSE)
    for verb in ("help", "list", "show:1"):
        await journalist.person.tap(hello, before(journalist, hello), f"slot.{verb}")
    assert "#1 · Debat om havnen" in reads(journalist, hello)
    await journalist.person.tap(hello, before(journalist, hello), "slot.accept")
    assert is_view(before(journalist, hello))
    assert "🟢 Aftalt" in reads(journalist, hello)  # of what was tapped, and true
    await close(journalist, hello)
    assert before(journalist, hello) == hello.card
    await on_teams.acted()


async def test_a_form_opened_on_the_welcome_gives_it_back(on_teams: TeamsStage) -> None:
    hello = await welcomed(on_teams)
    await on_teams.librarian.tap("propose")
    assert is_form(before(on_teams.librarian, hello))
    await on_teams.librarian.fill(title="Debat", when="31. februar kl. 19")
    assert is_form(before(on_teams.librarian, hello))
    await close(on_teams.librarian, hello)
    assert before(on_teams.librarian, hello) == hello.card


async def test_a_choice_opened_on_what_was_told_gives_it_back(on_teams: TeamsStage) -> None:
    await agreed(on_teams)
    await on_teams.librarian.whisper("vis #1")
    person = on_teams.librarian.person
    told = person.sees(person.line)[-1]
    await person.tap(told, told.card, "slot.bump")
    assert is_form(person.card(told))
    await close(on_teams.librarian, told)
    assert person.card(told) == told.card
    assert reads(on_teams.librarian, told).startswith("#1 · Debat om havnen")


async def test_a_card_is_given_back_though_the_database_is_away(
    on_teams: TeamsStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await agreed(on_teams)
    await on_teams.journalist.tap("bump")
    (message,) = on_teams.librarian.person.sees(on_teams.room)
    on_teams.troubled = True

    def away(*_args: object) -> None:
        raise ConnectionError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(type(on_teams.store), "read", away)
        form = before(on_teams.journalist, message)
        await on_teams.journalist.person.tap(message, form, "slot.close")
    assert reads(on_teams.journalist, message) == AGREED_CARD


@pytest.mark.parametrize("forged", ["", "eJw=", "x" * 30_000, 7, [1]])
async def test_what_nobody_can_read_is_not_given_back(on_teams: TeamsStage, forged: object) -> None:
    hello = await welcomed(on_teams)
    await on_teams.librarian.tap("propose")
    form = before(on_teams.librarian, hello)
    for button in actions_of(form):
        button["data"]["under"] = forged
    await on_teams.librarian.person.tap(hello, form, "slot.close")
    assert reads(on_teams.librarian, hello) == "Lukket. Intet er ændret."


async def test_what_comes_too_late_to_be_shown_is_said_without_a_way_back(
    on_teams: TeamsStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await agreed(on_teams)
    monkeypatch.setattr(taps, "ANSWER_WITHIN", 0.0)
    await on_teams.journalist.tap("show")
    line = on_teams.journalist.person.line
    said = on_teams.journalist.person.sees(line)[-1]
    assert "@journalist sagde ja" in reads(on_teams.journalist, said)
    assert "🔒" not in str(said.card)
    assert "slot.close" not in str(said.card)


@pytest.mark.parametrize("matter", ["", "sides", "times", "me"])
async def test_settings_opened_on_the_welcome_give_it_back(
    on_teams: TeamsStage, matter: str
) -> None:
    hello = await welcomed(on_teams)
    librarian = on_teams.librarian
    await librarian.tap("settings")
    if matter:
        await librarian.tap(f"settings:{matter}", on="form")
    await close(librarian, hello)
    assert before(librarian, hello) == hello.card


async def test_saved_settings_still_know_the_way_back(on_teams: TeamsStage) -> None:
    hello = await welcomed(on_teams)
    librarian = on_teams.librarian
    await librarian.tap("settings")
    await librarian.tap("settings:places", on="form")
    await librarian.tap("settings:place", on="form")
    await librarian.fill(name="Salen")
    await close(librarian, hello)
    assert before(librarian, hello) == hello.card
