"""What is left of a line once its time is taken out: is it only a way of saying that time?"""

from __future__ import annotations

import re

from handlers.words.verbs import folded

#: Words that only lead up to a time: "kan først fredag kl. 10", "how about Friday at 10".
_LEADING = frozenset(
    "kan jeg vi den det saa hellere foerst i stedet for hvad med eller men passer bedre mig os er "
    "gaar an hej tak godt venligst gerne tidligst efter fra can could we how what about only "
    "instead rather but do it make works better me us is fine at the hi please from".split()
)


def only_a_time(rest: str) -> bool:
    """Whether nothing but leading words and marks surrounds the time."""
    return all(word in _LEADING for word in re.findall(r"\w+", folded(rest)))
