"""What is said of a tap whose answer came too late to be seen. Pure."""

from __future__ import annotations

from typing import Any

from bot.teams import forms
from bot.teams.answers import MESSAGE_TYPE, Standing, View
from bot.teams.gateway import message
from bot.teams.render import activity
from bot.teams.under import lift
from handlers.cards.model import Card


def late(answer: dict[str, Any], *, lang: str) -> dict[str, Any] | None:
    """The message that says it; None: it is no news."""
    said = answer["value"]
    if isinstance(answer, Standing):
        return None
    if isinstance(answer, View):  # on their own line it stands in the place of nothing
        return activity(answer.card, lang=lang)
    if answer["type"] == MESSAGE_TYPE:
        return activity(Card(notice=said, heading=(said,)), lang=lang)
    forms.mark_form_posted(said)
    lift(said)
    return message(said, str(said["fallbackText"]))
