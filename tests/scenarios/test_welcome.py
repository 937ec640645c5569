"""First contact: the welcome in a new channel, and the app's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import WHEN, agreed, proposed, shown
from tests.scenarios.screen import of_blocks

if TYPE_CHECKING:
    from tests.fakes.slack import Channel
    from tests.scenarios.on_slack import SlackPlayer, SlackStage

pytestmark = pytest.mark.anyio

WELCOME = shown("""
    Hej! Jeg holder styr på jeres fælles arrangementer: {you}
    Fra biblioteket: medlemmer af Biblioteket i Midtbyen. Fra Folkebladet: alle fra Folkebladet.
    Prøv: /slot foreslå Debat om sundhedshuset torsdag kl. 19 @navn, eller nævn mig.
    [Foreslå et arrangement] [Indstillinger] [Sådan virker det]
""").replace("{you}", "I foreslår, svarer og melder afbud her, så husker jeg resten.")


def said_in(stage: SlackStage, room: Channel) -> list[str]:
    """What the bot has said to everybody in a channel."""
    said = [m for m in stage.librarian.person.sees(room) if m.user == stage.slack.bot.id]
    return [str(of_blocks(m.blocks, m)) for m in said]


def home(player: SlackPlayer) -> str:
    """The app's own page, as it reads."""
    view = player.person.home
    return str(of_blocks(view.blocks, view))


async def invited(stage: SlackStage, *, shared: bool = True) -> Channel:
    """A channel of both sides (or of the library alone) that the bot was just invited to."""
    people = [stage.librarian.person]
    if shared:
        people.append(stage.journalist.person)
    room = stage.slack.channel("ny", *people, shared=shared, bot=False)
    await stage.slack.invite_bot(room, stage.librarian.person)
    await stage.settle()
    return room


async def test_invited_it_says_what_it_does_and_who_is_who(on_slack: SlackStage) -> None:
    room = await invited(on_slack)
    assert said_in(on_slack, room) == [WELCOME]


async def test_it_says_so_once_however_often_it_is_told(on_slack: SlackStage) -> None:
    room = await invited(on_slack)
    for _ in range(2):
        await on_slack.slack.member_joined_channel(on_slack.slack.bot, room)
        await on_slack.settle()
    assert said_in(on_slack, room) == [WELCOME]


async def test_in_the_librarys_own_channel_it_asks_for_the_partner(on_slack: SlackStage) -> None:
    room = await invited(on_slack, shared=False)
    assert "Sig i indstillingerne, hvem jeres partner er." in said_in(on_slack, room)[0]


async def test_its_button_begins_the_partnership_in_that_channel(on_slack: SlackStage) -> None:
    room = await invited(on_slack)
    on_slack.journalist.room = on_slack.librarian.room = room
    await on_slack.journalist.tap("propose")
    await on_slack.journalist.fill(title="Debat", when="torsdag den 3. december kl. 19")
    assert (
        "Foreslået af @journalist · venter på svar fra Biblioteket" in said_in(on_slack, room)[-1]
    )
    assert on_slack.count("partnerships") == 1
    on_slack.troubled = True  # the welcome is a post that is no card


async def test_the_settings_can_come_first(on_slack: SlackStage) -> None:
    room = await invited(on_slack)
    on_slack.librarian.room = room
    await on_slack.librarian.tap("settings")
    assert "Folkebladet: alle fra den organisation" in str(on_slack.librarian.form)
    on_slack.troubled = True


async def test_a_first_look_at_the_apps_own_page_says_how_it_begins(on_slack: SlackStage) -> None:
    await on_slack.librarian.person.open_home()
    assert home(on_slack.librarian) == shown("""
        Jeg holder styr på et biblioteks og en partners fælles arrangementer fra dag til dag: {you}
        Begynd med at skrive /invite @Rykker i den kanal, I deler, og foreslå noget dér.
        [Sådan virker det]
    """).replace(
        "{you}", "I foreslår, svarer og melder afbud dér, hvor I skriver sammen i forvejen."
    )


async def test_the_apps_own_page_is_the_overview(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.librarian.command("foreslå Læsekreds fredag den 4. december kl. 16 @journalist")
    await on_slack.librarian.person.open_home()
    assert home(on_slack.librarian) == shown("""
        Det næste
        🟢 tor 3. dec. 19.00 · #1 Debat om havnen · Aftalt
        🟡 fre 4. dec. 16.00 · #2 Læsekreds · Foreslået
        [Vis] [Vis] [Foreslå et arrangement] [Det hele] [Indstillinger] [Sådan virker det]
    """)
    await on_slack.journalist.person.open_home()
    assert home(on_slack.journalist).startswith(
        shown("""
        Venter på dig
        🟡 fre 4. dec. 16.00 · #2 Læsekreds · venter på dig
        Det næste
        🟢 tor 3. dec. 19.00 · #1 Debat om havnen · Aftalt
    """)
    )


async def test_a_tap_there_is_answered_directly_and_the_page_stays_true(
    on_slack: SlackStage,
) -> None:
    await proposed(on_slack)
    await on_slack.librarian.person.open_home()
    await on_slack.librarian.person.tap(on_slack.librarian.person.home, "slot.show:1")
    await on_slack.settle()
    assert WHEN in on_slack.librarian.news()[-1]
    await on_slack.journalist.tap("accept", on="prompt")
    await on_slack.librarian.person.tap(on_slack.librarian.person.home, "slot.help")
    assert "· #1 Debat om havnen · Aftalt" in home(on_slack.librarian)
    await on_slack.librarian.person.tap(on_slack.librarian.person.home, "slot.propose")
    assert str(on_slack.librarian.form).startswith("Foreslå et arrangement\n")
    await on_slack.librarian.fill(title="Læsekreds", when="fredag den 4. december kl. 16")
    await on_slack.settle()
    assert "#2 · Læsekreds" in on_slack.librarian.card


async def test_a_home_that_cannot_be_shown_is_no_failure(on_slack: SlackStage) -> None:
    on_slack.slack.fail("views.publish", error="internal_error", times=1)
    await on_slack.librarian.person.open_home()
    assert on_slack.slack.failures == []
