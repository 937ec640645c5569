"""What was told once, and is over: its words stay, buttons that do nothing any more go. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.cards.model import Line
from handlers.cards.signs import button
from handlers.cards.token import Token
from handlers.slots.lifecycle import Act
from handlers.words.i18n import language
from handlers.words.verbs import Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handlers.cards.model import Button, Card

#: What is refused once its slot has changed; all else looks, or goes on asking.
BOUND = frozenset({*(act.value for act in Act), Look.UNDO.value})


def is_bound(card: Card, slot_id: int) -> bool:
    """Whether it has buttons that do nothing once the slot changes."""
    return any(_is_bound(found, slot_id) for found in _buttons(card))


def is_over(card: Card, slot_id: int, terms: int) -> bool:
    """Whether such a button was made for terms that are gone."""
    bound = [found for found in _buttons(card) if _is_bound(found, slot_id)]
    return any(Token.read(found.value).terms != terms for found in bound)


def over_card(card: Card, slot_id: int) -> Card:
    """The same without these buttons, and with the way to what holds now."""
    lang = language(card.lang)
    lines = tuple(
        replace(line, button=None) if line.button and _is_bound(line.button, slot_id) else line
        for line in card.lines
    )
    kept = [found for found in card.buttons if not _is_bound(found, slot_id)]
    if all(found.act != Look.SHOW for found in kept):
        label = lang.text("Show")
        kept.insert(0, button(Look.SHOW, str(Token(slot=slot_id)), lang, label=label))
    since = Line((lang.text("Something has happened since."),))
    return replace(card, lines=(*lines, since), buttons=tuple(kept), footer=())


def _buttons(card: Card) -> Iterator[Button]:
    yield from card.buttons
    yield from (line.button for line in card.lines if line.button)


def _is_bound(found: Button, slot_id: int) -> bool:
    token = Token.read(found.value)
    return found.act in BOUND and token.slot == slot_id and bool(token.terms)
