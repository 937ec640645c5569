"""What we keep people by: their id in the directory, or else the account the bot knows them by."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from bot.teams.activity import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Characters of an id that our rows hold.
LONGEST_ID = 64


def directory_id(member: Mapping[str, Any]) -> str:
    """Somebody's id in the directory, by either of the names a list gives it; "" it is not told."""
    said = text_of(member, "aadObjectId") or text_of(member, "objectId")
    return said if len(said) <= LONGEST_ID else ""


def short_id(account: str) -> str:
    """An account as an id of ours: itself, or a digest of a long one."""
    if len(account) <= LONGEST_ID:
        return account
    return hashlib.sha256(account.encode()).hexdigest()
