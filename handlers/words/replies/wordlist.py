"""Long alternations, written as word lists that can be read."""

from __future__ import annotations

import re

_GOES_ON = re.compile(r"\\\n\s*")
_BETWEEN = re.compile(r"\s{2,}|\n")


def alternatives(words: str) -> str:
    """Join a list into one alternation: entries stand two spaces or a line apart.

    A line that ends in a backslash goes on in the next. Entries are patterns in plain form.
    """
    entries = _BETWEEN.split(_GOES_ON.sub("", words).strip())
    return "(?:" + "|".join(entry for entry in entries if entry) + ")"


def any_of(words: str) -> re.Pattern[str]:
    """Compile a list so that it matches whole words only."""
    return re.compile(r"(?<![^\W_])" + alternatives(words) + r"(?![^\W_])")
