"""`rykker doctor`: is everything in order? One line each, with the mend; exit 1 if one fails."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from aiohttp import ClientError, ClientSession, ClientTimeout
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from bot.slack.manifest import SCOPES
from storage import schema

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.settings import Settings
    from storage.engine import Store

#: Seconds a platform may take to answer.
PATIENCE = 8
#: Seconds the clock may be off before Slack refuses signatures (its own limit is five minutes).
CLOCK_OFF = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `mend` is what to do where it is not well."""

    name: str
    said: str
    mend: str = ""

    @property
    def well(self) -> bool:
        """Nothing to mend."""
        return not self.mend

    def __str__(self) -> str:
        """One line."""
        line = f"{'ok  ' if self.well else 'FAIL'} {self.name}: {self.said}"
        return line if self.well else f"{line}. {self.mend}"


def examine(settings: Settings, store: Store, *, address: str = "") -> list[Finding]:
    """Look at everything. `address`: where the platforms reach us, if that is to be tried."""
    found = [Finding("settings", "read, and they fit together"), database(store)]
    instead = ": the room is open instead" if settings.demo else ""
    if settings.slack:
        found += asyncio.run(_slack(settings))
    else:
        found.append(Finding("slack", f"not connected{instead}"))
    if settings.teams:
        found += asyncio.run(_teams(settings))
    else:
        found.append(Finding("teams", f"not connected{instead}"))
    if settings.room_wanted:
        found.append(Finding("room", f"open for those with a link, at {settings.defaults.room}"))
    if address:
        found += asyncio.run(_from_outside(settings, address))
    return found


async def _from_outside(settings: Settings, address: str) -> list[Finding]:
    """Slack's door, unless only Teams is connected; and that of Teams."""
    async with ClientSession(timeout=ClientTimeout(total=PATIENCE)) as session:
        both = (settings.slack or not settings.teams, "slack"), (settings.teams, "teams")
        return [await reached(session, address, door) for wanted, door in both if wanted]


async def _teams(settings: Settings) -> list[Finding]:
    try:
        from bot.teams.doctor import look  # noqa: PLC0415 - only where Teams is connected
    except ModuleNotFoundError as error:
        mend = "Run: pip install -c requirements.lock -e '.[teams]'"
        return [Finding("teams", f"{error.name} is not installed", mend)]
    async with ClientSession(timeout=ClientTimeout(total=PATIENCE)) as session:
        found = await look(settings, session)
    return [Finding(one.name, one.said, one.mend) for one in found]


#: Where each platform sends to, and who must have signed it.
DOORS = {"slack": ("slack/events", "Slack"), "teams": ("api/messages", "Microsoft")}


async def reached(session: ClientSession, address: str, door: str = "slack") -> Finding:
    """Whether this Rykker answers at its public address, and refuses what is not signed."""
    path, signer = DOORS[door]
    events = f"{address.rstrip('/')}/{path}"
    mend = "Check the address, that it leads to this machine's PORT, and that Rykker is running"
    try:
        async with session.post(events, data=b"{}") as answer:
            status = answer.status
    except (ClientError, TimeoutError, OSError, ValueError) as error:
        return Finding("address", f"{events} cannot be reached ({type(error).__name__})", mend)
    unsigned = 401
    if status != unsigned:
        return Finding("address", f"{events} answers {status}, so it is not Rykker's", mend)
    return Finding("address", f"reached, and only what {signer} has signed gets in")


def database(store: Store) -> Finding:
    """Whether it answers, and has this version's schema."""
    kind = store.engine.dialect.name
    try:
        current = schema.check(store.engine)
    except schema.NewerSchemaError as error:
        mend = "Install that version, or name another database in DATABASE_URL"
        return Finding("database", f"{kind} was made by a newer Rykker (schema {error})", mend)
    except SQLAlchemyError as error:
        cause = type(getattr(error, "orig", None) or error).__name__
        mend = "Check DATABASE_URL, and that the database can be reached and written to"
        return Finding("database", f"{kind} cannot be used ({cause})", mend)
    if not current:
        return Finding("database", f"{kind} has an older schema", "Run: rykker migrate")
    return Finding("database", f"{kind}, schema {schema.HEAD}")


async def _slack(settings: Settings) -> list[Finding]:
    from bot.wiring import slack_client  # noqa: PLC0415 - only where Slack is connected

    async with ClientSession(timeout=ClientTimeout(total=PATIENCE)) as session:
        found = await bot_token(slack_client(settings, session))
        if settings.slack_app_token:
            found.append(await app_token(slack_client(settings, session), settings.slack_app_token))
        return found


async def bot_token(client: AsyncWebClient) -> list[Finding]:
    """The bot's token, its scopes, and the clock, by one question to Slack."""
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        code = error.response.get("error", "no answer")
        mend = "Copy the Bot User OAuth Token (xoxb-…) from your Slack app again"
        return [Finding("slack token", f"Slack says {code}", mend)]
    except (ClientError, TimeoutError, OSError) as error:
        mend = "Check SLACK_API_URL, and that this machine may reach Slack"
        return [Finding("slack", f"cannot be reached ({type(error).__name__})", mend)]
    headers = {k.lower(): v for k, v in dict(answer.headers).items()}
    who = f"good for {answer.get('team')} as {answer.get('user')}"
    return [Finding("slack token", who), scopes(headers), clock(headers, datetime.now(UTC))]


async def app_token(client: AsyncWebClient, token: str) -> Finding:
    """The token of Socket Mode."""
    mend = "Make an app-level token (xapp-…) with connections:write, and turn Socket Mode on"
    try:
        await client.apps_connections_open(app_token=token)
    except SlackApiError as error:
        return Finding("slack app token", f"Slack says {error.response.get('error')}", mend)
    except (ClientError, TimeoutError, OSError) as error:
        return Finding("slack app token", f"not tried ({type(error).__name__})", mend)
    return Finding("slack app token", "good for Socket Mode")


def scopes(headers: dict[str, Any]) -> Finding:
    """Whether the token may do what we do."""
    said = headers.get("x-oauth-scopes")
    if not said:
        return Finding("slack scopes", "Slack does not tell")
    granted = {scope.strip() for scope in str(said).split(",")}
    missing = sorted(SCOPES.keys() - granted)
    if not missing:
        return Finding("slack scopes", "all there")
    mend = "Add them under OAuth & Permissions, and reinstall the app"
    return Finding("slack scopes", f"missing {', '.join(missing)}", mend)


def clock(headers: dict[str, Any], now: datetime) -> Finding:
    """Whether this machine's clock agrees with Slack's; signatures are refused otherwise."""
    try:
        theirs = parsedate_to_datetime(str(headers["date"]))
    except (KeyError, ValueError):
        return Finding("clock", "Slack does not tell the time")
    off = abs((now - theirs).total_seconds())
    if off > CLOCK_OFF:
        return Finding("clock", f"{off:.0f} seconds off", "Set it by a time server (NTP)")
    return Finding("clock", "agrees with Slack's")
