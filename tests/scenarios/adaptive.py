"""Adaptive Cards as Teams shows them: the words, and the buttons under them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.fakes.teams.model import actions_of, inputs_of, is_form
from tests.scenarios.screen import Button, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fakes.teams.model import Json


def of_adaptive(card: Json, handle: object, notice: str = "") -> Screen:
    """A card or a form."""
    body = card.get("body") or []
    errors = [line for item in body for line in _errors(item)]
    fields = [_field(one) for one in inputs_of(body)]
    lines = (*(line for item in body for line in _lines(item)), *fields, *errors)
    acts = [_button(action) for action in actions_of(body)]
    buttons = [b for b in acts if b.key != "submit"] + [b for b in acts if b.key == "submit"]
    shown = tuple(b for b in buttons if b.key != "close" or not is_form(card))
    way_out = next((b.label for b in buttons if b.key == "close"), "")
    return Screen(lines, shown, handle, notice, way_out)


def of_view(card: Json, handle: object) -> Screen:
    """A card shown to one person, besides that it is, and the way back."""
    screen = of_adaptive(card, handle, card["fallbackText"])
    buttons = tuple(button for button in screen.buttons if button.key != "close")
    return replace(screen, lines=screen.lines[1:], buttons=buttons)


def _lines(item: Json) -> Iterator[str]:
    kind = item["type"]
    if kind == "Container" and item.get("bleed"):  # what it is, and its state
        yield "   ".join(line for one in item["items"] for line in _lines(one))
    elif kind == "Container" and not inputs_of(item):
        for one in item["items"]:
            yield from _lines(one)
    elif kind == "ColumnSet":
        for column in item["columns"]:
            for one in column["items"]:
                yield from _lines(one)
    elif kind == "RichTextBlock" and not _text(item).startswith("⚠️"):
        yield from filter(None, _text(item).split("\n"))


def _text(block: Json) -> str:
    said = "".join(run["text"] for run in block["inlines"])
    return said.replace("\u2060", "").strip()


def _errors(item: Json) -> Iterator[str]:
    if item["type"] == "RichTextBlock" and _text(item).startswith("⚠️"):
        yield f"! {_text(item).removeprefix('⚠️').strip()}"
    for one in item.get("items") or []:
        yield from _errors(one)


def _field(box: Json) -> str:
    value = str(box.get("value") or "")
    if box.get("isMultiSelect"):  # people, by what a form names them by
        return f"{box['label']} {' '.join(one for one in value.split(',') if one)}".strip()
    titles = {choice["value"]: choice["title"] for choice in box.get("choices") or []}
    return f"{box['label']} {titles.get(value, value)}".strip()


def _button(action: Json) -> Button:
    data: dict[str, Any] = action["data"]
    key = str(action["verb"]).removeprefix("slot.")
    return Button(action["title"], "submit" if data["kind"] == "form" else key, data["value"])
