"""Lengths, hours and languages, as the settings say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale

from handlers.partnerships.daily import NEVER

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


def language_name(code: str, language: Language) -> str:
    """`dansk`, in the reader's own language."""
    return str(Locale.parse(code).get_display_name(language.code) or code)
