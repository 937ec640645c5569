"""The page's own words, complete in both languages. What the bot says comes in its own words."""

from __future__ import annotations

from bot.room.words.da import DANISH
from bot.room.words.en import ENGLISH
from bot.room.words.words import Words

__all__ = ["DANISH", "ENGLISH", "LANGUAGES", "Words", "words_for"]

LANGUAGES = {"da": DANISH, "en": ENGLISH}


def words_for(lang: str | None, default: str = "da") -> Words:
    """The words of `lang`; of `default`, and then Danish, where there is no such table."""
    return LANGUAGES.get(lang or "") or LANGUAGES.get(default, DANISH)
