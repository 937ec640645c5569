"""An answer with neither yes nor no: a question, news, a hint, or chatter."""

from __future__ import annotations

import re

from . import signals as s
from .by_state import asks, no
from .clean import plain
from .elsewhere import engaged, excused
from .heard import ASK_BACK, LOST, NOTHING, UNKNOWN, Heard
from .model import Understood
from .offers import Offer, offer_in
from .reasons import is_news, reason_of

_HINT_NAME = re.compile(r"\b(?i:spørge?|spoerge?|ask|prøv|proev|try) (?:[A-ZÆØÅ]\w+|@\w+|\ufffc)")
_DOINGS = re.compile(
    r"(?<![^\W_])(?:(?:jeg|vi) (?:er|har|skal|kan|sender|vil|maa|finder|proever|bliver|faar)"
    r"|ikke|kan|maa"
    r"|im|ive|ill|we|i (?:am|have|must|will|need|thought|cant|dont))(?![^\W_])"
)
_FEW = 3
_ONE_WORD = {"ryk", "flyt", "udskyd", "move", "bump", "hold", "reserver", "aflys"}
_HINT = re.compile(
    r"(?<![^\W_])(?:spoerg|ask|proev|try|hvad med|how about|what about|kontakt|contact"
    r"|tag fat i)(?![^\W_])"
)


def nothing_said(heard: Heard) -> Understood:
    """Neither yes nor no: a question, news, a hint, or chatter."""
    doubtful = heard.has(s.HEDGE) or heard.has(s.NOT_BACK)
    if heard.state == "bumped" and heard.has(s.RESTORE) and not doubtful:
        return ASK_BACK if asks(heard) else Understood("restore")
    if _HINT_NAME.search(heard.own) or heard.plain in _ONE_WORD:
        return ASK_BACK
    if asks(heard) and (heard.has(s.QUESTION_START) or not heard.has(s.HEDGE)):
        return Understood("question")
    ill = heard.has(s.APOLOGY) and reason_of(heard.plain) == "absence"
    if ill or engaged(heard) or excused(heard):
        return ASK_BACK if heard.state in {"confirmed", "bumped"} else no(heard)
    return _talk(heard)


def _talk(heard: Heard) -> Understood:
    """What is no answer, as far as can be seen."""
    if _kind_words(heard):
        return NOTHING
    if _calls_for_more(heard):
        return ASK_BACK
    return UNKNOWN if _small_talk(heard) else LOST


def _kind_words(heard: Heard) -> bool:
    """A greeting, cake and good wishes: nothing that waits for an answer."""
    if heard.has(s.CHATTER) and not s.HEDGE.search(s.WEAK_HEDGE.sub(" ", heard.plain)):
        return not heard.has(s.CONDITION)
    return bool(s.GREETING.search(plain(heard.own))) and not _calls_for_more(heard)


def _small_talk(heard: Heard) -> bool:
    """A word or two, or once a yes was given nothing about themselves."""
    if len(heard.plain.split()) <= _FEW:
        return True
    about_them = heard.has(s.FIRST_PERSON) or reason_of(heard.plain)
    return heard.state == "confirmed" and not about_them


def _calls_for_more(heard: Heard) -> bool:
    """Whether it may be an answer after all: doubt, news, a hint, the time, or what they do."""
    if heard.has(s.CONDITION) and heard.state != "confirmed":
        return True
    if any(heard.has(p) for p in (s.HEDGE, s.MISHAP, _HINT, s.GO_AHEAD, s.CORRECTION)):
        return True
    if is_news(heard.plain):
        return True
    if heard.has(s.SEEN) and heard.state not in {"confirmed", "bumped"}:
        return True
    about_us = heard.has(s.FIRST_PERSON) and bool(reason_of(heard.plain) or heard.has(_DOINGS))
    return about_us or _names_the_time(heard)


def _names_the_time(heard: Heard) -> bool:
    offer: Offer = offer_in(heard.parts, heard.scene)
    return offer.kind in {"same", "old"} and heard.state != "confirmed"
