"""Settings: what is wrong with one is said in a line that names it and the mend, and no secret."""

from __future__ import annotations

import ast
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import settings as module
from bot.settings import MovedTo, Settings, SettingsError, is_loopback, load
from bot.teams.clouds import SERVICE_URL, scope_at, trusted_service
from handlers.scene import Defaults
from storage.engine import normalised

ROOT = Path(__file__).parents[2]
NOWHERE = "/no/such/file"
TOKEN, SECRET = "xoxb-1-secret", "0123456789abcdef"
SLACK = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET}
TEAMS = {
    "TEAMS_CLIENT_ID": "5c1e7c1e-0000-4000-8000-000000000001",
    "TEAMS_CLIENT_SECRET": SECRET,
    "TEAMS_TENANT_ID": "7E4A0000-0000-4000-8000-0000000000AA",
}
TEAMS_HERE = {
    "TEAMS_SERVICE_URL": "http://127.0.0.1:8000/teams",
    "TEAMS_LOGIN_URL": "http://127.0.0.1:8000/login",
    "TEAMS_OPENID_URL": "http://127.0.0.1:8000/openid",
}


def given_(**environment: str) -> Settings:
    return load(environment, dotenv=NOWHERE)


def refused(**environment: str) -> str:
    with pytest.raises(SettingsError) as caught:
        given_(**environment)
    said = str(caught.value)
    assert "\n" not in said
    assert TOKEN not in said
    assert SECRET not in said
    return said


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


def test_slack_may_be_a_stand_in_on_this_machine() -> None:
    for address in ("http://127.0.0.1:8000/api", "http://localhost:8000/api", "http://[::1]:8000/"):
        assert given_(SLACK_API_URL=address).slack_api_url == f"{address.rstrip('/')}/"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_by_any_of_its_names(scheme: str) -> None:
    url = normalised(given_(DATABASE_URL=f"{scheme}://u:p%40@db:5433/rykker?x=y").database_url)
    assert url.render_as_string(hide_password=False) == (
        "postgresql+psycopg://u:p%40@db:5433/rykker?x=y"
    )


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


def test_the_settings_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(
        '# ours\nPORT=8080 # web\nexport HOST="127.0.0.2"\nLOG_LEVEL=\nRYKKER_LOCALE=en\n'
    )
    settings = load({"PORT": "9090"}, dotenv=str(file))
    assert (settings.port, settings.host, settings.log_level) == (9090, "127.0.0.2", "INFO")


def known() -> set[str]:
    """The variables `bot/settings.py` looks up."""
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    return {
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "get"
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def test_the_example_file_names_every_setting_and_sets_none() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") for line in lines if line)
    settings = [line[1:].partition("=") for line in lines if line[1:2].isupper() and "=" in line]
    assert {name for name, _equals, _value in settings} == known()
    for before, line in pairwise(lines):  # none without a word about it
        if line[1:2].isupper() and "=" in line:
            assert before.startswith("# ")


def test_what_the_example_file_shows_can_be_used(tmp_path: Path) -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    lines = [line[1:] for line in text.splitlines() if line[1:2].isupper() and "=" in line]
    plain = [line for line in lines if "..." not in line and not line.startswith("SLACK_SIGNING")]
    plain = [line for line in plain if not line.startswith(("TEAMS_CLIENT", "TEAMS_TENANT"))]
    (tmp_path / ".env").write_text("\n".join(plain))
    clock = MovedTo(datetime(2026, 11, 25, 9, 15, tzinfo=UTC), 600)
    assert load({}, dotenv=str(tmp_path / ".env")) == Settings(clock=clock)
