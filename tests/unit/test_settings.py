"""Settings: what is wrong with one is said in a line that names it and the mend, and no secret."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import Settings, SettingsError, load
from handlers.scene import Defaults
from storage.engine import normalised
from tests.unit.given import NOWHERE, SECRET, SLACK, TEAMS, TOKEN, given_, refused


def test_nothing_has_to_be_set() -> None:
    settings = given_()
    assert settings == Settings()
    assert (settings.host, settings.port, settings.room, settings.slack) == (
        "127.0.0.1",
        3000,
        True,
        False,
    )
    assert settings.defaults == Defaults("da", "Europe/Copenhagen")


def test_everything_can_be_set() -> None:
    settings = given_(
        HOST="0.0.0.0",  # noqa: S104 - a setting like any other
        PORT="8080",
        DATABASE_URL="postgres://u:p@db/rykker",
        SLACK_API_URL="https://slack.example/api",
        RYKKER_LOCALE="EN",
        RYKKER_TIMEZONE="Atlantic/Faroe",
        LOG_LEVEL="debug",
        LOG_FORMAT="JSON",
        **SLACK,
    )
    assert settings == Settings(
        host="0.0.0.0",  # noqa: S104
        port=8080,
        database_url="postgres://u:p@db/rykker",
        slack_bot_token=TOKEN,
        slack_signing_secret=SECRET,
        slack_api_url="https://slack.example/api/",
        log_level="DEBUG",
        log_format="json",
        defaults=Defaults("en", "Atlantic/Faroe"),
    )
    assert (settings.room, settings.slack) == (False, True)


def test_the_room_is_open_besides_slack_where_that_is_said_and_is_no_demo() -> None:
    settings = given_(ROOM="on", **SLACK)
    assert (settings.room, settings.demo, settings.slack) == (True, False, True)
    assert settings.defaults.room == "http://127.0.0.1:3000"
    everywhere = {"ROOM": "on", "HOST": "0.0.0.0"}  # noqa: S104
    outside = given_(ROOM_ADDRESS="https://rykker.example.dk/", **everywhere)
    assert (outside.room, outside.demo) == (True, False)
    assert outside.defaults.room == "https://rykker.example.dk"
    assert refused(**everywhere).startswith("ROOM_ADDRESS is missing: ")
    plain = refused(ROOM_ADDRESS="http://rykker.example.dk", **everywhere)
    assert plain.startswith("ROOM_ADDRESS is not encrypted: ")
    moved = refused(
        ROOM="on", ROOM_ADDRESS="https://rykker.example.dk", RYKKER_CLOCK="2026-11-25T10:15 x9"
    )
    assert moved.startswith("RYKKER_CLOCK is for trying things out on this machine")
    assert given_(ROOM_ADDRESS="https://rykker.example.dk").defaults.room == ""
    alone = given_(ROOM="auto")
    assert (alone.room, alone.demo) == (True, True)
    assert refused(ROOM="maybe").startswith("ROOM is 'maybe'")


def test_empty_is_not_set_and_blanks_around_do_not_count() -> None:
    assert given_(PORT="  ", HOST="", LOG_LEVEL=" info ") == Settings()


@pytest.mark.parametrize(
    ("name", "value", "mend"),
    [
        ("PORT", "0", "give a number from 1 to 65535"),
        ("PORT", "65536", "give a number from 1 to 65535"),
        ("PORT", "-1", "give a number from 1 to 65535"),
        ("PORT", "3000.0", "give a number from 1 to 65535"),
        ("PORT", "http", "give a number from 1 to 65535"),
        ("PORT", "²", "give a number from 1 to 65535"),
        ("DATABASE_URL", f"mysql://u:{SECRET}@h/d", "give sqlite:///file.db or postgresql://"),
        ("DATABASE_URL", SECRET, "give sqlite:///file.db or postgresql://"),
        ("DATABASE_URL", f"postgresql://u:{SECRET}@h:port/d", "give sqlite:///file.db or"),
        ("SLACK_API_URL", "slack.com/api", "give an address that begins with https://"),
        ("SLACK_API_URL", "ftp://slack.com/api/", "give an address that begins with https://"),
        ("SLACK_API_URL", "http://slack.com/api/", "give an address that begins with https://"),
        ("SLACK_API_URL", "https://", "give an address that begins with https://"),
        ("SLACK_API_URL", "https://[::1/api", "give an address that begins with https://"),
        ("SLACK_API_URL", "https://slack.com:x/api/", "give an address that begins with https://"),
        ("SLACK_API_URL", f"ftp://rykker:{SECRET}@slack.com/", "give an address"),
        ("RYKKER_LOCALE", "sv", "give one of da, en"),
        ("RYKKER_TIMEZONE", "Europe/Atlantis", "for example Europe/Copenhagen"),
        ("RYKKER_TIMEZONE", "../../etc/passwd", "for example Europe/Copenhagen"),
        ("RYKKER_TIMEZONE", "/etc/localtime", "for example Europe/Copenhagen"),
        ("RYKKER_TIMEZONE", "Europe", "for example Europe/Copenhagen"),
        ("RYKKER_TIMEZONE", "x" * 300, "for example Europe/Copenhagen"),
        ("TEAMS_SERVICE_URL", "https://smba.trafficmanager.net.example/", "is not Microsoft's"),
        ("TEAMS_SERVICE_URL", "https://u@smba.trafficmanager.net/teams/", "is not Microsoft's"),
        ("TEAMS_SERVICE_URL", "https://smba.trafficmanager.net:444/teams/", "is not Microsoft's"),
        ("TEAMS_SERVICE_URL", "http://smba.trafficmanager.net/teams/", "begins with https://"),
        ("TEAMS_SERVICE_URL", "smba.trafficmanager.net", "begins with https://"),
        ("TEAMS_LOGIN_URL", "https://login.example/", "give one at https://login.microsoftonline"),
        ("TEAMS_LOGIN_URL", "https://127.0.0.1.example/", "is not Microsoft's"),
        ("TEAMS_OPENID_URL", f"https://{SECRET}.example/", "is not Microsoft's: leave it out"),
        ("TEAMS_OPENID_URL", "https://[::1/", "give an address"),
        ("TEAMS_TENANT_ID", "common", "copy Directory (tenant) ID"),
        ("TEAMS_TENANT_ID", "organizations", "copy Directory (tenant) ID"),
        ("TEAMS_TENANT_ID", "../7e4a", "copy Directory (tenant) ID"),
        ("LOG_LEVEL", "LOUD", "give one of DEBUG, INFO, WARNING, ERROR, CRITICAL"),
        ("LOG_FORMAT", "xml", "give one of text, json"),
        ("RYKKER_CLOCK", "yesterday", "write it like 2026-11-25T10:15+01:00 x600"),
        ("RYKKER_CLOCK", "2026-11-25T10:15+01:00 fast", "write it like"),
        ("RYKKER_CLOCK", "2026-11-25T10:15+01:00 x-1", "write it like"),
        ("RYKKER_CLOCK", "2026-11-25T10:15+01:00 xnan", "write it like"),
        ("RYKKER_CLOCK", "2026-11-25T10:15+01:00 xinf", "write it like"),
        ("RYKKER_CLOCK", "2026-02-30T10:15", "write it like"),
        ("RYKKER_CLOCK", "0001-01-01T00:00+01:00", "write it like"),
        ("RYKKER_CLOCK", "9999-12-31T23:59-01:00 x600", "write it like"),
    ],
)
def test_a_wrong_value(name: str, value: str, mend: str) -> None:
    said = refused(**{name: value})
    assert said.startswith(name)
    assert mend in said


def test_one_half_of_slack_names_the_other() -> None:
    assert "SLACK_SIGNING_SECRET" in refused(SLACK_BOT_TOKEN=TOKEN)
    assert "SLACK_BOT_TOKEN" in refused(SLACK_SIGNING_SECRET=SECRET)
    assert "SLACK_BOT_TOKEN" in refused(SLACK_APP_TOKEN=SECRET)
    assert given_(SLACK_BOT_TOKEN=TOKEN, SLACK_APP_TOKEN=SECRET).slack


def test_slack_may_be_a_stand_in_on_this_machine() -> None:
    for address in ("http://127.0.0.1:8000/api", "http://localhost:8000/api", "http://[::1]:8000/"):
        assert given_(SLACK_API_URL=address).slack_api_url == f"{address.rstrip('/')}/"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_by_any_of_its_names(scheme: str) -> None:
    url = normalised(given_(DATABASE_URL=f"{scheme}://u:p%40@db:5433/rykker?x=y").database_url)
    assert url.render_as_string(hide_password=False) == (
        "postgresql+psycopg://u:p%40@db:5433/rykker?x=y"
    )


def test_the_printed_form_keeps_secrets() -> None:
    printed = repr(given_(DATABASE_URL=f"postgresql://u:{SECRET}@db/rykker", **SLACK, **TEAMS))
    assert TOKEN not in printed
    assert SECRET not in printed


NAMES = (
    "HOST PORT DATABASE_URL SLACK_BOT_TOKEN SLACK_SIGNING_SECRET SLACK_APP_TOKEN SLACK_API_URL "
    "TEAMS_CLIENT_ID TEAMS_CLIENT_SECRET TEAMS_TENANT_ID TEAMS_SERVICE_URL TEAMS_LOGIN_URL "
    "TEAMS_OPENID_URL RYKKER_LOCALE RYKKER_TIMEZONE LOG_LEVEL LOG_FORMAT RYKKER_CLOCK"
).split()
VALUES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)


@given(environment=st.dictionaries(st.sampled_from(NAMES), VALUES))
def test_any_value_is_taken_or_refused_in_one_line(environment: dict[str, str]) -> None:
    try:
        load(environment, dotenv=NOWHERE)
    except SettingsError as error:
        assert any(name in str(error) for name in NAMES)  # noqa: PT017 - either outcome is right
