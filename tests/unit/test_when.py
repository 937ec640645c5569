"""Times in free text: tables of phrases, answers about a slot, and properties that always hold."""

from __future__ import annotations

import json
import os
import re
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.words.when import Ask, Found, Reading, Refuse, Span, read_time


def wall(text: str) -> datetime:
    """A naive local time."""
    return datetime.fromisoformat(text)


ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 25, 10, 15, tzinfo=ZONE)
SLOT = Span(wall("2026-12-03T19:00"), wall("2026-12-03T20:30"))
ROWS = json.loads((Path(__file__).parent / "data" / "times.json").read_text(encoding="utf-8"))
# RYKKER_EXAMPLES=20000 is the long run.
EXAMPLES = settings(
    max_examples=int(os.environ.get("RYKKER_EXAMPLES", "300")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def read(text: str, *, now: datetime = NOW, lang: str = "da", base: Span | None = None) -> Reading:
    return read_time(text, now=now, zone=ZONE, lang=lang, base=base)


def at(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def without_names(rest: str) -> str:
    """What the command's other readers take out: people and places."""
    return " ".join(re.sub(r"(?<!\w)[@#]\w+", "", rest).split())


def wanted(row: dict[str, Any], got: Reading) -> Reading | None:
    """The whole result that is right for a row; None where the row leaves the result open."""
    match row["kind"]:
        case "ok":
            start = at(row["start"])
            assert start
            return Found(Span(start, at(row["end"])), row["rest"])
        case "refuse":
            return Refuse(row["code"], got.rest)
        case "ask" if isinstance(got, Ask):
            starts = [o.start for o in got.options]
            if "options" in row:
                assert starts == [at(o) for o in row["options"]]
            return Ask(row["code"], got.options, got.rest)
    return None


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}-{r['phrase'][:40]}" for n, r in enumerate(ROWS)])
def test_phrases(row: dict[str, Any]) -> None:
    now = datetime.fromisoformat(row["now"]).replace(tzinfo=ZONE)
    got = read(row["phrase"], now=now, lang=row["lang"])
    if row["kind"] == "vague":
        first, last = (datetime.fromisoformat(t) for t in row["window"])
        assert isinstance(got, Ask) or (isinstance(got, Found) and first <= got.span.start <= last)
        return
    if isinstance(got, Found):
        got = Found(got.span, without_names(got.rest))
    assert got == wanted(row, got)


ABOUT_THE_SLOT = [
    ("fredag kl 10", "2026-12-04T10:00", "2026-12-04T11:30"),
    ("kl 20", "2026-12-03T20:00", "2026-12-03T21:30"),
    ("6.30", "2026-12-03T18:30", "2026-12-03T20:00"),
    ("halv 8", "2026-12-03T19:30", "2026-12-03T21:00"),
    ("19-20", "2026-12-03T19:00", "2026-12-03T20:00"),
    ("til kl 20", "2026-12-03T19:00", "2026-12-03T20:00"),
    ("en halv time senere", "2026-12-03T19:30", "2026-12-03T21:00"),
    ("samme tid ugen efter", "2026-12-10T19:00", "2026-12-10T20:30"),
    ("dagen efter kl 19", "2026-12-04T19:00", "2026-12-04T20:30"),
    ("i morgen kl 17", "2026-11-26T17:00", "2026-11-26T18:30"),
    ("Mon 7 Dec 17:00-18:30", "2026-12-07T17:00", "2026-12-07T18:30"),
]


@pytest.mark.parametrize(("text", "start", "end"), ABOUT_THE_SLOT)
def test_an_answer_is_read_about_its_slot(text: str, start: str, end: str) -> None:
    span = Span(datetime.fromisoformat(start), datetime.fromisoformat(end))
    assert read(text, base=SLOT) == Found(span, "")


ASKED_ABOUT_THE_SLOT = [
    ("fredag", "missing_time"),
    ("næste fredag kl 10", "which_week"),
    ("efter 21", "unclear"),
    ("kl 10", "am_or_pm"),
    ("same time next week", "missing_day"),
]


@pytest.mark.parametrize(("text", "code"), ASKED_ABOUT_THE_SLOT)
def test_an_answer_that_is_open_is_asked_about(text: str, code: str) -> None:
    got = read(text, base=SLOT)
    assert isinstance(got, Ask)
    assert got.code == code


def test_a_mention_stays_in_the_rest_where_it_stood() -> None:
    span = Span(wall("2026-11-26T19:00"), None)
    assert read("Debat \ufffc om skat torsdag kl. 19 \ufffc") == Found(
        span, "Debat \ufffc om skat \ufffc"
    )


def test_a_missing_time_offers_the_usual_hours_as_spans() -> None:
    day = wall("2026-11-26T00:00")
    options = tuple(Span(day.replace(hour=h), None) for h in (16, 17, 19))
    assert read("Debat torsdag") == Ask("missing_time", options, "Debat")


def test_both_meanings_of_the_folded_hour_are_offered() -> None:
    now = datetime(2026, 10, 20, 10, 15, tzinfo=ZONE)
    got = read("25/10 kl. 02.30", now=now)
    twice = wall("2026-10-25T02:30")
    assert got == Ask("dst_fold", (Span(twice, None), Span(twice.replace(fold=1), None)), "")
    assert isinstance(got, Ask)
    assert [o.start.fold for o in got.options] == [0, 1]


def test_hours_from_now_are_counted_on_the_real_clock() -> None:
    now = datetime(2026, 10, 25, 1, 30, tzinfo=ZONE)
    assert read("om 3 timer", now=now) == Found(Span(wall("2026-10-25T03:30"), None), "")


def test_only_the_first_500_characters_are_read() -> None:
    assert isinstance(read("x " * 260 + "torsdag kl. 19"), Refuse)


def test_a_long_line_takes_no_longer_than_its_length() -> None:
    began = perf_counter()
    read("torsdag kl. 19 " * 10_000)
    assert perf_counter() - began < 1


DANISH = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()
ENGLISH = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS_DA = (
    "januar februar marts april maj juni juli august september oktober november december".split()
)
MONTHS_EN = (
    "January February March April May June July August September October November December".split()
)


def printed(start: datetime, end: datetime | None, lang: str) -> str:
    """A time as the bot prints it, the year added when it is not the coming one."""
    coming = start.date() < NOW.date().replace(year=2027)
    year = "" if coming else f" {start.year}"
    clock = f"{start:%H.%M}" + (f"–{end:%H.%M}" if end else "")
    if lang == "da":
        day = f"{DANISH[start.weekday()]} den {start.day}. {MONTHS_DA[start.month - 1]}"
        return f"{day}{year} kl. {clock}"
    return f"{ENGLISH[start.weekday()]} {start.day} {MONTHS_EN[start.month - 1]}{year} at {clock}"


def kind_of(time: datetime) -> str:
    """Whether a wall time is plain, in the spring gap, or in the autumn fold."""
    there = time.replace(tzinfo=ZONE).astimezone(ZoneInfo("UTC")).astimezone(ZONE)
    if there.replace(tzinfo=None) != time:
        return "gap"
    offsets = {time.replace(tzinfo=ZONE, fold=f).utcoffset() for f in (0, 1)}
    return "fold" if len(offsets) > 1 else "plain"


@EXAMPLES
@given(st.integers(1, 2 * 365 * 96), st.sampled_from(["da", "en"]), st.sampled_from([0, 45, 90]))
def test_what_the_bot_prints_it_reads_back(quarters: int, lang: str, minutes: int) -> None:
    start = wall("2026-11-25T10:15") + timedelta(minutes=15 * quarters)
    end = start + timedelta(minutes=minutes) if minutes else None
    kinds = {kind_of(t) for t in (start, end) if t}
    got = read(printed(start, end, lang), lang=lang)
    if "gap" in kinds:
        assert got == Refuse("dst_gap", "")
    elif "fold" in kinds:
        assert isinstance(got, Ask)
        assert got.code == "dst_fold"
    else:
        assert got == Found(Span(start, end), "")


WORDS = sorted({word for row in ROWS for word in row["phrase"].split()})
HOSTILE = st.one_of(
    st.text(max_size=600),
    st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join),
    st.lists(st.sampled_from([*WORDS, *"-.:/0", "31", "99"]), max_size=30).map("".join),
)


@EXAMPLES
@given(HOSTILE, st.booleans(), st.datetimes(wall("2020-01-01T00:00"), wall("2040-01-01T00:00")))
def test_nothing_typed_makes_it_fall(text: str, answer: bool, now: datetime) -> None:  # noqa: FBT001
    got = read(text, now=now.replace(tzinfo=ZONE), base=SLOT if answer else None)
    assert isinstance(got, Found | Ask | Refuse)
    if isinstance(got, Found):
        assert got.span.end is None or got.span.end > got.span.start
