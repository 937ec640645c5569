"""The environment and `.env`, read once into one frozen value and checked before the start."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot import values
from bot.teams import clouds
from bot.values import MovedTo, SettingsError, database_address, is_loopback
from handlers.scene import Defaults
from handlers.words.i18n import KNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["MovedTo", "Settings", "SettingsError", "database_address", "is_loopback", "load"]

SLACK_API = "https://slack.com/api/"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


@dataclass(frozen=True, slots=True)
class Settings:
    """How this bot is set up. Secrets are kept out of its printed form."""

    host: str = "127.0.0.1"
    port: int = 3000
    database_url: str = field(default="sqlite:///rykker.db", repr=False)
    slack_bot_token: str = field(default="", repr=False)
    slack_signing_secret: str = field(default="", repr=False)
    slack_app_token: str = field(default="", repr=False)  # given: Socket Mode
    slack_api_url: str = SLACK_API
    teams_client_id: str = ""
    teams_client_secret: str = field(default="", repr=False)
    teams_tenant_id: str = ""  # only its people are let in
    teams_service_url: str = clouds.SERVICE_URL  # where nobody has written to us from yet
    teams_login_url: str = clouds.LOGIN_URL
    teams_openid_url: str = clouds.OPENID_URL
    log_level: str = "INFO"
    log_format: str = "text"
    clock: MovedTo | None = None
    room_wanted: bool = False
    defaults: Defaults = field(default_factory=Defaults)

    @property
    def slack(self) -> bool:
        """Whether Slack is connected."""
        return bool(self.slack_bot_token)

    @property
    def teams(self) -> bool:
        """Whether Microsoft Teams is connected."""
        return bool(self.teams_client_id)

    @property
    def room(self) -> bool:
        """Whether the browser room is open: as the demo, or for those who have a link."""
        return self.demo or self.room_wanted

    @property
    def demo(self) -> bool:
        """Whether the room is there to try things out, with a clock to move, on this machine."""
        connected = self.slack or self.teams or self.room_wanted
        return not connected and is_loopback(self.host)


def load(environment: Mapping[str, str] | None = None, *, dotenv: str = ".env") -> Settings:
    """The settings from `.env` and, before it, the environment.

    Raises:
        SettingsError: one cannot be used.
    """
    try:
        found = {k: v for k, v in dotenv_values(dotenv).items() if v is not None}
    except (UnicodeDecodeError, OSError):
        raise SettingsError(f"{dotenv} cannot be read: save it as plain text (UTF-8)") from None
    found |= dict(os.environ if environment is None else environment)
    get = {k: v.strip() for k, v in found.items() if v.strip()}.get
    zone = values.zone(get("RYKKER_TIMEZONE", "Europe/Copenhagen"))
    host, port = get("HOST", "127.0.0.1"), values.port(get("PORT", "3000"))
    room_wanted = values.one_of("ROOM", get("ROOM", "auto").lower(), ("auto", "on")) == "on"
    reached = get("ROOM_ADDRESS", f"http://{host}:{port}" if is_loopback(host) else "")
    settings = Settings(
        host=host,
        port=port,
        database_url=database_address(get("DATABASE_URL", "sqlite:///rykker.db")),
        slack_bot_token=get("SLACK_BOT_TOKEN", ""),
        slack_signing_secret=get("SLACK_SIGNING_SECRET", ""),
        slack_app_token=get("SLACK_APP_TOKEN", ""),
        slack_api_url=values.address("SLACK_API_URL", get("SLACK_API_URL", SLACK_API)),
        **_teams(get),
        log_level=values.one_of("LOG_LEVEL", get("LOG_LEVEL", "INFO").upper(), LEVELS),
        log_format=values.one_of("LOG_FORMAT", get("LOG_FORMAT", "text").lower(), ("text", "json")),
        room_wanted=room_wanted,
        clock=values.clock(get("RYKKER_CLOCK", ""), zone),
        defaults=Defaults(
            locale=values.one_of("RYKKER_LOCALE", get("RYKKER_LOCALE", "da").lower(), KNOWN),
            zone=zone,
            room=values.room_address(reached) if room_wanted else "",
        ),
    )
    _check_slack(settings)
    _check_teams(settings)
    _check_clock(settings)
    return settings


def _teams(get: Callable[[str, str], str]) -> dict[str, str]:
    login, service = get("TEAMS_LOGIN_URL", clouds.LOGIN_URL), clouds.SERVICE_URL
    openid = get("TEAMS_OPENID_URL", clouds.OPENID_URL)
    return {
        "teams_client_id": get("TEAMS_CLIENT_ID", ""),
        "teams_client_secret": get("TEAMS_CLIENT_SECRET", ""),
        "teams_tenant_id": values.tenant(get("TEAMS_TENANT_ID", "")),
        "teams_service_url": values.microsofts(
            "TEAMS_SERVICE_URL", get("TEAMS_SERVICE_URL", service), clouds.SERVICES
        ),
        "teams_login_url": values.microsofts("TEAMS_LOGIN_URL", login, clouds.LOGINS),
        "teams_openid_url": values.microsofts(
            "TEAMS_OPENID_URL", openid, clouds.OPENIDS, folder=False
        ),
    }


def _check_slack(settings: Settings) -> None:
    given = settings.slack_signing_secret or settings.slack_app_token
    if settings.slack_bot_token and not given:
        raise SettingsError(
            "SLACK_SIGNING_SECRET is missing: copy it from your Slack app's Basic Information page "
            "(or give SLACK_APP_TOKEN for Socket Mode)"
        )
    if given and not settings.slack_bot_token:
        raise SettingsError(
            "SLACK_BOT_TOKEN is missing: copy it (xoxb-…) from your Slack app's OAuth page"
        )


def _check_teams(settings: Settings) -> None:
    wanted = {
        "TEAMS_CLIENT_ID": (settings.teams_client_id, "Application (client) ID"),
        "TEAMS_CLIENT_SECRET": (
            settings.teams_client_secret,
            "a client secret's value (Certificates & secrets)",
        ),
        "TEAMS_TENANT_ID": (settings.teams_tenant_id, "Directory (tenant) ID"),
    }
    if not any(given for given, _where in wanted.values()):
        return
    for name, (given, where) in wanted.items():
        if not given:
            raise SettingsError(
                f"{name} is missing: copy {where} from the app's page at entra.microsoft.com"
            )


def _check_clock(settings: Settings) -> None:
    if settings.clock is None:
        return
    reached = [settings.slack_api_url] if settings.slack else []
    if settings.teams:
        reached += [
            settings.teams_service_url,
            settings.teams_login_url,
            settings.teams_openid_url,
        ]
    if settings.room_wanted:
        reached.append(settings.defaults.room)
    hosts = [settings.host, *(urlsplit(one).hostname or "" for one in reached)]
    outside = [host for host in hosts if not is_loopback(host)]
    if outside:
        raise SettingsError(
            f"RYKKER_CLOCK is for trying things out on this machine, not with {outside[0]}: "
            "take it out, or set HOST, SLACK_API_URL and TEAMS_…_URL to loopback addresses"
        )
