"""Private messages whose buttons do nothing any more, as their slot has changed since.

It is looked at once the slot's card has been brought up to date: whoever acts does not wait for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import card_from_json
from handlers.cards.over import is_over, over_card
from storage import outbox, slots
from storage.outbox import Intent

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.cards.model import Card
    from storage.tables import Surface

#: The kind of intent that takes the buttons off what was told.
OVER = "over"


def overtaken(session: Session, slot_id: int) -> list[Intent]:
    """What is to be edited now."""
    told = outbox.told_of(session, slot_id)
    slot = slots.by_id(session, slot_id) if told else None
    if slot is None:
        return []
    return [
        Intent(row.conversation_id, row.key, OVER, slot_id=slot_id)
        for row in told
        if row.said and is_over(card_from_json(row.said), slot_id, slot.terms)
    ]


def as_it_was(surface: Surface | None) -> Card | None:
    """What such a message says from now on; None: there is nothing to edit."""
    if surface is None or surface.said is None or surface.slot_id is None:
        return None
    return over_card(card_from_json(surface.said), surface.slot_id)
