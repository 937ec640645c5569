"""What people are told when we could not save what they did: nothing is changed or lost."""

from __future__ import annotations

from typing import Any

from bot.slack.render import SECTION, cut, escaped
from handlers.words.i18n import language


def sorry(locale: str, typed: str) -> dict[str, Any]:
    """A private answer that gives back what was typed."""
    say = language(locale).text
    text = say("I cannot save anything just now, so nothing has changed. Try again in a moment.")
    if typed:
        text = f"{text} {say('You wrote: {typed}', typed=typed)}"
    return {"response_type": "ephemeral", "text": cut(escaped(text), SECTION)}
