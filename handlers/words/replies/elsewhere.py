"""Being elsewhere: on the slot's own day it is a no, on other days it says nothing of the slot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers.words.when import Ask, Found

from . import signals as s
from .offers import back_on
from .reasons import reason_of

if TYPE_CHECKING:
    from datetime import date

    from .heard import Heard
    from .offers import Scene

_THROUGH = re.compile(r"(?<![^\W_])(?:til|indtil|t\.o\.m|until|till?|through)(?![^\W_])")
_FROM = re.compile(r"(?<![^\W_])(?:fra|siden|from|since)(?![^\W_])")


def engaged(heard: Heard) -> bool:
    """'Jeg har aftenvagt den torsdag': something else is on, on the day that was asked about."""
    if heard.has(s.HEDGE) or "?" in heard.own:
        return False
    return any(_own_plans(p.words) and _on_the_day(p.words, heard.scene) for p in heard.parts)


def back_in_time(heard: Heard) -> bool:
    """'Er på ferie til og med onsdag', of a slot on Thursday: no answer about the slot."""
    without = s.AWAY.sub(" ", heard.plain)
    if without == heard.plain or s.NO.search(without) or s.PULL_OUT.search(without):
        return False
    if _THROUGH.search(heard.plain):
        back = back_on(heard.plain, heard.scene)
        return bool(back and back.date() <= heard.scene.base.start.date())
    if _FROM.search(heard.plain):
        return False
    days = _days(heard.plain, heard.scene)
    return bool(days) and heard.scene.base.start.date() not in days


def _own_plans(words: str) -> bool:
    about_them = s.FIRST_PERSON.search(words) or s.PLANS.match(words)
    return bool(about_them and s.PLANS.search(words) and reason_of(words))


def _on_the_day(words: str, scene: Scene) -> bool:
    return bool(s.THAT_DAY.search(words)) or _days(words, scene) == {scene.base.start.date()}


def _days(words: str, scene: Scene) -> set[date]:
    """The days that are named, whatever else about them is open."""
    reading = scene.read(words)
    if isinstance(reading, Found):
        return {reading.span.start.date()}
    return {o.start.date() for o in reading.options} if isinstance(reading, Ask) else set()
