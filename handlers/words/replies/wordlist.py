"""Long alternations, written as word lists that can be read."""

from __future__ import annotations

import re

from handlers.words.when.late import late

_GOES_ON = re.compile(r"\\\n\s*")
_BETWEEN = re.compile(r"\s{2,}|\n")


def alternatives(words: str) -> str:
    """Join a list into one alternation: entries stand two spaces or a line apart.

    A line that ends in a backslash goes on in the next. Entries are patterns in plain form.
    """
    entries = _BETWEEN.split(_GOES_ON.sub("", words).strip())
    return "(?:" + "|".join(entry for entry in entries if entry) + ")"


def any_of(words: str) -> re.Pattern[str]:
    """Make a pattern of a list, compiled when first used, that matches whole words only."""
    return late(r"(?<![^\W_])" + alternatives(words) + r"(?![^\W_])")
