"""Times as people say them, in whole sentences, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.words import dates
from handlers.words.i18n import language

DA, EN = language("da"), language("en")
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
#: Wednesday 25 November 2026, 10.15 in Copenhagen.
NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)


def utc(*at: int) -> datetime:
    """A time in Copenhagen, as it stands in a row."""
    return datetime(*at, tzinfo=COPENHAGEN).astimezone(UTC)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("start", "end", "danish", "english"),
    [
        (
            utc(2026, 12, 3, 19),
            utc(2026, 12, 3, 20, 30),
            "torsdag den 3. december kl. 19.00–20.30",
            "Thursday 3 December at 19:00–20:30",
        ),
        (
            utc(2026, 12, 3, 9, 5),
            utc(2026, 12, 3, 10),
            "torsdag den 3. december kl. 09.05–10.00",
            "Thursday 3 December at 09:05–10:00",
        ),
        (
            utc(2027, 6, 5, 14),
            utc(2027, 6, 5, 15),
            "lørdag den 5. juni kl. 14.00–15.00",
            "Saturday 5 June at 14:00–15:00",
        ),
        (
            utc(2027, 11, 24, 14),
            utc(2027, 11, 24, 15),
            "onsdag den 24. november kl. 14.00–15.00",
            "Wednesday 24 November at 14:00–15:00",
        ),
        (
            utc(2027, 11, 25, 14),
            utc(2027, 11, 25, 15),
            "torsdag den 25. november 2027 kl. 14.00–15.00",
            "Thursday 25 November 2027 at 14:00–15:00",
        ),
        (
            utc(2026, 5, 29, 14),
            utc(2026, 5, 29, 15),
            "fredag den 29. maj kl. 14.00–15.00",
            "Friday 29 May at 14:00–15:00",
        ),
        (
            utc(2026, 5, 28, 14),
            utc(2026, 5, 28, 15),
            "torsdag den 28. maj 2026 kl. 14.00–15.00",
            "Thursday 28 May 2026 at 14:00–15:00",
        ),
        (
            utc(2028, 2, 29, 14),
            utc(2028, 2, 29, 15),
            "tirsdag den 29. februar 2028 kl. 14.00–15.00",
            "Tuesday 29 February 2028 at 14:00–15:00",
        ),
    ],
)
def test_a_span(start: datetime, end: datetime, danish: str, english: str) -> None:
    said = [
        dates.span(start, end, now=NOW, zone=COPENHAGEN, language=spoken) for spoken in (DA, EN)
    ]
    assert said == [danish, english]


def test_a_span_that_ends_on_another_day_says_so() -> None:
    said = dates.span(
        utc(2026, 12, 4, 20), utc(2026, 12, 5, 1), now=NOW, zone=COPENHAGEN, language=DA
    )
    assert said != dates.span(
        utc(2026, 12, 4, 20), utc(2026, 12, 6, 1), now=NOW, zone=COPENHAGEN, language=DA
    )


@pytest.mark.parametrize(
    ("when", "danish", "english"),
    [
        (utc(2026, 11, 25, 16), "i dag kl. 16.00", "today at 16:00"),
        (utc(2026, 11, 25, 0), "i dag kl. 00.00", "today at 00:00"),
        (utc(2026, 11, 26, 9), "i morgen kl. 09.00", "tomorrow at 09:00"),
        (utc(2026, 11, 24, 23, 59), "i går kl. 23.59", "yesterday at 23:59"),
        (utc(2026, 11, 27, 9), "fredag den 27. november kl. 09.00", "Friday 27 November at 09:00"),
        (utc(2026, 11, 23, 9), "mandag den 23. november kl. 09.00", "Monday 23 November at 09:00"),
    ],
)
def test_a_moment(when: datetime, danish: str, english: str) -> None:
    said = [dates.moment(when, now=NOW, zone=COPENHAGEN, language=spoken) for spoken in (DA, EN)]
    assert said == [danish, english]


@pytest.mark.parametrize(
    ("start", "danish", "english"),
    [
        (utc(2026, 11, 25, 23), "i dag", "today"),
        (utc(2026, 11, 25, 8), "", ""),
        (utc(2026, 11, 26, 0), "i morgen", "tomorrow"),
        (utc(2026, 11, 27, 0), "om 2 dage", "in 2 days"),
        (utc(2026, 12, 3, 19), "om 8 dage", "in 8 days"),
        (utc(2026, 11, 24, 23), "", ""),
    ],
)
def test_a_distance(start: datetime, danish: str, english: str) -> None:
    said = [dates.distance(start, now=NOW, zone=COPENHAGEN, language=spoken) for spoken in (DA, EN)]
    assert said == [danish, english]


def test_a_short_day() -> None:
    day = date(2026, 12, 3)
    assert [dates.short_day(day, language=spoken) for spoken in (DA, EN)] == [
        "tor 3. dec.",
        "Thu 3 Dec",
    ]
    assert dates.short_day(date(2026, 5, 5), language=DA) == "tir 5. maj"


def test_summer_time_begins_and_ends_within_a_span() -> None:
    spring = dates.span(
        utc(2027, 3, 28, 1), utc(2027, 3, 28, 4), now=NOW, zone=COPENHAGEN, language=DA
    )
    assert spring == "søndag den 28. marts kl. 01.00–04.00"
    gap = datetime(2027, 3, 28, 1, 30, tzinfo=UTC)  # 2.30 is not there: it is 3.30
    assert dates.moment(gap, now=NOW, zone=COPENHAGEN, language=DA).endswith("kl. 03.30")
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 2.30 comes twice
    both = [
        dates.moment(at, now=NOW, zone=COPENHAGEN, language=DA)
        for at in (first, first + timedelta(hours=1))
    ]
    assert both == ["søndag den 25. oktober kl. 02.30"] * 2


def test_the_readers_own_zone_decides_the_day() -> None:
    when = datetime(2026, 12, 3, 23, 30, tzinfo=UTC)
    said = [
        dates.moment(when, now=NOW, zone=ZoneInfo(zone), language=EN)
        for zone in ("Europe/Copenhagen", "America/Nuuk", "Pacific/Auckland", "UTC")
    ]
    assert said == [
        "Friday 4 December at 00:30",
        "Thursday 3 December at 21:30",
        "Friday 4 December at 12:30",
        "Thursday 3 December at 23:30",
    ]


DAYS, HOURS = st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.times()


@given(day=DAYS, today=DAYS)
def test_a_day_without_its_year_is_the_coming_one_or_one_just_past(day: date, today: date) -> None:
    said = dates.day(day, today=today, language=EN)
    assert said.startswith(f"{day:%A} {day.day} {day:%B}")
    if said.endswith(f" {day.year}"):
        assert not today <= day <= today + timedelta(days=364) or (day.month, day.day) == (2, 29)
    else:
        assert today - dates.RECENT <= day <= today + timedelta(days=366)


@given(start=st.dates(date(1980, 1, 1), date(2100, 1, 1)), hour=HOURS, zone=st.timezones())
def test_no_instant_and_no_zone_breaks_it(start: date, hour: time, zone: ZoneInfo) -> None:
    at = datetime.combine(start, hour, UTC)
    end = at + timedelta(hours=1)
    for spoken in (DA, EN):
        assert dates.span(at, end, now=NOW, zone=zone, language=spoken)
        assert dates.moment(at, now=NOW, zone=zone, language=spoken)
