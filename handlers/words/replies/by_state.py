"""What a yes and a no mean in each state, and whether an answer asks."""

from __future__ import annotations

import re

from . import signals as s
from .heard import ASK_BACK, NOTHING, Heard
from .leaning import leans_to
from .model import Understood
from .reasons import reason_of

_ATTENDS = re.compile(
    r"(?<![^\W_])(?:kommer|er med|er paa|kan (?:godt|sagtens|fint|komme|vaere)|can (?:do|make"
    r"|come|be)|be there|count me in|im in|we are in|i can|we can|er klar|stiller op"
    r"|er der|see you (?:there|then|thursday)|(?:vi )?ses (?:torsdag|der))(?![^\W_])"
)
_PLAIN_ACK = re.compile(
    r"(?:(?:ok|okay|oki|fint?|super|perfekt|perfect|great|thanks?|thank you|thx|tak|mange tak"
    r"|tusind tak|tak for|cool|nice|godt|good|all|top|dejligt|skoent|fedt|forstaaet|got it|noted"
    r"|det er|helt|i orden|alright|fair nok)[ ,.!]*)+(?:for .*)?"
)
_FEW = 3
_REGRET = re.compile(
    r"(?<![^\W_])(?:desvaerre|unfortunately|sadly|nej|no|naeh?|nope|aergerligt nok)(?![^\W_])"
)
_NEVER_MIND = re.compile(r"(?:glem det|forget it)[ .!]*")


def yes(heard: Heard) -> Understood:
    """A yes by state: it accepts, acknowledges, or takes a bump back."""
    if heard.state == "confirmed":
        return Understood("question") if asks(heard) else NOTHING
    if heard.state != "bumped":
        return Understood("accept")
    if (heard.has(s.RESTORE) or heard.has(_ATTENDS)) and not heard.has(s.NOT_BACK):
        return Understood("restore")
    return NOTHING if _PLAIN_ACK.fullmatch(heard.plain.strip()) else ASK_BACK


def no(heard: Heard) -> Understood:
    """A no by state: before a yes it declines, after it it bumps."""
    if heard.state == "bumped":
        return ASK_BACK
    if heard.state == "confirmed" and _only_regrets(heard):
        return ASK_BACK
    reason = reason_of(heard.plain) or ("practical" if _explained(heard) else None)
    return Understood("bump" if heard.state == "confirmed" else "decline", reason_class=reason)


def _only_regrets(heard: Heard) -> bool:
    """'Desværre er der ingen parkering': a no-word, and then something else than staying away."""
    if _NEVER_MIND.fullmatch(heard.plain):
        return True
    left = " ".join(_REGRET.sub(" ", heard.plain).split())
    if s.NO.search(left) or s.PULL_OUT.search(left) or reason_of(left):
        return False
    return len(left.split()) > _FEW


def _explained(heard: Heard) -> bool:
    """Whether a reason of one's own is given, of no class that has a name."""
    silent = [p.words for p in heard.parts if not leans_to(p)]
    return any(len(w.split()) > _FEW and s.FIRST_PERSON.search(w) for w in silent)


def asks(heard: Heard) -> bool:
    """Whether it asks anything, with or without a question mark."""
    return "?" in heard.own or bool(s.QUESTION_START.search(heard.plain))
