"""Leased work with all that is needed to send it, so that no session is open on the wire."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handlers.cards.model import to_json
from handlers.cards.over import is_bound
from handlers.cards.render import is_news, render
from handlers.overtaken import OVER, as_it_was
from handlers.quiet import silent_until
from storage.installations import platform_of
from storage.known_as import external_id_of

if TYPE_CHECKING:
    from datetime import datetime

    from bot.house import House
    from handlers.cards.model import Card
    from storage.leases import Work


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to be shown (`card` None: nothing any more), and where."""

    work: Work
    platform: str
    address: str | None  # None: a direct line not opened yet
    person: str | None  # its person there
    only_for: str | None
    card: Card | None
    shown: str
    withheld: datetime | None = None  # its reader is not to be disturbed until then

    @property
    def said(self) -> dict[str, Any] | None:
        """What is to be remembered of it, to take its buttons off once they do nothing."""
        row, card = self.work.row, self.card
        if row.kind != "note" or row.slot_id is None or card is None:
            return None
        return to_json(card) if is_bound(card, row.slot_id) else None

    @property
    def stands(self) -> bool:
        """Whether the very same is shown there already, or a note that stays as it was said."""
        surface, row = self.work.surface, self.work.row
        if surface is None:
            return False
        found = not surface.shown  # it was looked for, and what it says is not known
        return surface.shown == self.shown or (found and row.kind == "note")

    @property
    def is_sent(self) -> bool:
        """Whether the platform hears of it at all."""
        return self.card is not None and not self.stands


def packed(house: House, work: Work) -> Parcel:
    """The work with what is true now, in its reader's language."""
    conversation, row = work.conversation, work.row
    with house.store.read() as session:
        house.follow(session)
        now, card, until = house.clock.now(), None, None
        if work.surface is None and conversation.person_id:
            until = silent_until(session, row, conversation, now=now)
        if row.kind == OVER:
            card, until = as_it_was(work.surface), None
        elif until is None and (work.surface is not None or is_news(session, row)):
            defaults = house.settings.defaults
            card = render(session, row, conversation, now=now, defaults=defaults)
        home, reader = conversation.installation_id, row.payload.get("only_for")
        return Parcel(
            work=work,
            platform=platform_of(session, home),
            address=conversation.external_id,
            person=external_id_of(session, home, conversation.person_id),
            only_for=external_id_of(session, home, reader),
            card=card,
            shown=_digest(card),
            withheld=until,
        )


def _digest(card: Card | None) -> str:
    if card is None:
        return ""
    return hashlib.sha256(json.dumps(to_json(card), sort_keys=True).encode()).hexdigest()
