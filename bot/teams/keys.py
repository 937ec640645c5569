"""Microsoft's signing keys: fetched on the loop without blocking it, and kept.

Whoever sends us something names the key it is signed with. A name we do not know makes us look
again, as keys are changed now and then, but seldom: strangers must not make us ask all the time.
"""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

import jwt
from aiohttp import ClientError, ClientTimeout

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp import ClientSession

log = logging.getLogger(__name__)

#: Seconds the keys are good for, as Microsoft asks, and between looks for one we do not know.
KEPT, LOOK_AGAIN = 24 * 3600.0, 300.0
#: Seconds between looks while there are none at all.
FIRST_LOOKS = 5.0
#: Seconds a look may take, and the most bytes of an answer.
PATIENCE, MOST_BYTES = ClientTimeout(total=5), 512 * 1024


class NoKeysError(Exception):
    """Microsoft's keys cannot be had, so nothing can be believed for now."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key; `channels`: what it may sign for (empty: not said)."""

    key: Any
    channels: frozenset[str]


@dataclass(frozen=True, slots=True)
class KeySet:
    """What the metadata say: who signs, and with which keys by name."""

    issuer: str
    keys: dict[str, Key]


class Keys:
    """The keys behind one address of OpenID metadata."""

    def __init__(
        self, session: ClientSession, openid_url: str, *, now: Callable[[], float] = monotonic
    ) -> None:
        self._session = session
        self._url = openid_url
        self._now = now
        self._found: KeySet | None = None
        self._looked: float | None = None
        self._turn = asyncio.Lock()

    async def find(self, name: str) -> tuple[str, Key] | None:
        """Who signs, and the key of this name; None: there is no such key.

        Raises:
            NoKeysError: no keys have been had yet.
        """
        if self._due(name):
            async with self._turn:
                if self._due(name):  # nobody looked while we waited
                    await self._look()
        if self._found is None:
            raise NoKeysError
        key = self._found.keys.get(name)
        return (self._found.issuer, key) if key else None

    def _due(self, name: str) -> bool:
        if self._looked is None:
            return True
        if self._found is None:
            return self._now() - self._looked >= FIRST_LOOKS
        kept = KEPT if name in self._found.keys else LOOK_AGAIN
        return self._now() - self._looked >= kept

    async def _look(self) -> None:
        self._looked = self._now()
        try:
            self._found = await fetch(self._session, self._url)
        except (ClientError, OSError, TimeoutError, TypeError, ValueError) as error:
            # Those we have stay good: an hour without Microsoft's page is no hour without Teams.
            log.warning("the keys of Microsoft Teams cannot be had: %s", type(error).__name__)


async def fetch(session: ClientSession, openid_url: str) -> KeySet:
    """Read the metadata, and the keys they name.

    Raises:
        TypeError, ValueError: what is there is no such thing.
        aiohttp.ClientError, TimeoutError, OSError: it cannot be reached.
    """
    said = await _json(session, openid_url)
    listed = await _json(session, str(said.get("jwks_uri") or ""))
    keys = {}
    for one in listed.get("keys") or []:
        if isinstance(one, dict) and one.get("kty") == "RSA" and isinstance(one.get("kid"), str):
            try:
                key = jwt.PyJWK(one, algorithm="RS256").key
            except jwt.PyJWTError:
                continue
            keys[one["kid"]] = Key(key, frozenset(map(str, one.get("endorsements") or ())))
    issuer = said.get("issuer")
    if not keys or not isinstance(issuer, str) or not issuer:
        raise ValueError("no keys")
    return KeySet(issuer, keys)


async def _json(session: ClientSession, url: str) -> dict[str, Any]:
    async with session.get(url, timeout=PATIENCE, raise_for_status=True) as answer:
        body = bytearray()
        async for part in answer.content.iter_any():
            body += part
            if len(body) > MOST_BYTES:
                raise ValueError("too long")
    found = json.loads(body)
    if not isinstance(found, dict):
        raise TypeError("no object")
    return found
