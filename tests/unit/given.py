"""Settings as the tests give them: what is taken, what is refused, and what must not be told."""

from __future__ import annotations

import pytest

from bot.settings import Settings, SettingsError, load

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
