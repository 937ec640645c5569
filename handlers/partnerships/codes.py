"""Giving codes and taking them: six figures for ten minutes, used once.

Six figures are few. So they live shorter than their hash takes to guess, and after some wrong ones
a person, and everybody in a room, has to wait.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from hmac import compare_digest
from secrets import randbelow, token_hex
from typing import TYPE_CHECKING

from handlers.words.codes import said
from storage import codes
from storage.tables import Code

if TYPE_CHECKING:
    from handlers.scene import Scene

#: How long a code is good, and for how long wrong ones are held against people.
LIVES = timedelta(minutes=10)
#: Wrong codes after which nothing is looked at any more.
MOST_WRONG = 5


def give(scene: Scene, kind: str, *, side: str = "") -> str:
    """A new code of the scene's person, as it is read out. What they had of that kind is void."""
    code, salt = f"{randbelow(10**6):06d}", token_hex(16)
    row = Code(
        kind=kind,
        person_id=scene.person.id,
        conversation_id=scene.conversation.id,
        side=side,
        salt=salt,
        digest=_digest(code, salt),
        until_at=scene.now + LIVES,
    )
    codes.give(scene.session, row)
    return said(code)


def may_try(scene: Scene) -> bool:
    """Count the try; whether there were not too many, of this person or in this place."""
    counted = [codes.tried(scene.session, who, now=scene.now, within=LIVES) for who in _who(scene)]
    return max(counted) <= MOST_WRONG


def was_used(scene: Scene) -> None:
    """The tries before it are forgotten: whoever only knows codes of their own may not go on."""
    for who in _who(scene):
        codes.forgive(scene.session, who)


def find(scene: Scene, kind: str, code: str) -> Code | None:
    """The code that was meant. How long that takes does not tell how near they were."""
    good = codes.good(scene.session, kind, scene.now)
    right = [row for row in good if compare_digest(_digest(code, row.salt), row.digest)]
    return right[0] if len(right) == 1 else None


def _who(scene: Scene) -> tuple[str, str]:
    return f"conversation:{scene.conversation.id}", f"person:{scene.person.id}"


def _digest(code: str, salt: str) -> str:
    # About 10 ms: all million of them take longer than any is good for.
    made = hashlib.scrypt(code.encode(), salt=bytes.fromhex(salt), n=2**12, r=8, p=1, dklen=32)
    return made.hex()
