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

#: Seconds until the keys are looked for anew, as Microsoft asks; and between looks that failed or
#: are for one we do not know.
KEPT, LOOK_AGAIN = 24 * 3600.0, 300.0
#: Seconds after which keys are no longer believed if Microsoft tells none: it keeps each for days.
LAST = 5 * 24 * 3600.0
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
        self._found_at = 0.0
        self._looked: float | None = None
        self._turn = asyncio.Lock()
        self._behind: asyncio.Task[None] | None = None

    async def find(self, name: str) -> tuple[str, Key] | None:
        """Who signs, and the key of this name; None: there is no such key.

        A key we know is given at once, and where it is old, looked for behind that.

        Raises:
            NoKeysError: there are none, or none that may still be believed.
        """
        if self._known(name):
            if self._due(name) and (self._behind is None or self._behind.done()):
                self._behind = asyncio.create_task(self._looked_again(name))
        else:
            await self._looked_again(name)
        if self._believed is None:
            raise NoKeysError
        key = self._believed.keys.get(name)
        return (self._believed.issuer, key) if key else None

    async def settled(self) -> None:
        """Wait for the look that is under way behind an answer."""
        if self._behind is not None:
            await self._behind

    @property
    def _believed(self) -> KeySet | None:
        """The keys, unless they are too old."""
        return self._found if self._now() - self._found_at < LAST else None

    def _known(self, name: str) -> bool:
        return self._believed is not None and name in self._believed.keys

    def _due(self, name: str) -> bool:
        if self._looked is None:
            return True
        since = self._now() - self._looked
        if self._believed is None:
            return since >= FIRST_LOOKS
        old = self._now() - self._found_at >= KEPT
        return since >= LOOK_AGAIN and (old or name not in self._believed.keys)

    async def _looked_again(self, name: str) -> None:
        async with self._turn:
            if self._due(name):  # nobody looked while we waited
                await self._look()

    async def _look(self) -> None:
        self._looked = self._now()
        try:
            self._found = await fetch(self._session, self._url)
            self._found_at = self._now()
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
