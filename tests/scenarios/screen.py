"""What somebody sees, the same for every platform: the words, and the buttons under them."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from handlers.cards.model import Bold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handlers.cards.model import Card, Rich

_STAR = "\u2060*\u2060"


@dataclass(frozen=True)
class Button:
    """`key` is the act, and a suffix where several of one kind stand together: `bump:editorial`."""

    label: str
    key: str
    value: str = ""


@dataclass(frozen=True)
class Screen:
    """A message or form as it was when somebody looked; `handle` is what the platform calls it.

    `way_out`: what closes it, where it is a form.
    """

    lines: tuple[str, ...]
    buttons: tuple[Button, ...] = ()
    handle: Any = field(default=None, compare=False)
    notice: str = field(default="", compare=False)
    way_out: str = field(default="", compare=False)

    def __str__(self) -> str:
        shown = [f"[{button.label}]" for button in self.buttons]
        return "\n".join([*self.lines, *([" ".join(shown)] if shown else [])])

    def button(self, key: str) -> Button:
        """The button of this key."""
        found = [button for button in self.buttons if button.key == key]
        assert found, f"no {key!r} on:\n{self}"
        return found[0]


def of_card(card: Card, handle: object) -> Screen:
    """A neutral card, as the room shows it."""
    heading = _plain(card.heading)
    if card.badge:
        heading = f"{heading}   {card.badge.sign} {card.badge.word}"
    lines = [heading, *(_plain(line.text) for line in card.lines), _plain(card.footer)]
    pressed = [line.button for line in card.lines if line.button]
    buttons = [
        Button(b.label, f"{b.act}:{b.suffix}" if b.suffix else b.act, b.value)
        for b in (*pressed, *card.buttons)
    ]
    return Screen(tuple(line for line in lines if line), tuple(buttons), handle, card.notice)


def of_blocks(blocks: list[dict[str, Any]], handle: object, notice: str = "") -> Screen:
    """Block Kit, as Slack shows it."""
    lines = [line for block in blocks for line in _texts(block)]
    buttons = [b for block in blocks for b in _buttons(block)]
    return Screen(tuple(lines), tuple(buttons), handle, _shown(notice))


def of_view(view: Any) -> Screen:  # noqa: ANN401 - the fake's view, kept as the handle
    """A modal: its title, its lines, its inputs with what stands in them, its errors."""
    seen = of_blocks([b for b in view.blocks if b["type"] != "input"], view)
    fields = [_input(view, b) for b in view.blocks if b["type"] == "input"]
    errors = [f"! {said}" for said in view.errors.values()]
    submit = [Button(view.body["submit"]["text"], "submit")] if "submit" in view.body else []
    lines = (view.title, *seen.lines, *fields, *errors)
    closing = view.body.get("close") or {"text": "Cancel"}  # Slack's own, in no language of ours
    return Screen(lines, (*seen.buttons, *submit), view.snapshot(), way_out=closing["text"])


def of_form(
    source: str, handle: object, errors: dict[str, str], typed: dict[str, str] | None = None
) -> Screen:
    """The room's form, from its HTML, with what was `typed` into it since."""
    reader = _FormReader(typed or {})
    reader.feed(source)
    lines = (*reader.lines, *(f"! {said}" for said in errors.values()))
    return Screen(lines, tuple(reader.buttons), handle, way_out=reader.way_out.strip())


def fields_of(source: str) -> dict[str, str]:
    """What stands in the inputs of the room's form."""
    reader = _FormReader()
    reader.feed(source)
    return reader.fields


def _plain(rich: Rich) -> str:
    return "".join(run.text if isinstance(run, Bold) else run for run in rich)


def _shown(mrkdwn: str) -> str:
    parts = [part.replace("*", "") for part in mrkdwn.split(_STAR)]
    return html.unescape("*".join(parts).replace("\u2060", ""))


def _texts(block: dict[str, Any]) -> Iterator[str]:
    if block["type"] == "section":
        yield from _shown(block["text"]["text"]).split("\n")
    if block["type"] == "context":
        for element in block["elements"]:
            yield _shown(element["text"])


def _buttons(block: dict[str, Any]) -> Iterator[Button]:
    held = [block["accessory"]] if "accessory" in block else []
    for element in [*held, *(block["elements"] if block["type"] == "actions" else [])]:
        key = element["action_id"].removeprefix("slot.")
        yield Button(element["text"]["text"], key, element["value"])


def _input(view: Any, block: dict[str, Any]) -> str:  # noqa: ANN401 - the fake's view
    state = view.values[block["block_id"]][block["element"]["action_id"]]
    option = state.get("selected_option")
    chosen = option["text"]["text"] if option else " ".join(state.get("selected_users") or ())
    return f"{block['label']['text']} {state.get('value') or chosen}".strip()


class _FormReader(HTMLParser):
    """Reads the room's form; its way of closing and its hints are left out."""

    def __init__(self, typed: dict[str, str] | None = None) -> None:
        super().__init__(convert_charrefs=True)
        self._typed = typed or {}
        self.lines: list[str] = []
        self.buttons: list[Button] = []
        self.fields: dict[str, str] = {}
        self._into = ""
        self._key = ("", "")
        self._label = ""
        self._select = ""
        self.way_out = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        kind = found.get("class", "").split(" ")
        if tag == "h2" or (tag == "p" and "line" in kind):
            self._into = "line"
            self.lines.append("")
        elif tag == "label":
            self._into, self._label = "label", ""
        elif tag == "select":
            self._select = found["name"]
            self.lines.append(self._label.strip())
        elif tag == "option" and "selected" in found:
            self.fields[self._select] = found["value"]
            self._into = "option"
        elif tag in {"input", "textarea"}:
            value = self._typed.get(found["name"], found.get("value", ""))
            self.fields[found["name"]] = value
            self.lines.append(f"{self._label.strip()} {value}".strip())
        elif tag == "button":
            submit = found.get("type") == "submit"
            closing = "data-close" in found
            self._into = "closing" if closing else "button"
            key = "submit" if submit else found.get("data-tap", "")
            self._key = (key, found.get("data-value", ""))
        elif tag == "p" or (tag == "span" and "required" in kind):
            self._into = ""

    def handle_endtag(self, tag: str) -> None:
        if tag in {"h2", "p", "label", "button", "option"}:
            self._into = ""

    def handle_data(self, data: str) -> None:
        if self._into == "line":
            self.lines[-1] += data
        elif self._into == "option":
            self.lines[-1] += f" {data}"
        elif self._into == "label":
            self._label += data
        elif self._into == "closing":
            self.way_out += data
        elif self._into == "button":
            self.buttons.append(Button(re.sub(r"\s+", " ", data), *self._key))
