"""Forms that remember themselves.

Teams sends back what was filled in, but not the form; one that is refused must be shown again with
what was typed. So its button carries the form along, packed; whoever fakes one sees it themselves.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import TYPE_CHECKING, Any

from bot.teams.parts import CLOSE, FORM
from bot.teams.render import form_json
from handlers.cards.model import Button, Field, Form, card_from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Under this name it stands in a button's data; characters of it packed, and bytes of it unpacked.
NAME, LONGEST, LARGEST = "form", 24_000, 200_000
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
        packed = pack(form)
        for action in _actions(content):
            data = action.get("data")
            if isinstance(data, dict) and data.get("kind") == FORM and len(packed) <= LONGEST:
                data[NAME] = packed
    if posted:
        mark_posted(content)
    return content


def mark_posted(content: dict[str, Any]) -> None:
    """Let the buttons of a form say that it is a message of its own."""
    for action in _actions(content):
        if isinstance(data := action.get("data"), dict):
            data[POSTED] = [FORM]  # a list: what is filled in is none


def mark_form_posted(content: dict[str, Any]) -> None:
    """The same, if it is a form at all."""
    kinds = [(action.get("data") or {}).get("kind") for action in _actions(content)]
    if CLOSE in kinds:
        mark_posted(content)


def was_posted(action: object) -> bool:
    """Whether the button that was tapped stands on a form that is a message of its own."""
    data = action.get("data") if isinstance(action, dict) else None
    return isinstance(data, dict) and data.get(POSTED) == [FORM]


def pack(form: Form) -> str:
    """The form as text."""
    said = json.dumps(to_json(form), ensure_ascii=False).encode()
    return base64.b64encode(zlib.compress(said, 9)).decode()


def unpack(packed: object) -> Form | None:
    """The form that was packed; None: it is none."""
    if not isinstance(packed, str) or len(packed) > LONGEST:
        return None
    try:
        opened = zlib.decompressobj()
        said = json.loads(opened.decompress(base64.b64decode(packed, validate=True), LARGEST))
        return _form(said)
    except (AttributeError, KeyError, TypeError, ValueError, binascii.Error, zlib.error):
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


def _actions(node: object) -> Iterator[dict[str, Any]]:
    """Every button of a card, those for clients that know no better too."""
    if isinstance(node, list):
        for one in node:
            yield from _actions(one)
    elif isinstance(node, dict):
        if str(node.get("type", "")).startswith("Action."):
            yield node
        for value in node.values():
            yield from _actions(value)
