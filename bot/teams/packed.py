"""Values that a button carries along, packed, as Teams sends back no more of a card than that."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import Any

#: Characters of a value packed, and bytes of it unpacked.
LONGEST, LARGEST = 24_000, 200_000


def pack(value: object) -> str:
    """A JSON value as text."""
    said = json.dumps(value, ensure_ascii=False).encode(errors="replace")
    return base64.b64encode(zlib.compress(said, 9)).decode()


def unpack(packed: object) -> Any:  # noqa: ANN401 - any JSON value
    """The value that was packed; None: it is none."""
    if not isinstance(packed, str) or len(packed) > LONGEST:
        return None
    try:
        opened = zlib.decompressobj()
        return json.loads(opened.decompress(base64.b64decode(packed, validate=True), LARGEST))
    except (ValueError, binascii.Error, zlib.error, RecursionError):
        return None
