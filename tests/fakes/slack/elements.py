"""Slack's limits for text objects, buttons, inputs and options."""

import re
from collections.abc import Iterator

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import BlockElement
from slack_sdk.models.blocks.basic_components import TextObject

from tests.fakes.slack.model import Json

SELECTS = {
    f"{how}{what}_select"
    for how in ("", "multi_")
    for what in ("static", "users", "conversations", "channels", "external")
}
MULTIS = {name for name in SELECTS if name.startswith("multi_")}
PICKERS = {"datepicker", "timepicker", "checkboxes", "radio_buttons"}
TYPED = {"plain_text_input", "email_text_input", "url_text_input", "number_input"}
BUTTONS = {"button", "overflow", "workflow_button"}
ALLOWED: dict[str, set[str]] = {
    "actions": BUTTONS | (SELECTS - MULTIS) | PICKERS | {"datetimepicker", "rich_text_input"},
    "section": BUTTONS | SELECTS | PICKERS | {"image"},
    "input": SELECTS | PICKERS | TYPED | {"datetimepicker", "rich_text_input", "file_input"},
    "context": {"image", "mrkdwn", "plain_text"},
}
LENGTHS: dict[str, dict[str, int]] = {
    "button": {"value": 2000, "url": 3000, "accessibility_label": 75},
    "image": {"image_url": 3000, "alt_text": 2000},
    "plain_text_input": {"initial_value": 3000},
}
TEXTS: dict[str, int] = {"text": 75, "placeholder": 150}
CONFIRM: dict[str, int] = {"title": 100, "text": 300, "confirm": 30, "deny": 30}
REQUIRED: dict[str, set[str]] = {
    "button": {"text"},
    "image": {"alt_text"},
    "overflow": {"options"},
    "checkboxes": {"options"},
    "radio_buttons": {"options"},
}
OPTIONS_MAX = {"overflow": 5, "checkboxes": 10, "radio_buttons": 10}
GROUP_MAX = 100
MARKED_UP = {"checkboxes", "radio_buttons"}  # all others take plain text only
FORMATS = {
    "initial_date": r"\d{4}-\d{2}-\d{2}",
    "initial_time": r"([01]\d|2[0-3]):[0-5]\d",
    "initial_date_time": r"\d{10}",
}
SHOWN = 60


def text(node: object, where: str, most: int, *, plain: bool = False) -> Iterator[str]:
    """Check one text object."""
    if not isinstance(node, dict) or not isinstance(node.get("text"), str):
        yield f"{where}: must be a text object"
        return
    if node.get("type") not in ({"plain_text"} if plain else {"plain_text", "mrkdwn"}):
        yield f"{where}: text type {node.get('type')!r} is not allowed"
    other = "verbatim" if node.get("type") == "plain_text" else "emoji"
    for key in sorted(set(node) - {"type", "text", "emoji", "verbatim"} | ({other} & set(node))):
        yield f"{where}: unknown key {key!r}"
    if not 1 <= len(node["text"]) <= most:
        yield f"{where}: {len(node['text'])} characters, must be 1 to {most}"


def element(node: object, where: str, block_type: str) -> Iterator[str]:
    """Check one element of a block, by the table above and by slack_sdk."""
    kind = node.get("type") if isinstance(node, dict) else None
    if not isinstance(node, dict) or kind not in ALLOWED[block_type]:
        yield f"{where}: {kind!r} is not allowed in a block of type {block_type!r}"
        return
    if kind in ("mrkdwn", "plain_text"):
        yield from text(node, where, 2000)
        return
    where = f"{where} ({node.get('action_id', kind)})"[:SHOWN]
    yield from _known(node, where)
    yield from _lengths(node, where, kind)
    yield from _options(node, where, kind)
    if isinstance(node.get("confirm"), dict):
        for key, most in CONFIRM.items():
            if key in node["confirm"]:
                yield from text(node["confirm"][key], f"{where}.confirm.{key}", most)
        yield from (
            f"{where}.confirm: {key} is missing" for key in CONFIRM.keys() - node["confirm"]
        )


