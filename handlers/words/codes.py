"""Codes as people type them: six figures, with a gap in the middle or without. Pure."""

from __future__ import annotations

import re

_CODE = re.compile(r"\W*(\d{3})[\s.\u2013-]?(\d{3})\W*")


def read_code(text: str) -> str | None:
    """The six figures, where nothing else is said."""
    found = _CODE.fullmatch(text)
    return found[1] + found[2] if found and found[0].isascii() else None


def said(code: str) -> str:
    """As it is read out: `407 183`."""
    return f"{code[:3]} {code[3:]}"
