"""One line that is said of a slot, with buttons: what most notes are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Button, Card, Line, Rich, plain
from handlers.cards.signs import button
from handlers.words.verbs import Look

if TYPE_CHECKING:
    from handlers.cards.view import SlotView


def said_card(said: Rich, *buttons: Button, more: tuple[Rich, ...] = ()) -> Card:
    """What is said is the heading, and the phone's notice; `more` are lines below it."""
    lines = tuple(Line(line) for line in more)
    return Card(notice=plain(said), heading=said, lines=lines, buttons=buttons)


def show_button(view: SlotView) -> Button:
    """The way to the slot's card."""
    language = view.reader.language
    return button(Look.SHOW, view.token(), language, label=language.text("Show"))
