"""Adaptive cards as tests write and read them, and what Teams would refuse of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.teams.parts import LIMIT, size
from bot.teams.under import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(said: str, **look: str | bool) -> dict[str, Any]:
    return {"type": "TextRun", "text": said} | look


def text(*runs: dict[str, Any], **more: str) -> dict[str, Any]:
    return {"type": "RichTextBlock", "inlines": list(runs)} | more


def execute(verb: str, title: str, value: str, kind: str = "tap", **style: str) -> dict[str, Any]:
    made = {"title": title, "data": {"verb": verb, "value": value, "kind": kind}} | style
    if kind != "form":
        made["associatedInputs"] = "none"
    fallback = {"type": "Action.Submit"} | made
    return {"type": "Action.Execute", "verb": verb, "fallback": fallback} | made


def whole(notice: str, *body: dict[str, Any], lang: str = "da") -> dict[str, Any]:
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "lang": lang,
        "fallbackText": notice,
        "speak": notice,
        "msteams": {"width": "Full"},
        "body": list(body),
    }


def elements(part: object) -> Iterator[dict[str, Any]]:
    """Everything in a card that has a type; a fallback stands for what it belongs to."""
    if isinstance(part, list):
        for one in part:
            yield from elements(one)
    elif isinstance(part, dict):
        if "type" in part:
            yield part
        for name, one in part.items():
            if name not in {"fallback", "data", "choices.data"}:
                yield from elements(one)


def of_type(card: dict[str, Any], *names: str) -> list[dict[str, Any]]:
    return [element for element in elements(card) if element["type"] in names]


def acts(card: dict[str, Any]) -> list[str]:
    return [element["verb"] for element in of_type(card, "Action.Execute")]


def said(card: dict[str, Any]) -> list[str]:
    """The card's lines, as they are read."""
    return [
        "".join(run["text"] for run in block["inlines"]) for block in of_type(card, "RichTextBlock")
    ]


def _done_by(act: dict[str, Any]) -> dict[str, Any]:
    """What the tap is about, and not in the place of what it is answered."""
    return {name: value for name, value in act["data"].items() if name != NAME}


def faults(card: dict[str, Any]) -> list[str]:
    """What Teams would refuse, or hide."""
    inputs = of_type(card, "Input.Text", "Input.ChoiceSet")
    ids = [box["id"] for box in inputs]
    in_sets = [len(block["actions"]) for block in of_type(card, "ActionSet")]
    found = [f"{size(card)} bytes"] if size(card) > LIMIT else []
    found += [f"{number} buttons in one set" for number in in_sets if not 1 <= number <= 6]
    found += [
        f"{act['verb']}: another fallback, or no title"
        for act in of_type(card, "Action.Execute")
        if act["fallback"]["data"] != _done_by(act) or not act["title"].strip()
    ]
    if len(ids) != len(set(ids)) or {"verb", "value", "kind"} & set(ids):
        found.append(f"inputs that hide one another: {ids}")
    found += [
        f"{box['id']}: required, and does not say so"
        for box in inputs
        if box["isRequired"] != ("errorMessage" in box)
    ]
    if of_type(card, "TextBlock"):
        found.append("a text block: what people typed would be read as Markdown")
    return found
