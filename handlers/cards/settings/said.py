"""Lengths, hours and languages, as the settings say them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from babel import Locale

from handlers.partnerships.daily import NEVER, WEEKDAYS
from handlers.words import dates

if TYPE_CHECKING:
    from handlers.words.i18n import Language

HOUR, DAY = 60, 24 * 60


def length(minutes: int, language: Language) -> str:
    """`1 hour 30 minutes`."""
    hours, rest = divmod(minutes, HOUR)
    said = [language.count("{n} hour", "{n} hours", hours)] if hours else []
    said += [language.count("{n} minute", "{n} minutes", rest)] if rest or not hours else []
    return " ".join(said)


def answer_time(minutes: int, language: Language) -> str:
    """`4 hours`, `3 days`."""
    if minutes > DAY and minutes % DAY == 0:
        return language.count("{n} day", "{n} days", minutes // DAY)
    return length(minutes, language)


def hour(minutes: int, language: Language) -> str:
    """A time of day given as minutes after midnight: `21.00`, in English `21:00`."""
    point = "." if language.code == "da" else ":"
    return f"{minutes // HOUR:02d}{point}{minutes % HOUR:02d}"


def digest_time(minutes: int, language: Language) -> str:
    """When the overview of the day comes; a whole day after midnight: never."""
    return language.text("never") if minutes >= NEVER else hour(minutes, language)


def day_names(days: str, language: Language) -> str:
    """Days of the week, given as figures from 0 for Monday: `hverdage`, `mandag, onsdag`."""
    if days == WEEKDAYS:
        return language.text("weekdays")
    if len(days) == len("0123456"):
        return language.text("every day")
    monday = date(2026, 11, 30)
    names = [dates.weekday(monday + timedelta(days=int(d)), language=language) for d in days]
    return ", ".join(names)


def reminders_said(said: str, language: Language) -> str:
    """`3d 1d 2h` as people say it: `3 dage, 1 dag og 2 timer før`."""
    parts = [
        language.count("{n} day", "{n} days", int(word[:-1]))
        if word.endswith("d")
        else language.count("{n} hour", "{n} hours", int(word[:-1]))
        for word in said.split()
        if word != "0"
    ]
    if not parts:
        return language.text("never")
    return language.text("{times} before", times=", ".join(parts))


def language_name(code: str, language: Language) -> str:
    """`dansk`, in the reader's own language."""
    return str(Locale.parse(code).get_display_name(language.code) or code)
