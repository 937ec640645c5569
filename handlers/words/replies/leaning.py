"""What one clause of an answer leans to: yes, a soft yes, no, both, or nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import signals as s
from .clean import without_fillers

if TYPE_CHECKING:
    from .offers import Clause

_BUT_NOT = re.compile(
    r"(?:bare |just |but |men )?(?:ikke|not) (?:om|i|paa|in|on|at|foer|efter|before|after"
    r"|for|aften\w*|formiddag\w*|eftermiddag\w*|evenings?|mornings?|sent|late)(?![^\W_])"
)
_TIME_WORDS = re.compile(
    r"(?:kl|klokken|d|den|at|on|paa|i|om)?\.? ?(?:\d[\d.:/-]*|(?:man|tirs|ons|tors|fre|loer|soen)"
    r"dag\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)day\w*|aften\w*|evening|morning|formiddag\w*"
    r"|eftermiddag\w*|december|afternoon)"
)


def leans_to(part: Clause) -> str:
    """What one clause says: yes, soft, no, or nothing."""
    bare = without_fillers(part.words)
    words = part.words if bare == part.words else f"{part.words} ; {bare}"
    if part.asks and not s.ASSENTS_FIRST.match(words):
        return ""
    if s.OF_OTHERS.match(part.words) or s.ASKS_WHAT.match(part.words):
        return ""  # what others do or cannot do is no answer of theirs
    if s.YES_IDIOM.search(words):
        return "yes"
    against = s.TAKES_BACK.sub(" ", words)
    no = s.NO.search(against) or s.PULL_OUT.search(against)
    if no:
        return "no"
    if _BUT_NOT.match(words):
        return "mixed"
    lean = "yes" if s.CLEAR_YES.search(words) else "soft" if _softly(words) else ""
    return "mixed" if lean and s.NEGATION.search(words) else lean


def _softly(words: str) -> bool:
    """Assent in other words, or praise of nothing but the time."""
    if s.SOFT_YES.search(words):
        return True
    if not s.PRAISE.search(words):
        return False
    left = s.AROUND_PRAISE.sub("", s.PRAISE.sub("", _TIME_WORDS.sub("", words)))
    return not any(char.isalpha() for char in left)
