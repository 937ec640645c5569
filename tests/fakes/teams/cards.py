"""What Teams refuses of a card, or shows as nothing at all."""

import json
from typing import Any

from tests.fakes.teams.model import Json, actions_of

MOST_BYTES, MOST_ACTIONS, LONGEST_TITLE = 80_000, 6, 75
ELEMENTS = frozenset(
    {
        *("AdaptiveCard", "TextBlock", "RichTextBlock", "TextRun", "Container", "ColumnSet"),
        *("Column", "FactSet", "Fact", "ActionSet", "Image", "Table", "TableRow", "TableCell"),
        *("Input.Text", "Input.ChoiceSet", "Input.Date", "Input.Time", "Input.Toggle"),
        *("Input.Number", "Action.Execute", "Action.Submit", "Action.OpenUrl", "Data.Query"),
        *("Action.ToggleVisibility", "Action.ShowCard"),
    }
)


def violations(card: Any) -> list[str]:  # noqa: ANN401 - whatever was sent
    """Everything that is wrong with a card."""
    if not isinstance(card, dict):
        return ["no card"]
    found = [] if card.get("type") == "AdaptiveCard" else ["no AdaptiveCard"]
    if card.get("version") not in {"1.2", "1.3", "1.4", "1.5"}:
        found.append(f"version {card.get('version')!r}: Teams shows up to 1.5")
    size = len(json.dumps(card, ensure_ascii=False).encode())
    if size > MOST_BYTES:
        found.append(f"{size} bytes, more than {MOST_BYTES}")
    if not str(card.get("fallbackText") or "").strip():
        found.append("no fallbackText")
    return found + _of_node(card)


def _of_node(node: Any) -> list[str]:  # noqa: ANN401 - any piece of a card
    if isinstance(node, list):
        return [wrong for one in node for wrong in _of_node(one)]
    if not isinstance(node, dict):
        return []
    kind = node.get("type")
    found = []
    if isinstance(kind, str) and kind not in ELEMENTS:
        found.append(f"unknown element {kind}")
    if kind in {"ActionSet", "AdaptiveCard"} and len(node.get("actions") or ()) > MOST_ACTIONS:
        found.append(f"{len(node['actions'])} actions together, more than {MOST_ACTIONS}")
    if isinstance(kind, str) and kind.startswith("Action."):
        found += _of_action(node)
    if kind in {"TextBlock", "TextRun"} and not isinstance(node.get("text"), str):
        found.append(f"{kind} without text")
    inner = [value for name, value in node.items() if name not in {"data", "choices"}]
    return found + [wrong for value in inner for wrong in _of_node(value)]


def _of_action(action: Json) -> list[str]:
    found = []
    title = action.get("title")
    if not isinstance(title, str) or not 0 < len(title) <= LONGEST_TITLE:
        found.append(f"a button called {title!r}")
    if action["type"] == "Action.Execute":
        if not action.get("verb"):
            found.append("Action.Execute without a verb")
        if (action.get("fallback") or {}).get("type") != "Action.Submit":
            found.append("Action.Execute without Action.Submit to fall back on")
    return found


def of_message(card: Any) -> list[str]:  # noqa: ANN401 - whatever was sent
    """What is wrong with a message's card, with its buttons."""
    found = violations(card)
    if isinstance(card, dict) and len({a.get("title") for a in actions_of(card)}) > 30:
        found.append("more buttons than anybody reads")
    return found
