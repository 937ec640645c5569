"""The app's two icons, drawn as `bot/room/static/icon.svg` is: a day that moves on."""

from __future__ import annotations

import struct
import zlib
from math import hypot

RGBA = tuple[int, int, int, int]
Point = tuple[float, float]

COLOUR = (0x0B, 0x64, 0x70, 255)
WHITE = (255, 255, 255, 255)
CLEAR = (255, 255, 255, 0)

#: The drawing's own square, and the width of its strokes.
SQUARE, STROKE = 32.0, 2.4
#: The page: its middle, half its width and height, and the radius of its corners.
PAGE, HALF, CORNER = (16.0, 16.75), (9.5, 8.75), 3.5
#: The line under its head, its two rings, and the arrow.
LINES: tuple[tuple[Point, Point], ...] = (
    ((6.8, 13.6), (25.2, 13.6)),
    ((11.5, 5.6), (11.5, 9.6)),
    ((20.5, 5.6), (20.5, 9.6)),
    ((12.0, 19.6), (19.6, 19.6)),
    ((17.0, 17.0), (19.8, 19.6)),
    ((19.8, 19.6), (17.0, 22.2)),
)


def colour_icon() -> bytes:
    """192 × 192 pixels, white on the colour; Teams rounds the corners itself."""
    return _png(192, COLOUR, zoom=0.8)


def outline_icon() -> bytes:
    """32 × 32 pixels, white on nothing."""
    return _png(32, CLEAR, zoom=1.2)


def _png(size: int, ground: RGBA, *, zoom: float) -> bytes:
    """The drawing in a square of so many pixels, `zoom` times as large as it was drawn."""
    step = SQUARE / size / zoom
    places = [(n + 0.5 - size / 2) * step + SQUARE / 2 for n in range(size)]
    rows = [b"\0" + b"".join(_pixel((x, y), step, ground) for x in places) for y in places]
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)  # eight bits each of RGBA
    data = zlib.compress(b"".join(rows), 9)
    chunks = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _pixel(at: Point, step: float, ground: RGBA) -> bytes:
    """White as far as a stroke covers the pixel."""
    far = min(_to_page(at), *(_to_line(at, *line) for line in LINES)) - STROKE / 2
    covered = min(1.0, max(0.0, 0.5 - far / step))
    return bytes(round(g + (w - g) * covered) for g, w in zip(ground, WHITE, strict=True))


def _to_page(at: Point) -> float:
    """How far it is to the page's edge, from within or without."""
    x, y = (abs(a - m) - h + CORNER for a, m, h in zip(at, PAGE, HALF, strict=True))
    return abs(hypot(max(x, 0.0), max(y, 0.0)) + min(max(x, y), 0.0) - CORNER)


def _to_line(at: Point, start: Point, end: Point) -> float:
    """How far it is to a line with round ends."""
    (x, y), (dx, dy) = (
        (at[0] - start[0], at[1] - start[1]),
        (end[0] - start[0], end[1] - start[1]),
    )
    along = min(1.0, max(0.0, (x * dx + y * dy) / (dx * dx + dy * dy)))
    return hypot(x - dx * along, y - dy * along)
