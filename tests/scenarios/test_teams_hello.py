"""Somebody adds the bot for themself in Teams: they are told what they can do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from storage import identities
from storage.tables import Installation, Membership, Partnership, Person
from tests.fakes.teams import activities
from tests.scenarios.lines import agreed, proposed, shown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.scenarios.on_teams import TeamsPlayer, TeamsStage

pytestmark = pytest.mark.anyio

HELLO = (
    "Hej! Jeg holder styr på de arrangementer, et bibliotek og dets partner laver sammen. Her "
    "spørger jeg dig, når nogen vil aftale noget med dig; du svarer med et tryk eller skriver fx "
    "“ja”, “nej” eller “fredag kl. 10”."
)
ALONE = shown(f"""
    {HELLO}
    Begynd med at tilføje mig til det team, I deler (Apps → Rykker), og foreslå noget dér.
    [Sådan virker det]
""")


def known_before(session: Session, player: TeamsPlayer) -> Person:
    """Somebody who is written down already, and whom nothing was ever said to."""
    home = session.scalars(select(Installation.id)).one()
    user = player.person.user
    return identities.met(
        session, installation_id=home, external_id=user.aad, name=user.name, team=""
    )[1]


async def test_who_works_with_nobody_yet_is_told_how_it_begins(on_teams: TeamsStage) -> None:
    await on_teams.teams.install(on_teams.librarian.person)
    await on_teams.acted()
    assert on_teams.librarian.news() == [ALONE]
    assert on_teams.journalist.news() == []
    await on_teams.librarian.tap("help", on="private")
    assert "foreslå Debat om havnen" in on_teams.librarian.news()[0]


async def test_it_is_in_their_language(on_teams: TeamsStage) -> None:
    with on_teams.store.write() as session:
        known_before(session, on_teams.colleague2).locale = "en"
    await on_teams.teams.install(on_teams.colleague2.person)
    await on_teams.acted()
    (told,) = on_teams.colleague2.news()
    assert told.startswith("Hello! I keep track of the events a library and its partner make")
    assert "To begin, add me to the team you share (Apps → Rykker)" in told


async def test_who_works_with_somebody_is_given_a_first_line_to_try(on_teams: TeamsStage) -> None:
    await agreed(on_teams)
    with on_teams.store.write() as session:
        together = session.scalars(select(Partnership.id)).one()
        who = known_before(session, on_teams.colleague).id
        side = {"side": "partner", "given_by": "hand"}
        session.add(Membership(partnership_id=together, person_id=who, leads=False, **side))
    await on_teams.teams.install(on_teams.colleague.person)
    await on_teams.acted()
    assert on_teams.colleague.news() == [
        shown(f"""
            {HELLO}
            Prøv: foreslå Debat om sundhedshuset torsdag kl. 19 @navn.
            [Foreslå et arrangement] [Vis kommende] [Indstillinger] [Sådan virker det]
        """)
    ]


async def test_who_was_written_to_before_knows_us(on_teams: TeamsStage) -> None:
    await proposed(on_teams)
    said = len(on_teams.journalist.person.sees(on_teams.journalist.person.line))
    await on_teams.teams.install(on_teams.journalist.person)
    await on_teams.acted()
    assert len(on_teams.journalist.person.sees(on_teams.journalist.person.line)) == said


@pytest.mark.parametrize("action", ["remove", "add-upgrade", "remove-upgrade"])
async def test_what_is_no_new_start_is_no_reason_to_say_hello(
    on_teams: TeamsStage, action: str
) -> None:
    person = on_teams.librarian.person
    said = activities.installed(on_teams.teams.world, person.user, person.line, action)
    await on_teams.teams.wire.event(said)
    await on_teams.acted()
    assert on_teams.librarian.news() == []


@pytest.mark.parametrize("store", ["sqlite", "postgresql"], indirect=True)
async def test_added_and_added_again_it_says_so_once(on_teams: TeamsStage) -> None:
    for _ in range(2):
        await on_teams.teams.install(on_teams.librarian.person)
        await on_teams.acted()
    assert on_teams.librarian.news() == [ALONE]
