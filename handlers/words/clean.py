"""Text from people, made harmless before anybody reads it: no control or direction marks."""

from __future__ import annotations

import re
import unicodedata

#: Marks that turn the reading direction and can make a line say what nobody wrote.
DIRECTION_MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ZERO_WIDTH = "\ufeff\u200b\u2060"
_GONE = str.maketrans("", "", DIRECTION_MARKS + ZERO_WIDTH)


def cleaned(text: str) -> str:
    """One line: composed letters, single spaces, nothing invisible but what emoji are built of."""
    composed = unicodedata.normalize("NFC", text.translate(_GONE))
    visible = "".join(
        " " if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} else c for c in composed
    )
    return re.sub(r"\s+", " ", visible).strip()


def has_words(text: str) -> bool:
    """Whether there is at least one letter or figure in it."""
    return any(c.isalnum() for c in text)
