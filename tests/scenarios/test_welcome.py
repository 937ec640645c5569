"""First contact: the welcome in a new channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.channels import said_in
from tests.scenarios.lines import agreed, shown

if TYPE_CHECKING:
    from tests.fakes.slack import Channel, Person
    from tests.scenarios.on_slack import SlackStage

pytestmark = pytest.mark.anyio

HELLO = (
    "Hej! Jeg holder styr på jeres fælles arrangementer: "
    "I foreslår, svarer og melder afbud her, så husker jeg resten."
)


def welcome(who: str) -> str:
    """It, with who is taken for which side."""
    example = "/slot foreslå Debat om sundhedshuset torsdag kl. 19 @navn"
    return shown(f"""
        {HELLO}
        Fra biblioteket: medlemmer af Biblioteket i Midtbyen. {who}
        Prøv: {example}, eller nævn mig.
        [Foreslå et arrangement] [Indstillinger] [Sådan virker det]
    """)


WELCOME = welcome("Fra Folkebladet: alle fra Folkebladet.")


async def invited(stage: SlackStage, *others: Person) -> Channel:
    """A channel of the librarian and these others that the bot was just invited to."""
    stage.troubled = True  # the welcome is a post that is no card
    here = stage.librarian.person
    room = stage.slack.channel("ny", here, *others, shared=bool(others), bot=False)
    await stage.slack.invite_bot(room, here)
    await stage.settle()
    return room


async def test_invited_it_says_what_it_does_and_who_is_who(on_slack: SlackStage) -> None:
    room = await invited(on_slack, on_slack.journalist.person)
    assert said_in(on_slack, room) == [WELCOME]


async def test_it_says_so_once_however_often_it_is_told(on_slack: SlackStage) -> None:
    room = await invited(on_slack, on_slack.journalist.person)
    for _ in range(2):
        await on_slack.slack.member_joined_channel(on_slack.slack.bot, room)
        await on_slack.settle()
    assert said_in(on_slack, room) == [WELCOME]


async def test_told_thrice_before_it_could_say_anything_it_says_so_once(
    on_slack: SlackStage,
) -> None:
    journalist, here = on_slack.journalist.person, on_slack.librarian.person
    room = on_slack.slack.channel("ny", here, journalist, shared=True, bot=False)
    for _ in range(3):
        await on_slack.slack.invite_bot(room, here)
    await on_slack.settle()
    assert said_in(on_slack, room) == [WELCOME]


async def test_somebody_else_who_joins_is_not_welcomed(on_slack: SlackStage) -> None:
    people = [on_slack.librarian.person, on_slack.journalist.person]
    room = on_slack.slack.channel("ny", *people, shared=True)
    await on_slack.slack.member_joined_channel(on_slack.colleague.person, room)
    await on_slack.settle()
    assert said_in(on_slack, room) == []


async def test_where_they_work_together_already_there_is_no_welcome(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.slack.member_joined_channel(on_slack.slack.bot, on_slack.room)
    await on_slack.settle()
    assert len(on_slack.librarian.cards()) == 1


async def test_in_the_librarys_own_channel_it_asks_for_the_partner(on_slack: SlackStage) -> None:
    room = await invited(on_slack)
    who = "Sig i indstillingerne, hvem jeres partner er."
    assert said_in(on_slack, room) == [welcome(who)]


async def test_among_three_organisations_the_partner_shows_by_acting(on_slack: SlackStage) -> None:
    third = on_slack.slack.person("lytter", on_slack.slack.team("Radioen", "radioen"))
    room = await invited(on_slack, on_slack.journalist.person, third)
    who = "Partneren er den første af de andre, der bliver nævnt eller gør noget."
    assert said_in(on_slack, room) == [welcome(who)]


async def test_its_button_begins_the_partnership_in_that_channel(on_slack: SlackStage) -> None:
    room = await invited(on_slack, on_slack.journalist.person)
    on_slack.journalist.room = on_slack.librarian.room = room
    await on_slack.journalist.tap("propose")
    await on_slack.journalist.fill(title="Debat", when="torsdag den 3. december kl. 19")
    assert said_in(on_slack, room) == [
        WELCOME,
        shown("""
            #1 · Debat   🟡 Foreslået
            torsdag den 3. december kl. 19.00–20.30
            Foreslået af @journalist · venter på svar fra Biblioteket i Midtbyen {due}
            [Sig ja] [Anden tid] [Nej] [Mere]
        """).replace("{due}", "(senest i morgen kl. 10.15)"),
    ]
    assert on_slack.count("partnerships") == 1


async def test_the_settings_can_come_first(on_slack: SlackStage) -> None:
    room = await invited(on_slack, on_slack.journalist.person)
    on_slack.librarian.room = room
    await on_slack.librarian.tap("settings")
    assert "Folkebladet: alle derfra" in str(on_slack.librarian.form)


async def test_it_explains_itself_to_the_one_who_asks(on_slack: SlackStage) -> None:
    room = await invited(on_slack, on_slack.journalist.person)
    on_slack.journalist.room = room
    await on_slack.journalist.tap("help")
    (told,) = on_slack.journalist.news()
    assert told.startswith("Jeg holder styr på jeres fælles arrangementer: ")
    assert said_in(on_slack, room) == [WELCOME]
