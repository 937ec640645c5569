"""The values settings may have: each is read, or refused in one line that says the mend."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from sqlalchemy.exc import ArgumentError

from bot.teams.clouds import is_one_of, on_this_machine
from storage.engine import normalised

#: Names of no single organisation, in the place of a tenant's id.
NO_TENANT = frozenset({"common", "organizations", "consumers", "botframework.com"})
_ID = re.compile(r"[\w.-]{1,64}", re.ASCII)


class SettingsError(Exception):
    """A setting that cannot be used: which one, and the mend. One line."""


@dataclass(frozen=True, slots=True)
class MovedTo:
    """`RYKKER_CLOCK`: where the clock starts, and how many times as fast it runs."""

    at: datetime
    pace: float


def is_loopback(host: str) -> bool:
    """Whether the name or address is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def port(value: str) -> int:
    """A port to listen on."""
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


def address(name: str, value: str) -> str:
    """A platform's address, with a slash at its end; plain http on this machine only."""
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


def room_address(value: str) -> str:
    """Where people reach the browser room, without a slash at its end."""
    if not value:
        raise SettingsError(
            "ROOM_ADDRESS is missing: give the address people open the room at, "
            "for example https://rykker.example.dk"
        )
    return address("ROOM_ADDRESS", value).rstrip("/")


def microsofts(name: str, value: str, hosts: tuple[str, ...], *, folder: bool = True) -> str:
    """An address of one of Microsoft's clouds, or of a stand-in on this machine."""
    checked = address(name, value) if folder else address(name, value).removesuffix("/")
    if not is_one_of(checked, hosts) and not on_this_machine(checked):
        known = ", ".join(f"https://…{h}" if h[0] == "." else f"https://{h}" for h in hosts)
        raise SettingsError(f"{name} is not Microsoft's: leave it out, or give one at {known}")
    return checked


def tenant(value: str) -> str:
    """The id of one Microsoft 365 organisation."""
    if value and (value.lower() in NO_TENANT or not _ID.fullmatch(value)):
        raise SettingsError(
            "TEAMS_TENANT_ID is not one organisation's: copy Directory (tenant) ID from the app's "
            "overview at entra.microsoft.com"
        )
    return value.lower()


def one_of(name: str, value: str, known: tuple[str, ...]) -> str:
    """One of a few words."""
    if value not in known:
        raise SettingsError(f"{name} is {value!r}: give one of {', '.join(known)}")
    return value


def zone(value: str) -> str:
    """The name of a time zone."""
    try:
        ZoneInfo(value)
    except (KeyError, OSError, ValueError):  # ZoneInfoNotFoundError is a KeyError
        raise SettingsError(
            f"RYKKER_TIMEZONE is {value!r}: give a zone's name, for example Europe/Copenhagen"
        ) from None
    return value


def clock(value: str, local: str) -> MovedTo | None:
    """`2026-11-25T10:15+01:00 x600`; without an offset the time is `local`, a zone's."""
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
        moment = moment.replace(tzinfo=ZoneInfo(local))
    return MovedTo(moment, times)