def _known(node: Json, where: str) -> Iterator[str]:
    try:
        parsed = BlockElement.parse(node)
        if parsed is None or isinstance(parsed, TextObject):
            return
        parsed.to_dict()
    except SlackObjectFormationError as error:
        yield f"{where}: {error}"
    except (TypeError, AttributeError, KeyError) as error:
        yield f"{where}: malformed ({error})"
    else:
        for key in sorted(set(node) - set(parsed.attributes) - {"type"}):
            yield f"{where}: unknown key {key!r}"


def _lengths(node: Json, where: str, kind: str) -> Iterator[str]:
    for key in sorted(REQUIRED.get(kind, set()) - set(node)):
        yield f"{where}: {key} is missing"
    for key, most in {"action_id": 255, **LENGTHS.get(kind, {})}.items():
        if key in node and not (isinstance(node[key], str) and len(node[key]) <= most):
            yield f"{where}: {key} must be at most {most} characters"
    for key, most in TEXTS.items():
        if key in node:
            yield from text(node[key], f"{where}.{key}", most, plain=True)
    if "style" in node and node["style"] not in ("primary", "danger"):
        yield f"{where}: style {node['style']!r}"
    for key, pattern in FORMATS.items():
        if key in node and not re.fullmatch(pattern, str(node[key])):
            yield f"{where}: {key} {node[key]!r}"
    if kind == "plain_text_input":
        yield from _typed(node, where)


def _typed(node: Json, where: str) -> Iterator[str]:
    most = node.get("max_length", 3000)
    if not 1 <= most <= LENGTHS["plain_text_input"]["initial_value"]:
        yield f"{where}: max_length must be 1 to 3000"
    if len(str(node.get("initial_value", ""))) > most:
        yield f"{where}: initial_value is longer than max_length"


def _options(node: Json, where: str, kind: str) -> Iterator[str]:
    groups, most = node.get("option_groups", []), OPTIONS_MAX.get(kind, 100)
    options = [*node.get("options", []), *(o for g in groups for o in g.get("options", []))]
    if kind in ("static_select", "multi_static_select"):
        if not options:
            yield f"{where}: options are missing"
        if "options" in node and "option_groups" in node:
            yield f"{where}: options and option_groups cannot both be given"
    if "options" in node and not 1 <= len(node["options"]) <= most:
        yield f"{where}: {len(node['options'])} options, at most {most}"
    if len(groups) > most:
        yield f"{where}: {len(groups)} option groups, at most {most}"
    for number, group in enumerate(groups):
        yield from _group(group, f"{where}.option_groups[{number}]")
    for number, option in enumerate(options):
        yield from _option(option, f"{where}.options[{number}]", plain=kind not in MARKED_UP)
    chosen = [node["initial_option"]] if "initial_option" in node else []
    for initial in [*chosen, *node.get("initial_options", [])]:
        if options and initial not in options:
            yield f"{where}: the initial option is not among the options"


def _group(group: Json, where: str) -> Iterator[str]:
    yield from text(group.get("label"), f"{where}.label", 75, plain=True)
    if not 1 <= len(group.get("options", [])) <= GROUP_MAX:
        yield f"{where}: {len(group.get('options', []))} options, must be 1 to {GROUP_MAX}"
    yield from (
        f"{where}: unknown key {key!r}" for key in sorted(set(group) - {"label", "options"})
    )


def _option(option: object, where: str, *, plain: bool) -> Iterator[str]:
    if not isinstance(option, dict):
        yield f"{where}: must be an option"
        return
    yield from text(option.get("text"), f"{where}.text", 75, plain=plain)
    if "description" in option:
        yield from text(option["description"], f"{where}.description", 75, plain=plain)
    if not isinstance(option.get("value"), str) or not 1 <= len(option["value"]) <= 150:
        yield f"{where}: value must be 1 to 150 characters"
