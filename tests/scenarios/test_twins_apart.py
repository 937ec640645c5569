"""Rooms of one partnership that close, or are taken out: they stop alone, the others go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.partnerships.closed import Change, room_lost
from storage import installations
from storage.rooms import known
from tests.scenarios.channels import remove_bot, unshare
from tests.scenarios.lines import (
    AGREED_CARD,
    PROPOSE,
    TOLD_YES,
    WAITING_CARD,
    shown,
)
from tests.scenarios.on_both import code_in

if TYPE_CHECKING:
    from tests.scenarios.on_both import BothStage

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


def last_cards(stage: BothStage) -> list[str]:
    """The card of the last event, in Slack and in the browser."""
    return [stage.librarian.card, stage.journalist.card]


async def test_a_channel_that_closes_pauses_alone(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    await on_both.librarian.command(PROPOSE)
    on_both.librarian.news()
    await remove_bot(on_both.slack)
    await on_both.slack.settle()
    stands_still = (
        "Jeg kan ikke længere skrive i #egne-arrangementer, så kortene dér står stille; det andet "
        "rum kører videre. Skriv /invite @Rykker i kanalen, så fortsætter jeg."
    )
    assert on_both.librarian.news() == [stands_still]
    await on_both.journalist.tap("accept", on="prompt")
    assert last_cards(on_both) == [WAITING_CARD, AGREED_CARD]
    assert on_both.librarian.news() == [TOLD_YES]
    await on_both.slack.slack.invite_bot(on_both.channel, on_both.colleague.person)
    await on_both.slack.settle()
    assert last_cards(on_both) == [AGREED_CARD, AGREED_CARD]


async def test_a_room_taken_out_says_so_and_sees_nothing_more(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    await on_both.librarian.command(PROPOSE)
    await on_both.journalist.command("adskil")
    apart = shown("""
        #1 · Debat om havnen   ⚪ Ikke længere i dette rum
        Kortet her bliver ikke længere holdt ved lige.
    """)
    left = (
        "@journalist har taget dette rum ud af arrangementerne hos Biblioteket i Midtbyen og "
        "Folkebladet. De fortsætter andre steder; kortene her bliver ikke længere holdt ved lige."
    )
    assert [str(c) for c in on_both.journalist.cards()] == [JOINED, apart, left]
    assert [str(c) for c in on_both.librarian.cards()] == [
        JOINED_ELSEWHERE,
        WAITING_CARD,
        "@journalist har taget rummet i browseren ud: kortene følger ikke længere med dér.",
    ]
    # Who is asked is in it still, in private; the room is not.
    await on_both.journalist.tap("accept", on="prompt")
    assert str(on_both.librarian.cards()[1]) == AGREED_CARD
    assert [str(c) for c in on_both.journalist.cards()] == [JOINED, apart, left]
    await on_both.guest.command("vis #1")
    assert on_both.guest.news()[-1].startswith("Jeg kender ikke #1 her.")


async def test_the_only_room_stays_and_a_room_taken_out_can_join_again(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.librarian.command("adskil")
    assert on_both.librarian.news()[-1].startswith("Det her er det eneste rum")
    await on_both.joined()
    await on_both.librarian.command(PROPOSE)
    await on_both.journalist.command("adskil")
    await on_both.joined()
    assert on_both.librarian.card == JOINED_ELSEWHERE
    assert WAITING_CARD in [str(c) for c in on_both.journalist.cards()]


async def test_the_library_puts_another_room_out_and_nobody_else_does(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    await on_both.librarian.command(PROPOSE)
    on_both.librarian.news()
    await on_both.journalist.command("adskil Slack")
    assert on_both.journalist.news()[-1].startswith(
        "Kun Biblioteket i Midtbyen tager andre rum ud. Du kan skrive “adskil” i jeres eget."
    )
    await on_both.librarian.command("adskil Teams")
    assert on_both.librarian.news()[-1].startswith("Jeg ved ikke, hvilket rum du mener.")
    await on_both.librarian.command("adskil browseren")
    said = [str(c) for c in on_both.journalist.cards()]
    assert said[-1].startswith("@bibliotekar har taget dette rum ud af arrangementerne")
    assert "⚪ Ikke længere i dette rum" in said[-2]
    assert on_both.librarian.card.startswith("@bibliotekar har taget rummet i browseren ud")


async def test_what_a_closed_room_is_called_is_told_only_to_who_is_there(
    on_both: BothStage,
) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    with on_both.slack.store.write() as session:
        home = installations.known(session, platform="room", external_id="demo")
        assert home is not None
        room = known(session, home.id, "shared")
        assert room is not None
        room_lost(session, room, Change.REMOVED)
    await on_both.slack.settle()
    said = (
        "Jeg kan ikke længere skrive i {room}, så kortene dér står stille; det andet rum kører "
        "videre. Inviter mig igen, så fortsætter jeg."
    )
    assert on_both.librarian.news() == [said.format(room="rummet i browseren")]
    assert on_both.journalist.news() == [said.format(room="#fælles")]


async def test_who_has_another_room_may_leave_the_channel(on_both: BothStage) -> None:
    slack = on_both.slack
    slack.room, slack.librarian = on_both.shared.room, on_both.shared
    await on_both.shared.command("indstillinger")
    await on_both.shared.command("forbind")
    await on_both.journalist.command(f"forbind {code_in(on_both.shared)}")
    await unshare(slack)
    await slack.settle()
    on_both.shared.news()
    await on_both.shared.command("foreslå Debat om havnen torsdag den 3. december kl. 19-20.30")
    await on_both.journalist.tap("accept")
    assert on_both.shared.card == on_both.journalist.card == AGREED_CARD
