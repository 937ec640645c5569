"""The settings of Teams: whole or not at all, and only Microsoft's services are believed."""

from __future__ import annotations

import pytest

from bot.teams.clouds import SERVICE_URL, scope_at, trusted_service
from tests.unit.given import SLACK, TEAMS, TEAMS_HERE, given_, refused


@pytest.mark.parametrize("missing", sorted(TEAMS))
def test_what_is_missing_of_teams_is_named_with_where_it_stands(missing: str) -> None:
    said = refused(**{name: value for name, value in TEAMS.items() if name != missing})
    assert said.startswith(f"{missing} is missing: copy ")
    assert "entra.microsoft.com" in said


def test_teams_and_slack_may_both_be_connected_and_either_closes_the_room() -> None:
    both, teams = given_(**SLACK, **TEAMS), given_(**TEAMS)
    assert (both.slack, both.teams, both.room) == (True, True, False)
    assert (teams.slack, teams.teams, teams.room) == (False, True, False)
    assert teams.teams_tenant_id == TEAMS["TEAMS_TENANT_ID"].lower()  # tokens and messages do so


def test_teams_may_be_a_stand_in_on_this_machine_or_another_of_microsofts_clouds() -> None:
    here = given_(**TEAMS, **TEAMS_HERE)
    assert here.teams_service_url == "http://127.0.0.1:8000/teams/"
    assert here.teams_login_url == "http://127.0.0.1:8000/login/"
    assert here.teams_openid_url == "http://127.0.0.1:8000/openid"
    gov = given_(
        **TEAMS,
        TEAMS_SERVICE_URL="https://smba.infra.gov.teams.microsoft.us/teams",
        TEAMS_LOGIN_URL="https://login.microsoftonline.us",
        TEAMS_OPENID_URL="https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
    )
    assert scope_at(gov.teams_login_url) == "https://api.botframework.us/.default"
    assert scope_at(given_().teams_login_url) == "https://api.botframework.com/.default"


@pytest.mark.parametrize(
    ("address", "own", "trusted"),
    [
        ("https://smba.trafficmanager.net/emea/", SERVICE_URL, True),
        ("https://smba.infra.gcc.teams.microsoft.com/teams", SERVICE_URL, True),
        ("https://evil.example/teams/", SERVICE_URL, False),
        ("http://127.0.0.1:8000/teams/", SERVICE_URL, False),
        ("http://127.0.0.1:8000/teams/", "http://localhost:9000/", True),
        ("https://smba.trafficmanager.net/emea/", "http://localhost:9000/", False),
        ("", SERVICE_URL, False),
        ("https://[", SERVICE_URL, False),
        ("file:///etc/passwd", SERVICE_URL, False),
    ],
)
def test_only_microsofts_services_are_written_to(address: str, own: str, *, trusted: bool) -> None:
    assert trusted_service(address, own) is trusted
