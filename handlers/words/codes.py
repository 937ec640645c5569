"""Codes as people type them: six figures, with a gap in the middle or without. Pure."""

from __future__ import annotations

import re

#: Between the figures as they are shown: a line of a narrow card does not break there.
GAP = "\N{NO-BREAK SPACE}"

_CODE = re.compile(r"\W*([0-9]{3})[\s.\u2013-]?([0-9]{3})\W*")


def read_code(text: str) -> str | None:
    """The six figures, where nothing else is said."""
    found = _CODE.fullmatch(text)
    return found[1] + found[2] if found else None


def said(code: str) -> str:
    """As it is read out: `407 183`."""
    return f"{code[:3]}{GAP}{code[3:]}"
