"""The environment and `.env`, read once into one frozen value and checked before the start."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from sqlalchemy.exc import ArgumentError

from handlers.scene import Defaults
from handlers.words.i18n import KNOWN
from storage.engine import normalised

if TYPE_CHECKING:
    from collections.abc import Mapping

SLACK_API = "https://slack.com/api/"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


class SettingsError(Exception):
    """A setting that cannot be used: which one, and the mend. One line."""


@dataclass(frozen=True, slots=True)
class MovedTo:
    """`RYKKER_CLOCK`: where the clock starts, and how many times as fast it runs."""

    at: datetime
    pace: float


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
    def room(self) -> bool:
        """Whether the browser room is open: on this machine, if asked for or all there is."""
        return (self.room_wanted or not self.slack) and is_loopback(self.host)

    @property
    def demo(self) -> bool:
        """Whether the room is there to try things out, with a demo and a clock to move."""
        return self.room and not self.slack


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
    settings = Settings(
        host=get("HOST", "127.0.0.1"),
        port=_port(get("PORT", "3000")),
        database_url=database_address(get("DATABASE_URL", "sqlite:///rykker.db")),
        slack_bot_token=get("SLACK_BOT_TOKEN", ""),
        slack_signing_secret=get("SLACK_SIGNING_SECRET", ""),
        slack_app_token=get("SLACK_APP_TOKEN", ""),
        slack_api_url=_address("SLACK_API_URL", get("SLACK_API_URL", SLACK_API)),
        log_level=_one_of("LOG_LEVEL", get("LOG_LEVEL", "INFO").upper(), LEVELS),
        log_format=_one_of("LOG_FORMAT", get("LOG_FORMAT", "text").lower(), ("text", "json")),
        room_wanted=_one_of("ROOM", get("ROOM", "auto").lower(), ("auto", "on")) == "on",
        clock=_clock(get("RYKKER_CLOCK", ""), _zone(get("RYKKER_TIMEZONE", "Europe/Copenhagen"))),
        defaults=Defaults(
            locale=_one_of("RYKKER_LOCALE", get("RYKKER_LOCALE", "da").lower(), KNOWN),
            zone=_zone(get("RYKKER_TIMEZONE", "Europe/Copenhagen")),
        ),
    )
    _check_together(settings)
    return settings


def is_loopback(host: str) -> bool:
    """Whether the name or address is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _check_together(settings: Settings) -> None:
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
    if settings.clock is None:
        return
    outside = [settings.host] if not is_loopback(settings.host) else []
    if settings.slack:
        api = urlsplit(settings.slack_api_url).hostname or ""
        outside += [] if is_loopback(api) else [api]
    if outside:
        raise SettingsError(
            f"RYKKER_CLOCK is for trying things out on this machine, not with {outside[0]}: "
            "take it out, or set HOST and SLACK_API_URL to loopback addresses"
        )


def _port(value: str) -> int:
    highest = 65535
    if not value.isdecimal() or not 0 < int(value) <= highest:
        raise SettingsError(f"PORT is {value!r}: give a number from 1 to {highest}")
    return int(value)


def database_address(value: str) -> str:
    """The address of a database, once it is one we know.

    Raises:
        SettingsError: it is none; what it says is not repeated, as it may hold a password.
    """
    try:
        normalised(value)
    except (ArgumentError, ValueError):
        raise SettingsError(
            "DATABASE_URL is not one Rykker knows: give sqlite:///file.db or "
            "postgresql://user:password@host/name"
        ) from None  # the address may hold a password
    return value


def _address(name: str, value: str) -> str:
    wrong = SettingsError(f"{name} cannot be used: give an address that begins with https://")
    try:  # the address is not repeated: somebody may have put a password in it
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        raise wrong from None
    if not usable or not parts.hostname:
        raise wrong
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise SettingsError(f"{name} is not encrypted: give an address that begins with https://")
    return value if value.endswith("/") else f"{value}/"


def _one_of(name: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise SettingsError(f"{name} is {value!r}: give one of {', '.join(known)}")
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (OSError, ValueError):  # ZoneInfoNotFoundError is a KeyError
        raise _no_zone(value) from None
    except KeyError:
        raise _no_zone(value) from None
    return value


def _no_zone(value: str) -> SettingsError:
    return SettingsError(
        f"RYKKER_TIMEZONE is {value!r}: give a zone's name, for example Europe/Copenhagen"
    )


def _clock(value: str, zone: str) -> MovedTo | None:
    """`2026-11-25T10:15+01:00 x600`; without an offset the time is local to `zone`."""
    if not value:
        return None
    at, _, pace = value.partition(" ")
    wrong = SettingsError(f"RYKKER_CLOCK is {value!r}: write it like 2026-11-25T10:15+01:00 x600")
    try:
        moment = datetime.fromisoformat(at)
        times = float(pace.strip().removeprefix("x") or 1)
    except ValueError:
        raise wrong from None
    fastest, years = 100_000, range(1971, 2100)  # a year in five minutes
    if not 0 <= times <= fastest or moment.year not in years:
        raise wrong
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(zone))
    return MovedTo(moment, times)
