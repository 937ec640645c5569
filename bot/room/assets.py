"""The page's files, read once. Their addresses carry their content's digest."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from starlette.responses import PlainTextResponse, Response

TYPES = {
    "room.css": "text/css; charset=utf-8",
    "room.js": "text/javascript; charset=utf-8",
    "enter.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
#: The script is one module of several files, as an import by name could not carry a digest.
_SCRIPT = ("start", "pane", "line", "around", "stream", "clock", "guide", "switch", "open")
_STATIC = Path(__file__).parent / "static"


def _content(name: str) -> bytes:
    if name != "room.js":
        return (_STATIC / name).read_bytes()
    return b"\n".join((_STATIC / "js" / f"{part}.js").read_bytes() for part in _SCRIPT)


_FILES = {name: _content(name) for name in TYPES}
#: The address of each file.
PATHS = {name: f"/room/{name}?v={sha256(data).hexdigest()[:12]}" for name, data in _FILES.items()}


def response(name: str) -> Response:
    """The file, to be kept for as long as the browser likes."""
    if name not in _FILES:
        return PlainTextResponse("404", 404)
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(_FILES[name], media_type=TYPES[name], headers=kept)
