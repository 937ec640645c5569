"""The picture of the days ahead: what is in it, and that it is whole whatever is on."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.cards.week import Event, Week, from_today
from handlers.cards.week_picture import TONES, WIDTH, week_svg
from handlers.slots.lifecycle import SlotState
from handlers.words.i18n import language

TODAY = date(2026, 11, 25)  # a Wednesday
SVG = "{http://www.w3.org/2000/svg}"
DANISH = language("da")


def event(number: int, day: date, hour: int, place: str = "Salen", **said: object) -> Event:
    start = datetime(day.year, day.month, day.day, hour)  # noqa: DTZ001 - local
    known: dict[str, object] = {
        "number": number,
        "title": f"Nummer {number}",
        "start": start,
        "end": start + timedelta(minutes=90),
        "place": place,
        "state": SlotState.CONFIRMED,
    }
    return Event(**known | said)  # type: ignore[arg-type]


def week(*events: Event) -> Week:
    return replace(from_today(TODAY), events=events)


def drawn(shown: Week, lang: str = "da") -> ET.Element:
    return ET.fromstring(week_svg(shown, language(lang)))  # noqa: S314 - our own


def links(picture: ET.Element) -> dict[str, str]:
    return {a.get("href", ""): a.findtext(f"{SVG}title", "") for a in picture.iter(f"{SVG}a")}


def words(picture: ET.Element) -> list[str]:
    return [text.text or "" for text in picture.iter(f"{SVG}text")]


def test_it_goes_from_today_to_the_end_of_next_week() -> None:
    days = from_today(TODAY).days
    assert (days[0], days[-1], len(days)) == (TODAY, date(2026, 12, 6), 12)
    assert from_today(date(2026, 11, 27)).days[-1] == date(2026, 12, 13)  # a Friday
    assert from_today(date(2026, 11, 29)).days[-1] == date(2026, 12, 13)  # a Sunday
    assert len(from_today(date(2026, 11, 23)).days) == 14


def test_a_week_of_each_state_in_danish() -> None:
    shown = week(
        event(40, date(2026, 11, 26), 16, "Caféen"),
        event(41, date(2026, 11, 30), 17, state=SlotState.BUMPED),
        event(42, date(2026, 12, 3), 19, state=SlotState.PROPOSED),
    )
    picture = drawn(shown)
    assert links(picture) == {
        "#slot-40": "16.00 Nummer 40, #40, torsdag den 26. november, Caféen, Aftalt",
        "#slot-41": "17.00 Nummer 41, #41, mandag den 30. november, Salen, Afbud",
        "#slot-42": "19.00 Nummer 42, #42, torsdag den 3. december, Salen, Foreslået",
    }
    said = words(picture)
    assert said[:3] == ["Caféen", "Salen", "Uge 48 · 25.–29. nov."]
    assert "Uge 49 · 30. nov.–6. dec." in said
    assert said[-3:] == ["Foreslået", "Aftalt", "Afbud"]
    assert {"ons 25", "tor 26", "søn 6", "16.00", "Nummer 42"} <= set(said)


def test_the_same_in_english() -> None:
    picture = drawn(week(event(40, date(2026, 11, 26), 16)), "en")
    assert links(picture) == {
        "#slot-40": "16:00 Nummer 40, #40, Thursday 26 November, Salen, Agreed"
    }
    assert {"Week 48 · 25–29 Nov", "Wed 25", "16:00"} <= set(words(picture))


def test_what_was_bumped_long_ago_stands_below() -> None:
    old = event(7, date(2026, 11, 2), 10, state=SlotState.BUMPED)
    assert week(old).elsewhere() == [old]
    assert list(links(drawn(week(old)))) == ["#slot-7"]
    assert "Mangler ny tid" in words(drawn(week(old)))


def test_many_places_share_the_last_column() -> None:
    shown = week(*(event(n, TODAY, 8 + n, place) for n, place in enumerate("ABBCCD")))
    assert shown.columns() == [("B",), ("C",), ("A", "D")]
    assert week(event(1, TODAY, 9, "")).columns() == [("",)]


def test_one_over_midnight_is_on_both_days_and_one_that_ends_then_is_not() -> None:
    long = event(1, TODAY, 22, end=datetime(2026, 11, 26, 2))  # noqa: DTZ001
    short = event(2, TODAY, 22, end=datetime(2026, 11, 26))  # noqa: DTZ001
    tomorrow = TODAY + timedelta(days=1)
    assert [e.number for e in week(long, short).on(TODAY, ["Salen"])] == [1, 2]
    assert [e.number for e in week(long, short).on(tomorrow, ["Salen"])] == [1]


def test_an_empty_week_is_drawn_too() -> None:
    picture = drawn(week())
    assert links(picture) == {}
    assert words(picture)[0] == "Uge 48 · 25.–29. nov."


EVENTS = st.lists(
    st.builds(
        event,
        st.integers(1, 999),
        st.dates(date(2026, 11, 1), date(2026, 12, 31)),
        st.integers(0, 22),
        st.sampled_from(["", "Salen", "Caféen", "<b>&", "Ø" * 100]),
        title=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200),
        state=st.sampled_from(sorted(TONES)),
    ),
    max_size=20,
    unique_by=lambda e: e.number,
)


@given(EVENTS)
def test_everything_ahead_is_in_it_once_a_day_and_nothing_lies_over_another(
    events: list[Event],
) -> None:
    shown = week(*events)
    picture = drawn(shown)
    within = {e.number for day in shown.days for e in events if e.start.date() == day}
    below = {e.number for e in shown.elsewhere()}
    assert {int(ref.removeprefix("#slot-")) for ref in links(picture)} == within | below
    boxes = [
        tuple(float(box.get(name, "")) for name in ("x", "y", "width", "height"))
        for box in picture.iterfind(f"./{SVG}a/{SVG}svg")
    ]
    high = float(picture.get("height", ""))
    assert all(x >= 0 and x + wide <= WIDTH and y + tall <= high for x, y, wide, tall in boxes)
    over = [
        (one, other)
        for n, one in enumerate(boxes)
        for other in boxes[n + 1 :]
        if one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    ]
    assert over == []


@pytest.mark.parametrize("state", sorted(TONES))
def test_every_state_has_a_sign_of_its_own(state: SlotState) -> None:
    others = {TONES[other][0] for other in TONES if other is not state}
    assert TONES[state][0] not in others
