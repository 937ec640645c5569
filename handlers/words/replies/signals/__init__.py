"""The words that carry an answer, Danish and English, in the plain form of `clean.plain`.

One pattern per kind of signal. Idioms come first in `decide`: 'det siger jeg ikke nej til' is a
yes though every word of it says no.
"""

from __future__ import annotations

from .doubt import (
    BOTH,
    CONDITION,
    DOUBLE,
    HEDGE,
    SARCASM,
    SARCASM_SIGN,
    UNKNOWING,
    VAGUE_SHIFT,
    WEAK_HEDGE,
    WITHHELD,
)
from .later import LATER
from .no import APOLOGY, KEEP, NEGATION, NO, PULL_OUT, STARTS_PASS
from .part import ASKS_WHAT, AWAY, BACK_AT_WORK, LEAVES, MISHAP, MOVES, PARTLY, PLANS, THAT_DAY
from .talk import CHATTER, FIRST_PERSON, GREETING, OTHER_CHATTER, QUESTION_START, SEEN
from .turns import (
    ASIDE,
    ASSENTS_FIRST,
    CORRECTION,
    DROPS,
    NOT_ALONE,
    NOT_BACK,
    OF_OTHERS,
    OTHER_TIME,
    VERDICT,
    WISH_BUT,
)
from .ways_on import ALONE, GO_AHEAD, RESTORE, TAKES_BACK
from .yes import AROUND_PRAISE, CLEAR_YES, PRAISE, SOFT_YES, YES_IDIOM

__all__ = [
    "ALONE",
    "APOLOGY",
    "AROUND_PRAISE",
    "ASIDE",
    "ASKS_WHAT",
    "ASSENTS_FIRST",
    "AWAY",
    "BACK_AT_WORK",
    "BOTH",
    "CHATTER",
    "CLEAR_YES",
    "CONDITION",
    "CORRECTION",
    "DOUBLE",
    "DROPS",
    "FIRST_PERSON",
    "GO_AHEAD",
    "GREETING",
    "HEDGE",
    "KEEP",
    "LATER",
    "LEAVES",
    "MISHAP",
    "MOVES",
    "NEGATION",
    "NO",
    "NOT_ALONE",
    "NOT_BACK",
    "OF_OTHERS",
    "OTHER_CHATTER",
    "OTHER_TIME",
    "PARTLY",
    "PLANS",
    "PRAISE",
    "PULL_OUT",
    "QUESTION_START",
    "RESTORE",
    "SARCASM",
    "SARCASM_SIGN",
    "SEEN",
    "SOFT_YES",
    "STARTS_PASS",
    "TAKES_BACK",
    "THAT_DAY",
    "UNKNOWING",
    "VAGUE_SHIFT",
    "VERDICT",
    "WEAK_HEDGE",
    "WISH_BUT",
    "WITHHELD",
    "YES_IDIOM",
]
