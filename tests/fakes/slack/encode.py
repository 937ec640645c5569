"""What a person types, as Slack sends it: mentions encoded, `&<>` escaped."""

import re
from collections.abc import Iterator

from tests.fakes.slack.model import Json
from tests.fakes.slack.world import World

TOKEN = re.compile(
    r"(?<![\w@])@(?P<user>[\w.\-]+)|(?<![\w#])#(?P<room>[\w\-]+)|(?P<link>https?://\S+)"
)


def encode(world: World, typed: str, *, names: bool) -> str:
    """Encode known people, channels and links; `names` gives `<@U…|name>` as commands have."""
    return "".join(_encoded(piece, names=names) for piece in _pieces(world, typed))


def rich_text(world: World, typed: str) -> list[Json]:
    """Return the rich_text block which a typed message carries."""
    pieces = [{k: v for k, v in piece.items() if k != "name"} for piece in _pieces(world, typed)]
    section = {"type": "rich_text_section", "elements": pieces}
    return [{"type": "rich_text", "block_id": world.ids.token(5), "elements": [section]}]


def escape(text: str) -> str:
    """Escape the three characters that Slack escapes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def mentions(world: World, typed: str, user_id: str) -> bool:
    """Tell whether a text mentions this person."""
    return any(piece.get("user_id") == user_id for piece in _pieces(world, typed))


def _pieces(world: World, typed: str) -> Iterator[Json]:
    end = 0
    for match in TOKEN.finditer(typed):
        piece = _piece(world, match)
        if piece is None:
            continue
        if match.start() > end:
            yield {"type": "text", "text": typed[end : match.start()]}
        yield piece
        end = match.start() + piece.pop("length")
    if end < len(typed):
        yield {"type": "text", "text": typed[end:]}


def _piece(world: World, match: re.Match[str]) -> Json | None:
    if match["link"]:
        url = match["link"].rstrip(".,;:!?)")
        return {"type": "link", "url": url, "length": len(url)}
    if match["room"]:
        for channel in world.rooms():
            if channel.name == match["room"]:
                size = len(match[0])
                return {
                    "type": "channel",
                    "channel_id": channel.id,
                    "name": channel.name,
                    "length": size,
                }
        return None
    name = match["user"].rstrip(".-")
    for user in world.users.values():
        if name in (user.name, user.id):
            size = len(name) + 1
            return {"type": "user", "user_id": user.id, "name": user.name, "length": size}
    return None


def _encoded(piece: Json, *, names: bool) -> str:
    if piece["type"] == "user":
        return f"<@{piece['user_id']}|{piece['name']}>" if names else f"<@{piece['user_id']}>"
    if piece["type"] == "channel":
        return f"<#{piece['channel_id']}|{piece['name']}>"
    if piece["type"] == "link":
        return f"<{escape(piece['url'])}>"
    return escape(piece["text"])
