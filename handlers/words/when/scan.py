"""Walks through the text once and marks everything that says something about a time."""

from __future__ import annotations

from .clocks import hours_at, until_at
from .dates import RULES as DATES
from .lengths import RULES as LENGTHS
from .pieces import Mark
from .stops import RULES as STOPS
from .weeks import RULES as WEEKS

_RULES = [*DATES, *WEEKS, *STOPS, *LENGTHS]


def scan(masked: str) -> list[Mark]:
    """Find the marks in folded and masked text, in order; each character is used once."""
    marks: list[Mark] = []
    pos = 0
    while pos < len(masked):
        found = _longest_at(masked, pos) if _may_begin(masked, pos, marks) else []
        marks += found
        pos = found[0].end if found else pos + 1
    return marks


def _may_begin(text: str, pos: int, marks: list[Mark]) -> bool:
    """Whether a word begins here: 'aften' inside 'fyraftensmøde' says nothing."""
    if not (text[pos].isalnum() or text[pos] in "@½"):
        return False
    if pos == 0 or (marks and marks[-1].end == pos):
        return True
    before = text[pos - 1]
    if before.isalnum():
        return False
    inside = before in "-'/." and pos > 1 and text[pos - 2].isalnum()
    joined = bool(marks) and marks[-1].end >= pos - 1
    return joined or not inside or (before == "." and not text[pos - 2].isdigit())


def _longest_at(text: str, pos: int) -> list[Mark]:
    """Read the longest mark at this place; on a tie the rule that comes first has the word."""
    best: list[Mark] = []
    for pattern, build in _RULES:
        hit = pattern.match(text, pos)
        if hit and hit.end() > pos and (not best or hit.end() > best[0].end):
            best = [Mark(pos, hit.end(), item) for item in build(hit)]
    for read in (hours_at, until_at):
        mark = read(text, pos)
        if mark and (not best or mark.end > best[0].end):
            best = [mark]
    return best
