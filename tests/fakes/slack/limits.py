"""Slack's limits for messages and views: `violations(what_is_sent)` lists what it would refuse.

Usable by itself on anything the bot builds: a message `{"text": …, "blocks": […]}` or a view
`{"type": "modal" | "home", …}`.
"""

from collections import Counter
from collections.abc import Iterator

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from tests.fakes.slack import elements
from tests.fakes.slack.model import Json, interactive

TEXT_MAX = 40_000
BLOCKS_MAX = {"message": 50, "modal": 100, "home": 100}
IDS_MAX = 255
SECTION_FIELDS = 10
ELEMENTS_MAX = {"actions": 25, "context": 10}
MODAL_TEXTS = {"title": 24, "submit": 24, "close": 24}
VIEW_STRINGS = {"private_metadata": 3000, "callback_id": IDS_MAX, "external_id": IDS_MAX}
BLOCK_TEXTS: dict[str, dict[str, tuple[int, bool]]] = {  # key: (most, plain text only)
    "section": {"text": (3000, False)},
    "header": {"text": (150, True)},
    "input": {"label": (2000, True), "hint": (2000, True)},
    "image": {"title": (2000, True)},
}
CHART_MAX = 2
CHART_SERIES = 6
MARKDOWN_MAX = 12_000
MESSAGE_ONLY = {"markdown", "table", "data_visualization"}
VIEW_KEYS = {
    "modal": {"title", "submit", "close", "clear_on_close", "notify_on_close", "submit_disabled"},
    "home": set[str](),
}
ANY_VIEW_KEYS = {"type", "blocks", *VIEW_STRINGS}
KNOWN_BLOCKS = {
    str(getattr(kind, "type", "")) for kind in Block.__subclasses__() if hasattr(kind, "type")
} | {"data_visualization"}


def violations(message_or_view: Json) -> list[str]:
    """Return what Slack, or our own rules, would refuse; empty if all is well."""
    if message_or_view.get("type") in VIEW_KEYS:
        return list(_view(message_or_view))
    return list(_message(message_or_view))


def _message(message: Json) -> Iterator[str]:
    text = message.get("text")
    if not isinstance(text, str) or not text.strip():
        yield "text: a message must have a top-level text"
    elif len(text) > TEXT_MAX:
        yield f"text: {len(text)} characters, at most {TEXT_MAX}"
    yield from _blocks(message.get("blocks") or [], "message")


def _view(view: Json) -> Iterator[str]:
    kind = view["type"]
    for key in sorted(set(view) - ANY_VIEW_KEYS - VIEW_KEYS[kind]):
        yield f"view: unknown key {key!r}"
    for key, most in VIEW_STRINGS.items():
        if key in view and not (isinstance(view[key], str) and len(view[key]) <= most):
            yield f"{key}: at most {most} characters"
    if kind == "modal":
        yield from _modal(view)
    if not view.get("blocks"):
        yield "blocks: a view must have blocks"
        return
    yield from _blocks(view["blocks"], kind)


def _modal(view: Json) -> Iterator[str]:
    for key, most in MODAL_TEXTS.items():
        if key in view or key == "title":
            yield from elements.text(view.get(key), key, most, plain=True)
    blocks = view.get("blocks") or []
    if "submit" not in view and any(b.get("type") == "input" for b in blocks):
        yield "submit: must be given when a modal has inputs"
    try:
        frame = {key: view[key] for key in ("type", *MODAL_TEXTS) if key in view}
        View(**frame, blocks=[{"type": "divider"}]).to_dict()
    except SlackObjectFormationError as error:
        yield f"view: {error}"


