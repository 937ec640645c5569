"""What `rykker doctor` looks at of Teams: each by one question, and with the mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import ClientError, ClientTimeout

from bot.teams.keys import fetch
from bot.teams.login import Login, LoginAwayError, LoginRefusedError

if TYPE_CHECKING:
    from aiohttp import ClientSession

    from bot.settings import Settings

#: What Microsoft's numbers mean, and what to do.
KNOWN = {
    "AADSTS7000215": ("the secret is not good", "Copy the secret's Value, not its Secret ID"),
    "AADSTS7000222": ("the secret has run out", "Make a new one under Certificates & secrets"),
    "AADSTS700016": ("no such app there", "Check TEAMS_CLIENT_ID and TEAMS_TENANT_ID"),
    "AADSTS90002": ("no such organisation", "Check TEAMS_TENANT_ID"),
    "AADSTS900023": ("no such organisation", "Check TEAMS_TENANT_ID"),
}
ELSE = "Check TEAMS_CLIENT_ID, TEAMS_CLIENT_SECRET and TEAMS_TENANT_ID"
PATIENCE = ClientTimeout(total=8)


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found; `mend` is empty where all is well."""

    name: str
    said: str
    mend: str = ""


async def look(settings: Settings, session: ClientSession) -> list[Look]:
    """The token we write with, the keys we believe, and the service we write to."""
    return [
        await token(settings, session),
        await keys(settings, session),
        await service(settings, session),
    ]


async def token(settings: Settings, session: ClientSession) -> Look:
    """Whether our id and secret are good for a token."""
    try:
        await Login(session, settings).token()
    except LoginRefusedError as error:
        said, mend = KNOWN.get(str(error), (f"Microsoft says {error}", ELSE))
        return Look("teams token", said, mend)
    except LoginAwayError as error:
        mend = "Check TEAMS_LOGIN_URL, and that this machine may reach Microsoft"
        return Look("teams token", f"not tried ({error})", mend)
    return Look("teams token", f"good for {settings.teams_client_id}")


async def keys(settings: Settings, session: ClientSession) -> Look:
    """Whether there are keys to check what comes in with."""
    try:
        found = await fetch(session, settings.teams_openid_url)
    except (ClientError, OSError, TimeoutError, TypeError, ValueError) as error:
        mend = "Check TEAMS_OPENID_URL, and that this machine may reach Microsoft"
        return Look("teams keys", f"cannot be had ({type(error).__name__})", mend)
    return Look("teams keys", f"{len(found.keys)} of {found.issuer}")


async def service(settings: Settings, session: ClientSession) -> Look:
    """Whether the service answers at all: without a token it refuses, and that is an answer."""
    address = settings.teams_service_url
    mend = "Check TEAMS_SERVICE_URL, and that this machine may reach Microsoft"
    try:
        async with session.get(f"{address}v3/conversations", timeout=PATIENCE) as answer:
            status = answer.status
    except (ClientError, OSError, TimeoutError, ValueError) as error:
        return Look("teams service", f"{address} cannot be reached ({type(error).__name__})", mend)
    broken = 500
    if status >= broken:
        return Look("teams service", f"{address} answers {status}", mend)
    return Look("teams service", f"{address} answers")
