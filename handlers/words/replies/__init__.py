"""Answers in free text: what somebody meant who was asked, has said yes, or has pulled out.

One rule above all: asking back is never as bad as acting wrongly.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers.words.when import Ask, Found, Span

from . import signals as s
from .clean import is_strange, own_words, plain
from .decide import decide
from .heard import ASK_BACK, NOTHING, UNKNOWN
from .model import State, Understood
from .names import standin_in
from .offers import Scene, back_on, clauses, refuses

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

__all__ = ["State", "Understood", "read_reply"]

#: An answer this short is about nothing but the day it names.
FEW = 4

_THUMBS_UP = re.compile("[👍✅👌🙌💪🆗☑✔🤝💯🫡]")
_THUMBS_DOWN = re.compile("[👎❌🚫🙅⛔]")
_AWAY = re.compile(
    r"(?<![^\W_])(?:auto ?svar|auto-?(?:reply|svar|response)|automati\w* (?:reply|svar|response)"
    r"|out of (?:the )?office"
    r"|ude af kontoret|ikke paa kontoret|ooo|fravaersbesked|feriebesked|annual leave)(?![^\W_])",
)
_TO_OTHERS = re.compile(
    r"^\s*(?:hej |hi |hey |kære )?(?:@[\w.-]+|\ufffc)|^\s*(?:ja|yes|ok|okay|nej|no|fint|jep|yep"
    r"|sure|tak)[ ,]*(?:@[\w.-]+|\ufffc)",
    re.IGNORECASE,
)
_ONLY_FROM = re.compile(r"(?<![^\W_])(?:efter|after|tidligst|fra|from)(?![^\W_])")
_OURS = re.compile(
    r"(?:vil|kan) du (?:vaere|moderere|tage over|overtage)|can you (?:be|make it|take over"
    r"|moderate|join)"
    r"|will you be|would you (?:be|like)|[\U0001f7e1\U0001f535\U0001f7e2\U0001f7e0]|rykker",
)


def read_reply(
    text: str,
    *,
    state: State,
    now: datetime,
    zone: ZoneInfo,
    slot: Span,
    offer: Span | None = None,
    lang: str = "da",
) -> Understood:
    """Understand an answer about `slot`, both languages at once.

    `now` is aware, `slot` and `offer` (the other side's new time, or the stand-in request's) are
    wall times in `zone`. Only the first 500 characters count. Never raises; what is not clear
    becomes `ask_back`, what is no answer becomes `none`.
    """
    own, quoted = own_words(text)
    base = offer if state == "counter_asked" and offer else slot
    scene = Scene(now, zone, slot, base, lang)
    if quoted and not any(_asked_by_us(plain(line), scene) for line in quoted):
        return NOTHING
    words = plain(own)
    if not any(char.isalnum() for char in words.replace("\ufffc", "")):
        return _signs_only(own, state)
    if is_strange(own):
        return UNKNOWN
    if _TO_OTHERS.match(own) and not standin_in(own):
        return NOTHING
    return _in_words(own, words, state, scene)


def _in_words(own: str, words: str, state: State, scene: Scene) -> Understood:
    if re.fullmatch(r"[+#]?\d{1,2}", words):  # "+1", "2": not the hour of anything
        return _signs_only("👍", state) if words == "+1" else ASK_BACK
    if _AWAY.search(words) or _is_back_later(words):
        return _away(words, scene)
    heard = decide(own, words, state, scene)
    other = heard.act == "accept" and (_another_day(words, scene) or _another_hour(words, scene))
    return ASK_BACK if other else heard


def _is_back_later(words: str) -> bool:
    """Whether they only say when they read mails again: out of office in one's own words."""
    beside = s.AWAY.sub(" ", words)
    answers = (s.CLEAR_YES, s.SOFT_YES, s.NO, s.PULL_OUT, s.LATER)
    return bool(s.BACK_AT_WORK.search(words)) and not any(p.search(beside) for p in answers)


def _another_day(words: str, scene: Scene) -> bool:
    """Whether a yes names another day than the one asked about: "vi ses fredag"."""
    reading = scene.read(words)
    spans = [reading.span] if isinstance(reading, Found) else []
    if isinstance(reading, Ask) and len(words.split()) <= FEW:  # in a longer answer days are talk
        spans = list(reading.options)
    return bool(spans) and all(s.start.date() != scene.base.start.date() for s in spans)


def _another_hour(words: str, scene: Scene) -> bool:
    """Whether a yes goes on with another hour of its own: "jeg kommer kl. 20"."""
    for part in clauses(words):
        if part.asks or s.OTHER_TIME.search(part.words) or refuses(part.words):
            continue
        reading = scene.read(part.words)
        if isinstance(reading, Found) and reading.span.start != scene.base.start:
            return True
        if isinstance(reading, Ask) and reading.code == "unclear" and _ONLY_FROM.search(part.words):
            return all(option.start > scene.base.start for option in reading.options)
    return False


def _asked_by_us(line: str, scene: Scene) -> bool:
    """Whether a quoted line is the bot's question: by its words, or by the time it names."""
    reading = scene.read(line, free=True)
    return bool(_OURS.search(line)) or (
        isinstance(reading, Found) and reading.span.start in {scene.slot.start, scene.base.start}
    )


def _signs_only(own: str, state: State) -> Understood:
    """A thumb answers an open question; later it is only a nod."""
    up, down = _THUMBS_UP.search(own), _THUMBS_DOWN.search(own)
    if state in {"confirmed", "bumped"} or not (up or down):
        return ASK_BACK if "?" in own and state != "confirmed" else NOTHING
    if up and down:
        return ASK_BACK
    return Understood("accept" if up else "decline")


def _away(words: str, scene: Scene) -> Understood:
    """Out of office: back before the slot means ask again then."""
    back = back_on(words, scene)
    if back is None or back >= scene.slot.start:
        return ASK_BACK
    return Understood("later", until=Span(back, None))
