"""Being elsewhere: on the slot's own day it is a no, on other days it says nothing of the slot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers.words.when import Ask, Found

from . import signals as s
from .offers import back_on, covers
from .reasons import reason_of

if TYPE_CHECKING:
    from datetime import date

    from .heard import Heard
    from .offers import Scene

_THROUGH = re.compile(r"(?<![^\W_])(?:til|indtil|t\.o\.m|until|till?|through)(?![^\W_])")
_LATE_REPLY = re.compile(
    r"(?<![^\W_])(?:sen[et]?|late|svar|reply|response|delay|forvirring\w*)(?![^\W_])"
)
_BUT = re.compile(r"(?<![^\W_])(?:men|but|dog|though)(?![^\W_])")
_AT_LEISURE = re.compile(
    r"(?<![^\W_])(?:har|er|faar) (?:\w+ ){0,2}(?:fri|ledig)(?![^\W_])"
    r"|(?<![^\W_])(?:free|available|day off)(?![^\W_])"
)
_FROM = re.compile(r"(?<![^\W_])(?:fra|siden|from|since)(?![^\W_])")


def engaged(heard: Heard) -> bool:
    """'Jeg har aftenvagt den torsdag': something else is on, on the day that was asked about."""
    if heard.has(s.HEDGE) or "?" in heard.own:
        return False
    plans = [p.words for p in heard.parts if _own_plans(p.words)]
    if not plans or _BUT.search(heard.plain, heard.plain.index(plans[0])):
        return False
    return any(_on_the_day(words, heard.scene) for words in plans)


def back_in_time(heard: Heard) -> bool:
    """'Er på ferie til og med onsdag', of a slot on Thursday: no answer about the slot."""
    without = s.AWAY.sub(" ", heard.plain)
    if without == heard.plain or s.NO.search(without) or s.PULL_OUT.search(without):
        return False
    if _THROUGH.search(heard.plain):
        back = back_on(heard.plain, heard.scene)
        return bool(back and back.date() <= heard.scene.base.start.date())
    day, days = heard.scene.base.start.date(), _days(heard.plain, heard.scene)
    if _FROM.search(heard.plain):
        return bool(days) and min(days) > day
    return bool(days) and day not in days


def excused(heard: Heard) -> bool:
    """'Beklager, jeg har vagt': an apology and own plans, of no other day."""
    if heard.has(s.HEDGE) or "?" in heard.own or _LATE_REPLY.search(heard.plain):
        return False
    plans = any(_own_plans(p.words) for p in heard.parts)
    return plans and heard.has(s.APOLOGY) and not _days(heard.plain, heard.scene)


def _own_plans(words: str) -> bool:
    if _AT_LEISURE.search(words):
        return False
    about_them = s.FIRST_PERSON.search(words) or s.PLANS.match(words)
    return bool(about_them and s.PLANS.search(words) and reason_of(words))


def _on_the_day(words: str, scene: Scene) -> bool:
    """Whether it is said of that day; an hour of its own is not the whole evening."""
    if s.THAT_DAY.search(words):
        return True
    reading = scene.read(words)
    if isinstance(reading, Found) and reading.span.start != scene.base.start:
        return False
    if isinstance(reading, Ask) and reading.options and not covers(scene.base, reading.options):
        return False
    return _days(words, scene) == {scene.base.start.date()}


def _days(words: str, scene: Scene) -> set[date]:
    """The days that are named, whatever else about them is open."""
    reading = scene.read(words)
    if isinstance(reading, Found):
        return {reading.span.start.date()}
    return {o.start.date() for o in reading.options} if isinstance(reading, Ask) else set()
