"""Forms that remember themselves.

Teams sends back what was filled in, but not the form; one that is refused must be shown again with
what was typed. So its button carries the form along, packed; whoever fakes one sees it themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.teams.packed import LONGEST, pack, unpack
from bot.teams.parts import CLOSE, FORM, every_action
from bot.teams.render import form_json
from handlers.cards.model import Button, Field, Form, card_from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Under this name it stands in a button's data.
NAME = "form"
#: Under this name it says that it is a message of its own, which may be replaced once it is done.
POSTED = "posted"


def shown(
    form: Form,
    errors: Mapping[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
    *,
    lang: str,
    posted: bool = False,
) -> dict[str, Any]:
    """The form as a card, whose button that sends it in carries it along.

    `posted`: it is a message of its own, and not shown in the place of another.
    """
    content = form_json(form, errors or {}, typed or {}, lang=lang)
    if form.submit:
        packed = pack(to_json(form))
        for action in every_action(content):
            data = action.get("data")
            if isinstance(data, dict) and data.get("kind") == FORM and len(packed) <= LONGEST:
                data[NAME] = packed
    if posted:
        mark_posted(content)
    return content


def mark_posted(content: dict[str, Any]) -> None:
    """Let the buttons of a form say that it is a message of its own."""
    for action in every_action(content):
        if isinstance(data := action.get("data"), dict):
            data[POSTED] = [FORM]  # a list: what is filled in is none


def mark_form_posted(content: dict[str, Any]) -> None:
    """The same, if it is a form at all."""
    kinds = [(action.get("data") or {}).get("kind") for action in every_action(content)]
    if CLOSE in kinds:
        mark_posted(content)


def was_posted(action: object) -> bool:
    """Whether the button that was tapped stands on a form that is a message of its own."""
    data = action.get("data") if isinstance(action, dict) else None
    return isinstance(data, dict) and data.get(POSTED) == [FORM]


def unpacked(packed: object) -> Form | None:
    """The form that was packed; None: it is none."""
    said = unpack(packed)
    try:
        return _form(said) if isinstance(said, dict) else None
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _form(said: dict[str, Any]) -> Form:
    # Lines and buttons are read as a card's are: they are the same.
    card = card_from_json(
        {"notice": "", "heading": [], "badge": None, "footer": []}
        | {name: said[name] for name in ("lines", "buttons")}
    )
    fields = tuple(
        Field(**{**field, "options": tuple((str(v), str(t)) for v, t in field["options"])})
        for field in said["fields"]
    )
    return Form(
        act=str(said["act"]),
        title=str(said["title"]),
        value=str(said["value"]),
        lines=card.lines,
        fields=fields,
        buttons=tuple(button for button in card.buttons if isinstance(button, Button)),
        submit=str(said["submit"]),
        close=str(said["close"]),
        round=int(said["round"]),
        lang=str(said.get("lang") or ""),  # packed before forms said it
    )
