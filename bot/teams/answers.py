"""How a tap is answered: with the card that stands there now, or with a sentence. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.teams.render import CONTENT_TYPE, card_json

if TYPE_CHECKING:
    from handlers.cards.model import Card

Answer = dict[str, Any]

MESSAGE_TYPE = "application/vnd.microsoft.activity.message"


class Standing(Answer):
    """An answer that tells no more than what stands there anyhow: too late, it is no news."""


class View(Answer):
    """A card that is shown to one person in the place of a message."""

    def __init__(self, card: Card, *, lang: str) -> None:
        super().__init__(with_card(card_json(card, lang=lang, private=True)))
        self.card = card


def with_card(content: dict[str, Any]) -> Answer:
    """Show this in the place of what was tapped, to the one who tapped."""
    return {"statusCode": 200, "type": CONTENT_TYPE, "value": content}


def with_words(said: str) -> Answer:
    """Say something to the one who tapped; what was tapped stays."""
    return {"statusCode": 200, "type": MESSAGE_TYPE, "value": said}
