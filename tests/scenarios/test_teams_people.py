"""People chosen in a form on Teams: the directory has many who are in none of our teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.teams.directory import Directory
from storage.tables import Address, Person

if TYPE_CHECKING:
    from bot.teams.known import Known
    from tests.scenarios.on_teams import TeamsStage

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.parametrize("store", ["sqlite"], indirect=True),
]

WHEN = "torsdag den 3. december kl. 19-20.30"


def outsider(stage: TeamsStage) -> str:
    """Somebody of the organisation who is in no team of ours: what the form names them by."""
    return stage.teams.person("udenfor").user.aad


def called(stage: TeamsStage) -> set[str]:
    """What everybody is called who is written down."""
    with stage.store.read() as session:
        return set(session.scalars(select(Person.name)))


async def sends_in(stage: TeamsStage, *chosen: str) -> None:
    """The librarian proposes by form, in her chat with the bot."""
    await stage.librarian.command("foreslå")
    await stage.librarian.fill(title="Debat", when=WHEN, who=list(chosen))


def begins_anew(stage: TeamsStage) -> Known:
    """The bot was started again: it remembers no list of anybody."""
    assert stage.built.teams is not None
    known = stage.built.teams.listeners._translate._known
    known.directory = Directory(known.directory._connector)
    return known


async def test_who_is_not_in_the_team_is_not_called_by_a_number(on_teams: TeamsStage) -> None:
    stranger = outsider(on_teams)
    await sends_in(on_teams, stranger)
    form = on_teams.librarian.form
    (wrong,) = [line for line in form.lines if line.startswith("! ")]
    assert wrong == (
        "! Jeg kan ikke finde den, du valgte, i teamet. Inviter personen til teamet, eller vælg "
        "en, der er med. Arbejder personen sammen med jer et andet sted, så skriv det til mig "
        "med @navn."
    )
    assert "Hvad hedder det? Debat" in form.lines
    assert f"Hvem spørges? {stranger}" in form.lines
    assert (called(on_teams), on_teams.count("slots")) == ({"bibliotekar"}, 0)
    with on_teams.store.read() as session:
        assert stranger not in session.scalars(select(Address.external_id)).all()


async def test_the_form_goes_on_with_somebody_else(on_teams: TeamsStage) -> None:
    await sends_in(on_teams, outsider(on_teams), on_teams.journalist.id_in_forms)
    assert "! Jeg kan ikke finde alle dem, du valgte, i teamet." in str(on_teams.librarian.form)
    await on_teams.librarian.fill(who=[on_teams.journalist.id_in_forms])
    assert len(on_teams.journalist.prompts()) == 1
    assert called(on_teams) == {"bibliotekar", "journalist"}


async def test_who_was_invited_meanwhile_is_asked(on_teams: TeamsStage) -> None:
    person = on_teams.teams.person("udenfor", guest=True)
    await sends_in(on_teams, person.user.aad)
    assert "! Jeg kan ikke finde" in str(on_teams.librarian.form)
    await on_teams.teams.joined(on_teams.room, person)
    await on_teams.librarian.fill(who=[person.user.aad])
    assert called(on_teams) == {"bibliotekar", "udenfor"}


async def test_a_new_start_forgets_nobody_who_is_in_the_team(on_teams: TeamsStage) -> None:
    await on_teams.librarian.command("foreslå")
    begins_anew(on_teams)
    who = [on_teams.journalist.id_in_forms]
    await on_teams.librarian.fill(title="Debat", when=WHEN, who=who)
    assert called(on_teams) == {"bibliotekar", "journalist"}
    assert len(on_teams.journalist.prompts()) == 1


async def test_who_was_met_is_asked_though_teams_is_silent(on_teams: TeamsStage) -> None:
    await on_teams.journalist.command("hjælp")
    await on_teams.librarian.command("foreslå")
    begins_anew(on_teams)
    for method in ("members", "member"):
        on_teams.teams.fail(method, status=502, times=99)
    who = [on_teams.journalist.id_in_forms]
    await on_teams.librarian.fill(title="Debat", when=WHEN, who=who)
    assert len(on_teams.journalist.prompts()) == 1
    assert called(on_teams) == {"bibliotekar", "journalist"}
