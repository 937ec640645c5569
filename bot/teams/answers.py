"""How a tap is answered: with the card that stands there now, or with a sentence. Pure."""

from __future__ import annotations

from typing import Any

from bot.teams.render import CONTENT_TYPE

Answer = dict[str, Any]

MESSAGE_TYPE = "application/vnd.microsoft.activity.message"


def with_card(content: dict[str, Any]) -> Answer:
    """Show this in the place of what was tapped, to the one who tapped."""
    return {"statusCode": 200, "type": CONTENT_TYPE, "value": content}


def with_words(said: str) -> Answer:
    """Say something to the one who tapped; what was tapped stays."""
    return {"statusCode": 200, "type": MESSAGE_TYPE, "value": said}
