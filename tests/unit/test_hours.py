"""Opening hours: what librarians type is read, and what is said can be typed again."""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.words.hours import DAY, WEEK, Hours, HoursError, read_hours, say_hours
from handlers.words.i18n import language

if TYPE_CHECKING:
    from collections.abc import Mapping

NINE, TEN, FOUR, EIGHT = 9 * 60, 10 * 60, 16 * 60, 20 * 60
WEEKDAYS = dict.fromkeys(range(5), ((NINE, EIGHT),))
USUAL = {**WEEKDAYS, 5: ((TEN, 14 * 60),)}


def hours(days: Mapping[int, tuple[tuple[int, int], ...]]) -> Hours:
    return Hours(tuple(days.get(day, ()) for day in range(WEEK)))


@pytest.mark.parametrize(
    "text",
    [
        "man-fre 9-20, lør 10-14",
        "mandag til fredag kl. 9.00–20.00; lørdag 10-14; søndag lukket",
        "Man.–fre. 9–20\nLør. 10–14",
        "hverdage 9-20, lørdag 10-14",
        "Hverdage: kl. 9 til 20. Lørdag: kl. 10 til 14",
        "Mon-Fri 9am-8pm, Sat 10am-2pm",
        "Monday to Friday 9:00-20:00, Saturday 10:00-14:00, Sunday closed",
        "ma-to 9-20 fr 9-20 lø 10-14",
        "man, tirs, ons, tors og fre 9-20, loerdag 10-14",
    ],
)
def test_the_same_hours_however_they_are_typed(text: str) -> None:
    assert read_hours(text) == hours(USUAL)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("8-22", dict.fromkeys(range(7), ((8 * 60, 22 * 60),))),
        ("alle dage 8-22", dict.fromkeys(range(7), ((8 * 60, 22 * 60),))),
        ("weekend 10-16", {5: ((TEN, FOUR),), 6: ((TEN, FOUR),)}),
        ("man, ons og fre 10-16", {0: ((TEN, FOUR),), 2: ((TEN, FOUR),), 4: ((TEN, FOUR),)}),
        ("fre-man 10-16", dict.fromkeys((4, 5, 6, 0), ((TEN, FOUR),))),
        ("tirsdag 9-10 og 16-20", {1: ((NINE, TEN), (FOUR, EIGHT))}),
        ("ons 9.30-16", {2: ((NINE + 30, FOUR),)}),
        ("fre 20-24", {4: ((EIGHT, DAY),)}),
        ("fre 20-0", {4: ((EIGHT, DAY),)}),
    ],
)
def test_what_else_is_typed(text: str, days: dict[int, tuple[tuple[int, int], ...]]) -> None:
    assert read_hours(text) == hours(days)


@pytest.mark.parametrize("text", ["", "  ", "altid", "Døgnet rundt", "always", "Altid åben"])
def test_nothing_said_is_always_open(text: str) -> None:
    assert read_hours(text) == Hours()


@pytest.mark.parametrize(
    ("text", "code", "piece"),
    [
        ("man-fre 9-20, efter aftale", "unread", "efter aftale"),
        ("hvornår som helst", "unread", "hvornaar som helst"),
        ("man 20-9", "end_before_start", "20-9"),
        ("man 9-25", "unread", "9-25"),
        ("man-fre 9-20, ons 10-12", "twice", "ons"),
    ],
)
def test_what_cannot_be_is_named(text: str, code: str, piece: str) -> None:
    with pytest.raises(HoursError) as refused:
        read_hours(text)
    assert (refused.value.code, refused.value.piece) == (code, piece)


def test_they_are_said_the_short_way() -> None:
    danish, english = language("da"), language("en")
    assert say_hours(hours(USUAL), language=danish) == "man–fre 9–20, lør 10–14"
    assert say_hours(hours(USUAL), language=english) == "Mon–Fri 9–20, Sat 10–14"
    half = hours({1: ((NINE + 30, TEN), (FOUR, EIGHT))})
    assert say_hours(half, language=danish) == "tir 9.30–10 + 16–20"
    assert say_hours(half, language=english) == "Tue 9:30–10 + 16–20"
    assert say_hours(Hours(), language=danish) == "altid åben"
    assert say_hours(hours({}), language=danish) == "man–søn lukket"


def spans() -> st.SearchStrategy[tuple[tuple[int, int], ...]]:
    """What a day can be: apart, in order, on whole five minutes."""
    edges = st.lists(st.integers(0, DAY // 5), min_size=0, max_size=6, unique=True)
    return edges.map(
        lambda e: tuple((a * 5, b * 5) for a, b in zip(*[iter(sorted(e))] * 2, strict=False))
    )


@given(st.tuples(*[spans()] * WEEK), st.sampled_from(["da", "en"]))
def test_what_is_said_is_read_again(
    days: tuple[tuple[tuple[int, int], ...], ...], code: str
) -> None:
    week = Hours(days)
    assert read_hours(say_hours(week, language=language(code))) == week
    assert Hours.from_json(week.to_json()) == week


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(HoursError):
        week = read_hours(text)
        assert Hours.from_json(week.to_json()) == week


@pytest.mark.parametrize(
    ("start", "minutes", "fits"),
    [
        ("2026-12-03T19:00", 60, True),
        ("2026-12-03T19:00", 90, False),
        ("2026-12-03T08:30", 60, False),
        ("2026-12-05T10:00", 240, True),
        ("2026-12-06T12:00", 30, False),
        ("2026-12-03T19:00", 24 * 60, False),
    ],
)
def test_an_event_lies_within_them(start: str, minutes: int, *, fits: bool) -> None:
    first = datetime.fromisoformat(start)
    assert hours(USUAL).covers(first, first + timedelta(minutes=minutes)) is fits


def test_over_midnight_both_days_are_open() -> None:
    late = hours({4: ((EIGHT, DAY),), 5: ((0, 120),)})
    friday = datetime.fromisoformat("2026-12-04T22:00")
    assert late.covers(friday, friday + timedelta(hours=4))
    assert not late.covers(friday, friday + timedelta(hours=5))
