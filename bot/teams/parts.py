"""What cards and forms are built of. Pure.

What people typed stands in text runs: Teams reads no Markdown there and makes no mention, so it is
shown as it was written. Only the date functions are read everywhere, and are broken here.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from handlers.cards.model import Bold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handlers.cards.model import Button, Line, Rich

Element = dict[str, Any]

#: Bytes of a whole card, as it travels; Teams takes a little more.
LIMIT = 80_000
#: Characters; a value of ours is not read beyond its own.
LINE, LABEL, VALUE = 3000, 75, 500
#: Teams drops what is more than six in one set of buttons, so more make another set.
IN_A_ROW, MOST_BUTTONS = 5, 25
#: A phone cuts labels short where a set is wider than this, in letters; a button's rim is five.
WIDTH, RIM = 38, 5
#: A button with a longer label stands below its line: on a phone it would leave the line no room.
BESIDE = 14

#: What an action comes from. A choice is a button on a form, which the answer then replaces; a
#: view is shown to one person in the place of a message.
TAP, VIEW, CHOICE, FORM, CLOSE = "tap", "view", "choice", "form", "close"

STYLES = {"primary": "positive", "danger": "destructive"}

_FUNCTION = re.compile(r"\{(?=\{\s*(?:DATE|TIME)\s*\()", re.IGNORECASE)
#: What no text may hold: control characters but line breaks, and halves of surrogate pairs.
_UNSAYABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")


def shell(body: list[Element], *, notice: str, lang: str) -> Element:
    """A whole card; `notice` is read where cards cannot be shown, and aloud."""
    said = cut(shown(notice), LABEL * 4) or "Rykker"
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "lang": lang,
        "fallbackText": said,
        "speak": said,
        "msteams": {"width": "Full"},
        "body": body,
    }


def size(card: Element) -> int:
    """Bytes of the card as it travels."""
    return len(json.dumps(card, ensure_ascii=False).encode(errors="replace"))


def fitting(elements: Sequence[Element], room: int) -> list[Element]:
    """As many, from the first, as `room` bytes hold; dots say that there were more."""
    taken: list[Element] = []
    dots = text(("…",))
    left = room - size(dots) - 2
    for element in elements:
        left -= size(element) + 2
        if left < 0:
            return [*taken, dots]
        taken.append(element)
    return taken


def shown(said: str) -> str:
    """Text as it may stand in a card; a joiner of no width breaks a date function."""
    return _FUNCTION.sub("{\u2060", _UNSAYABLE.sub(" ", said))


def cut(said: str, most: int) -> str:
    """At most that many characters."""
    return said if len(said) <= most else said[: most - 1] + "…"


def text(rich: Rich, most: int = LINE, **look: str | bool) -> Element:
    """A line of text, at most so many characters. `look`: what holds for all its runs."""
    return {"type": "RichTextBlock", "inlines": _runs(rich, most, look) or [_run(" ", look)]}


def lines(said: tuple[Line, ...], kind: str) -> list[Element]:
    """Lines, each perhaps with its own button; empty ones are left out."""
    return [
        _with_button(line.text, line.button, kind) if line.button else small(text(line.text))
        for line in said
        if line.text or line.button
    ]


def small(element: Element) -> Element:
    """The element close under the one before."""
    return element | {"spacing": "Small"}


def buttons(made: tuple[Button, ...], kind: str) -> list[Element]:
    """The buttons themselves; what is too many for any card is left out."""
    return [_button(button, kind) for button in made[:MOST_BUTTONS]]


def rows(made: list[Element]) -> list[Element]:
    """Sets of buttons, each no wider than a phone shows."""
    found: list[list[Element]] = []
    room = 0
    for button in made:
        wide = min(len(button["title"]), WIDTH) + RIM
        if wide > room or len(found[-1]) == IN_A_ROW:
            found.append([])
            room = max(WIDTH, wide)
        found[-1].append(button)
        room -= wide
    return [actions(row) if n == 0 else small(actions(row)) for n, row in enumerate(found)]


def actions(made: list[Element]) -> Element:
    """One set of buttons."""
    return {"type": "ActionSet", "actions": made}


def action(verb: str, label: str, value: str, kind: str, style: str = "") -> Element:
    """A button. What it is comes back in its data, whichever of the two actions a client knows.

    Only a form that is sent in takes along what was filled in, and is held to its rules.
    """
    data = {"verb": verb, "value": value[:VALUE], "kind": kind}
    made: Element = {"title": cut(shown(label), LABEL) or "…", "data": data}
    if kind != FORM:
        made["associatedInputs"] = "none"
    if style in STYLES:
        made["style"] = STYLES[style]
    fallback = {"type": "Action.Submit"} | made
    return {"type": "Action.Execute", "verb": verb} | made | {"fallback": fallback}


def every_action(node: object) -> Iterator[Element]:
    """Every action of a card, those for clients that know no better too."""
    if isinstance(node, list):
        for one in node:
            yield from every_action(one)
    elif isinstance(node, dict):
        if str(node.get("type", "")).startswith("Action."):
            yield node
        for value in node.values():
            yield from every_action(value)


def executes(content: Element) -> list[Element]:
    """The buttons of a card, without those for clients that know no better."""
    return [one for one in every_action(content) if one["type"] == "Action.Execute"]


def _button(button: Button, kind: str) -> Element:
    suffix = f":{button.suffix}" if button.suffix else ""
    verb = f"slot.{button.act}{suffix}"
    return action(verb, button.label, button.value, kind, button.style)


def _with_button(said: Rich, button: Button, kind: str) -> Element:
    """Text and button side by side, or one below the other."""
    act = actions([_button(button, kind)])
    if len(button.label) > BESIDE:
        items = [text(said), small(act)] if said else [act]
        return {"type": "Container", "spacing": "Medium", "items": items}
    left = {"type": "Column", "width": "stretch", "items": [text(said)]}
    right = {"type": "Column", "width": "auto", "items": [act]}
    columns = [left | {"verticalContentAlignment": "Center"}, right]
    return {"type": "ColumnSet", "spacing": "Small", "columns": columns}


def _runs(rich: Rich, most: int, look: dict[str, str | bool]) -> list[Element]:
    made: list[Element] = []
    for run in rich:
        bold = isinstance(run, Bold)
        said = cut(shown(run.text if isinstance(run, Bold) else run), most)
        most -= len(said)
        if said:
            made.append(_run(said, look | ({"weight": "Bolder"} if bold else {})))
        if most < 1:
            break
    return made


def _run(said: str, look: dict[str, str | bool]) -> Element:
    return {"type": "TextRun", "text": said} | look
