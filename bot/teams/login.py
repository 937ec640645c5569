"""Our own token, with which we write to Teams: fetched with the client secret, and kept."""

from __future__ import annotations

import asyncio
import re
from time import monotonic
from typing import TYPE_CHECKING, Any

from aiohttp import ClientError, ClientTimeout

from bot.teams.clouds import scope_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp import ClientSession

    from bot.settings import Settings

#: Seconds before its end a token is renewed, and seconds fetching one may take.
EARLY, PATIENCE = 300.0, ClientTimeout(total=5)
_CODE = re.compile(r"AADSTS\d+")


class LoginRefusedError(Exception):
    """Microsoft does not take our id and secret; the argument is its code."""


class LoginAwayError(Exception):
    """Microsoft cannot be asked just now; the argument is why."""


class Login:
    """Keeps one token."""

    def __init__(
        self, session: ClientSession, settings: Settings, *, now: Callable[[], float] = monotonic
    ) -> None:
        self._session = session
        self._url = f"{settings.teams_login_url}{settings.teams_tenant_id}/oauth2/v2.0/token"
        self._asked = {
            "grant_type": "client_credentials",
            "client_id": settings.teams_client_id,
            "client_secret": settings.teams_client_secret,
            "scope": scope_at(settings.teams_login_url),
        }
        self._now = now
        self._token, self._until = "", 0.0
        self._turn = asyncio.Lock()

    async def token(self) -> str:
        """A token that is good for a while.

        Raises:
            LoginRefusedError: the id or the secret is not good.
            LoginAwayError: there is no answer that makes sense.
        """
        async with self._turn:
            if self._now() >= self._until:
                self._token, lasts = await self._fetch()
                self._until = self._now() + lasts
            return self._token

    def forget(self, token: str) -> None:
        """It was refused: fetch another next time."""
        if token == self._token:
            self._until = 0.0

    async def _fetch(self) -> tuple[str, float]:
        try:
            async with self._session.post(
                self._url, data=self._asked, timeout=PATIENCE, allow_redirects=False
            ) as answer:
                status, said = answer.status, await answer.json(content_type=None)
        except (ClientError, OSError, TimeoutError, ValueError) as error:
            # Not its text: it may hold what we sent.
            raise LoginAwayError(type(error).__name__) from None
        if not isinstance(said, dict):
            raise LoginAwayError(f"HTTP {status}")
        token, lasts = said.get("access_token"), said.get("expires_in")
        if isinstance(token, str) and token:
            seconds = float(lasts) if isinstance(lasts, (int, float)) else 0.0
            return token, max(seconds - EARLY, seconds / 2)
        if status in {400, 401, 403}:
            raise LoginRefusedError(_code(said))
        raise LoginAwayError(f"HTTP {status}")


def _code(said: dict[str, Any]) -> str:
    """Microsoft's number for what is wrong, else its word."""
    found = _CODE.search(str(said.get("error_description") or ""))
    return found[0] if found else str(said.get("error") or "refused")[:64]
