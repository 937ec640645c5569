"""A clock that is moved is for trying things out on this machine, and nowhere else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.settings import MovedTo, is_loopback
from bot.teams.clouds import SERVICE_URL
from tests.unit.given import SLACK, TEAMS, TEAMS_HERE, given_, refused


def test_the_clock() -> None:
    cet = timezone(timedelta(hours=1))
    at = datetime(2026, 11, 25, 10, 15, tzinfo=cet)
    assert given_(RYKKER_CLOCK="2026-11-25T10:15+01:00 x600").clock == MovedTo(at, 600)
    assert given_(RYKKER_CLOCK="2026-11-25T10:15+01:00").clock == MovedTo(at, 1)
    assert given_(RYKKER_CLOCK="2026-11-25T10:15").clock == MovedTo(at, 1)
    assert given_(RYKKER_CLOCK="2026-11-25T10:15 x0").clock == MovedTo(at, 0)
    elsewhere = given_(RYKKER_CLOCK="2026-11-25T09:15", RYKKER_TIMEZONE="UTC").clock
    assert elsewhere == MovedTo(datetime(2026, 11, 25, 9, 15, tzinfo=UTC), 1)


@pytest.mark.parametrize(
    "outside",
    [
        {"HOST": "0.0.0.0"},  # noqa: S104 - all addresses are not this machine only
        {"HOST": "::"},
        {"HOST": "192.0.2.1"},
        {"HOST": "library.example"},
        {"HOST": "localhost.example"},
        SLACK,
        {**SLACK, "SLACK_API_URL": "https://slack.example/api/"},
        {**SLACK, "SLACK_API_URL": "https://127.0.0.1.example/api/"},
        TEAMS,
        {**TEAMS, **TEAMS_HERE, "TEAMS_SERVICE_URL": SERVICE_URL},
        {**TEAMS, **TEAMS_HERE, "TEAMS_LOGIN_URL": "https://login.microsoftonline.com"},
        {**TEAMS, **TEAMS_HERE, "TEAMS_OPENID_URL": "https://login.botframework.com/v1"},
    ],
)
def test_a_moved_clock_is_for_this_machine_only(outside: dict[str, str]) -> None:
    said = refused(RYKKER_CLOCK="2026-11-25T10:15+01:00 x600", **outside)
    assert said.startswith("RYKKER_CLOCK")
    assert "HOST" in said


@pytest.mark.parametrize(
    "inside",
    [
        {},
        {"HOST": "localhost"},
        {"HOST": "::1"},
        {"HOST": "127.0.0.5"},
        {**SLACK, "SLACK_API_URL": "http://127.0.0.1:8000/api/"},
        {**TEAMS, **TEAMS_HERE},
    ],
)
def test_a_moved_clock_on_this_machine(inside: dict[str, str]) -> None:
    assert given_(RYKKER_CLOCK="2026-11-25T10:15+01:00 x600", **inside).clock is not None


def test_loopback() -> None:
    hosts = ("127.0.0.1", "::1", "[::1]", "localhost", "127.1", "10.0.0.1", "", "::ffff:127.0.0.1")
    assert [is_loopback(host) for host in hosts][:4] == [True] * 4
    assert not any(is_loopback(host) for host in ("10.0.0.1", "", "example", "0.0.0.0"))  # noqa: S104
