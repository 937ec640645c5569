"""The adapter's own words, complete in both languages. What the bot says comes in its own words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Everything a card says besides what the bot does."""

    lang: str
    only_you: str
    required: str
    nobody: str
    close: str
    closed: str


DANISH = Words(
    lang="da",
    only_you="Kun du kan se dette",
    required="Skal udfyldes",
    nobody="Ingen bestemt",
    close="Luk",
    closed="Lukket. Intet er ændret.",
)
ENGLISH = Words(
    lang="en",
    only_you="Only you can see this",
    required="Must be filled in",
    nobody="Nobody in particular",
    close="Close",
    closed="Closed. Nothing has changed.",
)
LANGUAGES = {"da": DANISH, "en": ENGLISH}


def words_for(lang: str) -> Words:
    """The words of `lang`; Danish where there is no such table."""
    return LANGUAGES.get(lang, DANISH)
