"""What people are told when we could not save what they did: nothing is changed or lost."""

from __future__ import annotations

from typing import Any

from bot.slack.render import message
from handlers.cards.model import Card, Line
from handlers.words.i18n import language


def sorry(locale: str, typed: str = "") -> dict[str, Any]:
    """The content of a private answer that gives back what was typed."""
    say = language(locale).text
    text = say("I cannot save anything just now, so nothing has changed. Try again in a moment.")
    wrote = say("You wrote: {typed}", typed=typed) if typed else ""
    lines = (Line((wrote,)),) if wrote else ()
    said = message(Card(notice=f"{text} {wrote}".strip(), heading=(text,), lines=lines))
    return {"text": said["text"], "blocks": said["blocks"]}
