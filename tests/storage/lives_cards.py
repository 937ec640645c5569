"""What people see of a slot: the same for all, with a way on, and true without being asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.reader import Reader
from handlers.cards.slot_card import slot_card
from handlers.cards.view import SlotView
from handlers.slots.lifecycle import Side
from handlers.words.i18n import language
from handlers.words.verbs import Look
from tests.storage.lives_model import HOMELESS, LIVE
from tests.storage.lives_world import HOME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from handlers.cards.model import Card
    from tests.storage.lives_model import Picture, Step
    from tests.storage.lives_world import World


def wrong_on_cards(world: World, before: Picture, after: Picture, step: Step) -> Iterator[str]:
    """Of each slot that has changed, or of all when time has passed."""
    with world.store.read() as session:
        for number, life in after.lives.items():
            if step.by is not None and before.lives.get(number) == life:
                continue
            card, theirs = (_card(world, session, number, side) for side in Side)
            if card != theirs:
                yield f"{life.number} is not the same to both sides"
            ways = [b for b in card.buttons if b.act != Look.SHOW]
            if life.state in LIVE and not ways:
                yield f"{life.number} is {life.state}, and its card has no way on"
            # A new time that passes goes from the card when it is next edited.
            passing = step.by is None and life.state in HOMELESS
            shown = None if passing else world.chat.cards.get(number)
            if shown and shown != [(b.act, b.value) for b in card.buttons]:
                yield f"{life.number} has changed, and its card in the room has not"


def _card(world: World, session: Session, number: int, side: Side) -> Card:
    reader = Reader(language("da"), HOME, world.now, side=side)
    view = SlotView.of(session, number, reader)
    assert view is not None
    return slot_card(view)
