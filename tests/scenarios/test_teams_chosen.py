"""People who come by another platform can be chosen in a form on Teams: no directory has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.teams.model import inputs_of
from tests.scenarios.lines import PROPOSE

if TYPE_CHECKING:
    from tests.scenarios.on_apart import ApartStage
    from tests.scenarios.on_teams import TeamsPlayer, TeamsStage

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.parametrize("store", ["sqlite"], indirect=True),
]


def field(player: TeamsPlayer, name: str) -> tuple[dict[str, str], str]:
    """Whom a field offers, by their names, and who stands in it."""
    (box,) = (one for one in inputs_of(player.person.form[1]) if one["id"] == name)
    assert box["choices.data"]["dataset"] == "graph.microsoft.com/users"  # all others
    return {one["title"]: one["value"] for one in box["choices"]}, box.get("value", "")


@pytest.mark.parametrize("apart", ["slack"], indirect=True)
async def test_somebody_who_is_on_slack_is_asked_by_a_form_on_teams(apart: ApartStage) -> None:
    await apart.joined()
    await apart.librarian.command(PROPOSE)
    apart.read()
    (journalist, _reporter) = apart.in_teams
    await journalist.command("foreslå")
    known, _nobody = field(journalist, "who")
    assert set(known) == {"bibliotekar", "journalist"}  # not who is in nothing of theirs
    when = "fredag den 4. december kl. 19-20.30"
    await journalist.fill(title="Læsekreds", when=when, who=[known["bibliotekar"]])
    assert "Kan du være med? Læsekreds" in apart.librarian.prompt
    await journalist.tap("propose:edit", on="private")
    known, stands = field(journalist, "who")
    assert stands == known["bibliotekar"]
    await journalist.fill(title="Læsekredsen")
    assert "Kan du være med? Læsekredsen" in apart.librarian.prompt


@pytest.mark.parametrize("apart", ["teams"], indirect=True)
async def test_who_leads_on_slack_stands_in_the_settings_on_teams(apart: ApartStage) -> None:
    await apart.joined()
    (librarian, _colleague) = apart.in_teams
    before = apart.slack.rows("memberships")
    await librarian.command("indstillinger")
    await librarian.tap("settings:sides", on="form")
    known, stands = field(librarian, "partner_leads")
    assert stands == known["journalist"]
    await librarian.fill(library="Biblioteket")
    assert "✓ Gemt." in str(librarian.form)
    assert apart.slack.rows("memberships") == before
    await librarian.tap("settings:sides", on="form")
    await librarian.fill(partner_leads="")
    assert "! " in str(librarian.form)  # somebody must


@pytest.mark.parametrize("apart", ["slack"], indirect=True)
async def test_nobody_of_another_partnership_is_chosen_by_a_number(apart: ApartStage) -> None:
    await apart.joined()
    (journalist, _reporter) = apart.in_teams
    await journalist.command("foreslå")
    before = apart.slack.count("slots")
    when = "fredag den 4. december kl. 19-20.30"
    for forged in ("~9999", "~1 OR 1", "~"):
        await journalist.fill(title="Læsekreds", when=when, who=[forged])
        assert "! " in str(journalist.form)
    assert apart.slack.count("slots") == before


async def test_nobody_in_particular_is_the_whole_other_side(on_teams: TeamsStage) -> None:
    await on_teams.journalist.command("hjælp")
    await on_teams.librarian.command("foreslå")
    when = "fredag den 4. december kl. 19-20.30"
    await on_teams.librarian.fill(title="Læsekreds", when=when, who=["-"])
    assert "venter på svar fra" in on_teams.librarian.card
