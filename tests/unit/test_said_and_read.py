"""What the bot prints for a time, it reads back to the same time: its own words, both languages.

A sample in every run; `RYKKER_EVERY=1` goes through every quarter of an hour of two years.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.words import dates
from handlers.words.i18n import language
from handlers.words.when import Ask, Found, Span, read_time

ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 25, 10, 15, tzinfo=ZONE)
QUARTERS = 2 * 365 * 96
LENGTH = timedelta(minutes=90)


def folded(wall: datetime) -> bool:
    """Whether the wall shows this time twice that night."""
    return (
        wall.replace(tzinfo=ZONE, fold=0).utcoffset()
        != wall.replace(tzinfo=ZONE, fold=1).utcoffset()
    )


def check(quarters: int, lang: str, minutes: int) -> None:
    start = NOW.astimezone(UTC) + timedelta(minutes=15 * quarters)
    end = start + timedelta(minutes=minutes)
    said = language(lang)
    text = dates.span(start, end, now=NOW, zone=ZONE, language=said)
    first, last = (t.astimezone(ZONE).replace(tzinfo=None) for t in (start, end))
    got = read_time(text, now=NOW, zone=ZONE, lang=lang)
    if folded(first) or folded(last):
        assert isinstance(got, Ask), (text, got)
        assert got.code == "dst_fold", (text, got)
    else:
        assert got == Found(Span(first, last), ""), (text, got)


@given(st.integers(1, QUARTERS), st.sampled_from(["da", "en"]), st.sampled_from([30, 90, 240]))
def test_a_sample(quarters: int, lang: str, minutes: int) -> None:
    check(quarters, lang, minutes)


@pytest.mark.skipif(not os.environ.get("RYKKER_EVERY"), reason="RYKKER_EVERY=1 runs all of them")
@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_quarter_of_two_years(lang: str) -> None:
    for quarters in range(1, QUARTERS + 1):
        check(quarters, lang, 90)
