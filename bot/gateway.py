"""How delivery speaks to a platform. Each platform has one gateway; its errors are these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.cards.model import Card


class TryAgainError(Exception):
    """It may work later. `after`: seconds the platform asked for; None: our own back-off.

    `unsure`: no answer came that says it was not done.
    """

    def __init__(self, why: str, *, after: float | None = None, unsure: bool = False) -> None:
        super().__init__(why)
        self.after = after
        self.unsure = unsure


class RefusedError(Exception):
    """It will never work as it stands; the argument is the platform's code, no secrets."""


class MessageGoneError(Exception):
    """The message to edit is no longer there."""


class UntoldError(Exception):
    """The platform has no way to say whether something was posted."""


class ClosedError(Exception):
    """Nothing can be written there for now, and that is state: what waits waits until it can.

    `whole`: it holds for the whole workspace, as the token is no longer good.
    """

    def __init__(self, why: str, *, whole: bool = False) -> None:
        super().__init__(why)
        self.whole = whole


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a post goes: under a message, and only for one person, if said.

    `key` is random: what was posted is found again by it.
    """

    conversation: str
    key: str
    under: str | None = None
    only_for: str | None = None


class Gateway(Protocol):
    """Posts and edits on one platform. Addresses are the platform's own ids."""

    #: Seconds to leave between two posts in one conversation.
    pace: float

    async def open_direct(self, person: str) -> str:
        """The id of the bot's private conversation with `person`, opened if need be."""
        ...

    async def post(self, to: Destination, card: Card) -> str | None:
        """Post, and return the message's id.

        None: the message can never be edited (it is seen by one person in a shared conversation).
        """
        ...

    async def posted(self, to: Destination, *, since: datetime) -> str | None:
        """The id of what was posted there since then (real UTC); None: nothing was.

        Raises:
            UntoldError: nobody can tell.
            TryAgainError, ClosedError: it could not be found out now.
        """
        ...

    async def edit(self, conversation: str, message: str, card: Card) -> None:
        """Replace what the message says."""
        ...
