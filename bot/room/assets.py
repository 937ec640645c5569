"""The page's files, read once. Their addresses carry their content's digest."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from starlette.responses import PlainTextResponse, Response

TYPES = {
    "room.css": "text/css; charset=utf-8",
    "room.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
_FILES = {name: (Path(__file__).parent / "static" / name).read_bytes() for name in TYPES}

#: The address of each file.
PATHS = {name: f"/room/{name}?v={sha256(data).hexdigest()[:12]}" for name, data in _FILES.items()}


def response(name: str) -> Response:
    """The file, to be kept for as long as the browser likes."""
    if name not in _FILES:
        return PlainTextResponse("404", 404)
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(_FILES[name], media_type=TYPES[name], headers=kept)
