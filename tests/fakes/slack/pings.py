"""Whom a text notifies: the raw mentions in a message and its blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.fakes.slack.model import Json

RAW = re.compile(r"<(!(?:channel|here|everyone|subteam\^\w+)|@[UW]\w+)(?:\|[^>]*)?>")
NAMED = re.compile(r"(?<![\w@])@(channel|here|everyone)\b")


@dataclass(frozen=True)
class Ping:
    """One mention: `target` is `!channel`, `!here`, `!everyone`, `!subteam^S…` or `@U…`."""

    method: str
    channel: str
    ts: str
    target: str
    notifies: bool = True  # an edit, or what one person sees alone, notifies nobody


def targets(args: Json) -> list[str]:
    """Return whom the arguments of a post mention, in order, each once."""
    found = RAW.findall(str(args.get("text") or ""))
    if args.get("link_names") in (True, 1, "1", "true") or args.get("parse") == "full":
        found += [f"!{name}" for name in NAMED.findall(str(args.get("text") or ""))]
    found += _mentions(args.get("blocks") or [])
    return list(dict.fromkeys(found))


def _mentions(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _mentions(item)
    if not isinstance(node, dict):
        return
    kind = node.get("type")
    if kind in ("mrkdwn", "markdown"):
        yield from RAW.findall(str(node.get("text", "")))
    if kind == "user" and "user_id" in node:
        yield f"@{node['user_id']}"
    if kind == "usergroup" and "usergroup_id" in node:
        yield f"!subteam^{node['usergroup_id']}"
    if kind == "broadcast" and "range" in node:
        yield f"!{node['range']}"
    for value in node.values():
        yield from _mentions(value)
