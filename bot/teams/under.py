"""The message that a form or a private view is shown in the place of, to be given back.

What is kept true is looked up when it is to be seen again. What was told once stands in no row of
ours, so its buttons carry it along, as those of forms do; whoever fakes one sees it themselves.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.teams.packed import LONGEST, pack, unpack
from bot.teams.parts import CLOSE, LIMIT, executes, size
from bot.teams.render import card_json
from handlers.cards.model import Card, card_from_json, to_json

#: Under this name it stands in a button's data.
NAME = "under"


def posted(card: Card, *, lang: str) -> dict[str, Any]:
    """The content of a message, whose buttons carry it; `lang` where the card does not say so."""
    content = card_json(card, lang=lang)
    lay(content, pack(to_json(replace(card, lang=card.lang or lang))))
    return content


def lay(content: dict[str, Any], packed: str) -> None:
    """Let what is shown in a message's place carry it, to be given back.

    Where that is too much for all its buttons, the one that closes it does.
    """
    if not packed or len(packed) > LONGEST:
        return
    # Not those for clients that know no better: there nothing is shown in its place.
    buttons, room = executes(content), LIMIT - size(content)
    closing = [button for button in buttons if button["data"]["kind"] == CLOSE]
    for some in (buttons, closing):
        if len(some) * (len(packed) + len(NAME) + 8) <= room:
            for button in some:
                button["data"] = button["data"] | {NAME: packed}
            return


def lift(content: dict[str, Any]) -> None:
    """It becomes a message of its own, in the place of nothing."""
    for button in executes(content):
        button["data"].pop(NAME, None)


def carried(action: dict[str, Any]) -> str:
    """What the button that was tapped carries; "" where it does not."""
    data = action.get("data")
    packed = data.get(NAME) if isinstance(data, dict) else None
    return packed if isinstance(packed, str) else ""


def given_back(action: dict[str, Any]) -> dict[str, Any] | None:
    """The message's content, as it was; None: the button does not carry it."""
    said = unpack(carried(action))
    try:
        return posted(card_from_json(said), lang="da") if isinstance(said, dict) else None
    except (AttributeError, KeyError, TypeError, ValueError):  # it is no card
        return None
