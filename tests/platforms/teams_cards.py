"""Plays the story of `slack_types`, and prints its cards, its forms and the manifest for Teams.

`.ci/run` hands them to `teams_cards.js` where Node is there:
`python -m tests.platforms.teams_cards > teams.json`.
"""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from bot.slack import render as slack
from bot.teams.manifest import OTHERS, localisation, manifest
from bot.teams.render import card_json, closed_json, form_json
from handlers.cards.model import Badge, Bold, Card, Form
from handlers.cards.signs import STATES
from tests.platforms import slack_types

if TYPE_CHECKING:
    from collections.abc import Callable

    View = Card | Form

#: Where the Slack adapter turns a view into its own; each is looked through on the way.
WINDOWS: dict[str, Callable[[Any], Any]] = {
    "bot.slack.gateway.message": slack.message,
    "bot.slack.app.message": slack.message,
    "bot.slack.home.home": slack.home,
    "bot.slack.app.view": slack.view,
}
#: A bot's id.
NOBODYS = "12345678-1234-4234-8234-123456789abc"
#: What the story does not come to: every state there is.
STATES_CARDS = [
    Card(word, heading=(Bold("#42 · Debat"),), badge=Badge(sign, word))
    for sign, word in STATES.values()
]


async def seen() -> list[View]:
    """Every card and form of the story, before a platform made it its own."""
    found: list[View] = []

    def noting(shown: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def noted(view: Any) -> Any:  # noqa: ANN401 - each window has its own kind
            found.append(view)
            return shown(view)

        return noted

    with ExitStack() as windows:
        for name, shown in WINDOWS.items():
            windows.enter_context(patch(name, noting(shown)))
        await slack_types.emitted()
    return found


def as_teams_gets_it(view: View) -> list[dict[str, Any]]:
    """The view in each of its forms: for all and for one; fresh, and sent back with errors."""
    if isinstance(view, Card):
        return [card_json(view), card_json(view, lang="en", private=True)]
    names = [field.name for field in view.fields]
    wrong, typed = dict.fromkeys(["", *names], "Hvornår?"), dict.fromkeys(names, "i går")
    offered = (("29:1", "Sofie"), ("~2", "Emil"))
    fields = tuple(replace(f, options=offered) if f.people else f for f in view.fields)
    return [form_json(replace(view, fields=fields)), form_json(view, wrong, typed, lang="en")]


if __name__ == "__main__":
    views = [*asyncio.run(seen()), *STATES_CARDS]
    cards = [made for view in views for made in as_teams_gets_it(view)]
    shown = {
        "cards": [*cards, closed_json()],
        "manifest": manifest(NOBODYS, address="https://rykker.example.dk"),
        "localisations": [localisation(lang) for lang in OTHERS],
    }
    json.dump(shown, sys.stdout, ensure_ascii=False)
    forms = sum(isinstance(view, Form) for view in views)
    sys.stderr.write(f"{len(views) - forms} cards, {forms} forms\n")
