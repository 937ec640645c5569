"""Asked in private of somebody whose yes or no was said to the whole room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Bold, Card, plain
from handlers.cards.signs import button
from handlers.slots.lifecycle import Act
from storage.tables import Ask

if TYPE_CHECKING:
    from handlers.cards.note import Note
    from handlers.cards.view import SlotView


def for_me_card(view: SlotView, note: Note) -> Card:
    """Was it for me? The same buttons as under the question."""
    language = view.reader.language
    said = language.say(
        "Was that an answer to me? I still wait for yours to {slot}, {when}.",
        slot=Bold(view.label),
        when=view.when,
    )
    ask = view.case.session.get(Ask, note.fields["ask"])
    acts = (Act.ACCEPT, Act.COUNTER, Act.DECLINE)
    return Card(
        notice=plain(said),
        heading=said,
        buttons=tuple(button(act, view.token(ask=ask), language) for act in acts),
    )
