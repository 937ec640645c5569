"""Microsoft's keys, and tokens signed with them."""

import base64
import time
from functools import cache
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

from tests.fakes.teams.model import Json

ISSUER = "https://api.botframework.com"


@cache
def private_key(_name: str) -> RSAPrivateKey:
    """A key of this name: made once, as making one takes a while."""
    return generate_private_key(public_exponent=65537, key_size=2048)


def public(name: str) -> Json:
    """The public half, as a key set lists it."""
    numbers = private_key(name).public_key().public_numbers()
    return {
        "kty": "RSA",
        "use": "sig",
        "kid": name,
        "n": _number(numbers.n),
        "e": _number(numbers.e),
        "endorsements": ["msteams", "webchat"],
    }


def token(client_id: str, service: str, *, key: str = "key-1", **changed: Any) -> str:  # noqa: ANN401 - claims
    """A token as it comes with every activity. `changed`: claims that differ; None takes one out.

    `headers`, `secret` and `algorithm` change how it is signed.
    """
    headers = {"kid": key, **changed.pop("headers", {})}
    signed_with = changed.pop("secret", None) or private_key(key)
    algorithm = changed.pop("algorithm", "RS256")
    now = int(time.time())
    claims = {
        "iss": ISSUER,
        "aud": client_id,
        "nbf": now - 300,
        "exp": now + 3600,
        "serviceurl": service,
        **changed,
    }
    said = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(said, signed_with, algorithm=algorithm, headers=headers)


def _number(number: int) -> str:
    raw = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
