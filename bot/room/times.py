"""Times as the page shows them, Danish or English whatever the browser's own language is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_datetime

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from bot.room.words import Words


def day(at: datetime, zone: tzinfo, words: Words) -> str:
    """`onsdag den 25. november`."""
    return _said(at, zone, words.day, words)


def weekday(at: datetime, zone: tzinfo, words: Words) -> str:
    """`fredag`."""
    return _said(at, zone, "EEEE", words)


def hour(at: datetime, zone: tzinfo, words: Words) -> str:
    """`10.15`."""
    return _said(at, zone, words.hour, words)


def clock(at: datetime, zone: tzinfo, words: Words) -> str:
    """`onsdag den 25. november kl. 10.15`."""
    return _said(at, zone, words.clock, words)


def _said(at: datetime, zone: tzinfo, pattern: str, words: Words) -> str:
    return format_datetime(at.astimezone(zone), pattern, locale=words.lang)
