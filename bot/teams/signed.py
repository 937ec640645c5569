"""What Microsoft has signed: the token that comes with everything Teams sends.

Microsoft's own check asks for keys on the loop, even for what is not signed at all, and takes a
token that never ends. This one asks seldom, and wants an end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jwt

if TYPE_CHECKING:
    from bot.teams.keys import Keys

#: Seconds clocks may differ, as Microsoft says.
LEEWAY = 300
#: Characters; Microsoft's tokens have about 1,200, their keys' names about 27.
LONGEST, LONGEST_NAME = 8192, 200
#: What a key may be good for, to sign for Teams.
CHANNEL = "msteams"


class NotSignedError(Exception):
    """It does not come from Teams, or not for us; the argument says why, and nothing secret."""


class Signed:
    """Checks tokens that are made out to one bot."""

    def __init__(self, keys: Keys, client_id: str) -> None:
        self._keys = keys
        self._client_id = client_id

    async def claims(self, authorization: str) -> dict[str, Any]:
        """What the token in an `Authorization` header says.

        Raises:
            NotSignedError: it is none, or not good.
            NoKeysError: Microsoft's keys cannot be had.
        """
        kind, _, token = authorization.partition(" ")
        if kind.lower() != "bearer" or not token or len(token) > LONGEST:
            raise NotSignedError("no token")
        # The name is read before anything is believed: a key is looked for only where it may help.
        found = await self._keys.find(_key_named(token))
        if found is None:
            raise NotSignedError("unknown key")
        issuer, key = found
        if key.channels and CHANNEL not in key.channels:
            raise NotSignedError("a key for other channels")
        try:
            said: dict[str, Any] = jwt.decode(
                token,
                key.key,
                algorithms=["RS256"],
                audience=self._client_id,
                issuer=issuer,
                leeway=LEEWAY,
                options={"require": ["exp", "iss", "aud"]},
            )
        except (jwt.PyJWTError, ValueError, TypeError) as error:
            raise NotSignedError(type(error).__name__) from None
        return said


def _key_named(token: str) -> str:
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise NotSignedError(type(error).__name__) from None
    name = header.get("kid")
    if header.get("alg") != "RS256":
        raise NotSignedError("another algorithm")
    if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME:
        raise NotSignedError("no key named")
    return name