def _blocks(blocks: object, surface: str) -> Iterator[str]:
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        yield "blocks: must be a list of objects"
        return
    if len(blocks) > BLOCKS_MAX[surface]:
        yield f"blocks: {len(blocks)}, at most {BLOCKS_MAX[surface]}"
    ids = Counter(block["block_id"] for block in blocks if "block_id" in block)
    yield from (f"block_id {name!r} is used {n} times" for name, n in ids.items() if n > 1)
    if sum(block.get("type") == "data_visualization" for block in blocks) > CHART_MAX:
        yield f"blocks: at most {CHART_MAX} data_visualization"
    focused = sum(bool(e.get("focus_on_load")) for _, e in interactive(blocks))
    if focused > 1:
        yield f"focus_on_load: {focused} times, at most once"
    for number, block in enumerate(blocks):
        yield from _block(block, f"blocks[{number}]", surface)


def _block(block: Json, where: str, surface: str) -> Iterator[str]:
    kind = str(block.get("type"))
    if kind not in KNOWN_BLOCKS or (kind in MESSAGE_ONLY and surface != "message"):
        yield f"{where}: block type {kind!r} is not allowed in a {surface}"
        return
    if not 1 <= len(str(block.get("block_id", "x"))) <= IDS_MAX:
        yield f"{where}: block_id must be 1 to {IDS_MAX} characters"
    for key, (most, plain) in BLOCK_TEXTS.get(kind, {}).items():
        if key in block or (key, kind) in {("text", "header"), ("label", "input")}:
            yield from elements.text(block.get(key), f"{where}.{key}", most, plain=plain)
    yield from _inside(block, where, kind)
    yield from _parsed(block, where, kind)


def _inside(block: Json, where: str, kind: str) -> Iterator[str]:
    if kind == "section":
        yield from _section(block, where)
    if kind == "input":
        yield from elements.element(block.get("element"), f"{where}.element", kind)
    if kind in ELEMENTS_MAX:
        held = block.get("elements") or []
        if not 1 <= len(held) <= ELEMENTS_MAX[kind]:
            yield f"{where}: {len(held)} elements, must be 1 to {ELEMENTS_MAX[kind]}"
        for number, element in enumerate(held):
            yield from elements.element(element, f"{where}.elements[{number}]", kind)
    if (
        kind == "image"
        and not 1 <= len(str(block.get("alt_text", ""))) <= elements.LENGTHS["image"]["alt_text"]
    ):
        yield f"{where}: alt_text must be 1 to 2000 characters"
    if kind == "markdown" and len(str(block.get("text", ""))) > MARKDOWN_MAX:
        yield f"{where}: markdown of more than {MARKDOWN_MAX} characters"
    if kind == "data_visualization":
        chart = block.get("chart") or {}
        if max(len(chart.get("series", [])), len(chart.get("segments", []))) > CHART_SERIES:
            yield f"{where}: more than {CHART_SERIES} series or segments"
    used = Counter(element["action_id"] for _, element in interactive([block]))
    yield from (f"{where}: action_id {a!r} is used {n} times" for a, n in used.items() if n > 1)


def _section(block: Json, where: str) -> Iterator[str]:
    fields = block.get("fields")
    if fields is not None and not 1 <= len(fields) <= SECTION_FIELDS:
        yield f"{where}: {len(fields)} fields, must be 1 to {SECTION_FIELDS}"
    for number, field in enumerate(fields or []):
        yield from elements.text(field, f"{where}.fields[{number}]", 2000)
    if "accessory" in block:
        yield from elements.element(block["accessory"], f"{where}.accessory", "section")


def _parsed(block: Json, where: str, kind: str) -> Iterator[str]:
    if kind == "data_visualization":  # slack_sdk has no class for it
        return
    try:
        parsed = Block.parse(block)
        if parsed is None:
            return
        parsed.to_dict()
    except SlackObjectFormationError as error:
        yield f"{where}: {error}"
    except (TypeError, AttributeError, KeyError) as error:
        yield f"{where}: malformed ({error})"
    else:
        for key in sorted(set(block) - set(parsed.attributes) - {"type"}):
            yield f"{where}: unknown key {key!r}"
