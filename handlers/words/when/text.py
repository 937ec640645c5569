"""The text before and after reading: folded for the rules, masked where titles hide, tidied."""

from __future__ import annotations

import re
import unicodedata

from .late import late

LIMIT = 500  # characters that are read; nobody names a time later than that
_SAME = str.maketrans("’‘´`“”„»«–—−‐‑‒", '\'\'\'\'"""""------')
_HIDDEN = late("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad\ufe0e\ufe0f]")
_QUOTED = late(r'"[^"]{1,200}"|(?<!\w)\'[^\']{2,80}\'(?!\w)')
_OUTSIDE = late(
    r"https?://\S+|www\.\S+|<[@#!][^>]{1,100}>|\S+@\S+\.\w+|(?<!\w)[@#](?=[^\W\d_])[\w-]+|#\d+",
)
# Names that hold a day but are none.
_NAMES = late(
    r"black friday|blue monday|super tuesday|fridays for future|casual friday"
    r"|monday night football",
)
_NO_FIGURES = late(r"(?<=\d[.:])oo(?![^\W_])")  # 14.oo
_LEFT = late(
    r"(?:^|(?<=[\s(,;:–—-]))(?:på|paa|pa|den|d\.|d|kl\.?|klokken|fra|i|nu|on|at|from|the|in|til|om|"
    r"omkring|ca\.?|cirka|around|about|by|this|ved|og|eller|and|or|fx|@|starting|start|starter)\s*$",
    re.IGNORECASE,
)
_ABBREVIATED = late(
    r"(?<!\w)(?:kr|min|m\.m|m\.v|m\.fl|bl\.a|f\.eks|nr|str|etc|jr|mio|mia)\.$", re.IGNORECASE
)
_SEAM = " \t,;:–—-·|/"


def normal(text: str) -> str:
    """Compose accents, drop invisible characters, and collapse white space."""
    clean = unicodedata.normalize("NFC", text[: LIMIT * 4])
    return " ".join(_HIDDEN.sub("", clean).split())[:LIMIT].strip()


def fold(text: str) -> str:
    """Lower case with plain quotes and dashes; the length stays, so positions still hold."""
    lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _NO_FIGURES.sub("00", lower.translate(_SAME))


def mask(folded: str) -> str:
    """Blank out what cannot hold the time: quoted titles, addresses, names, tags."""
    masked = _blank(_NAMES, _blank(_OUTSIDE, folded))
    unquoted = _blank(_QUOTED, masked)
    return unquoted if any(char.isalnum() for char in unquoted) else masked


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda hit: "\x00" * len(hit.group()), text)


def without(text: str, taken: list[tuple[int, int]]) -> str:
    """Cut the taken stretches out of the text, with the small words that led up to them."""
    left, done = "", 0
    for start, end in sorted(taken):
        if start >= done:
            left = _join(left, text[done:start], seam=bool(done))
            left = _shorn(left)
        done = max(done, end)
    whole = _join(left, text[done:], seam=bool(done))
    return _tidy(whole)


def _shorn(left: str) -> str:
    """Take prepositions and commas that led up to a time off the end."""
    while True:
        shorter = _LEFT.sub("", left.rstrip(_SEAM))
        if shorter == left:
            return left
        left = shorter


def _join(left: str, right: str, *, seam: bool) -> str:
    if not seam:
        return left + right
    if left.endswith("(") and right.lstrip().startswith(")"):
        left, right = left[:-1], right.lstrip()[1:]
    right = right.lstrip(_SEAM + ("." if not left else ""))
    if right[:1] in {".", "!", "?", ")"} and right[:2] != "..":
        return left.rstrip() + right
    return f"{left.rstrip()} {right}" if right else left


def _tidy(text: str) -> str:
    text = " ".join(text.replace("( )", " ").replace("()", " ").split())
    text = text.strip(_SEAM)
    if text.endswith(".") and not text.endswith("..") and not _ABBREVIATED.search(text):
        text = text[:-1]
    return text.strip(_SEAM)
