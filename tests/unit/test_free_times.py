"""Free times: always free, open, ahead and as long; the nearest first; wall time is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from handlers.slots.free_times import Free, PlaceTimes, nearest_free
from handlers.words.hours import read_hours

HOME = ZoneInfo("Europe/Copenhagen")


def at(text: str) -> datetime:
    """A local time, as an instant."""
    return datetime.fromisoformat(text).replace(tzinfo=HOME).astimezone(UTC)


NOW = at("2026-11-25T10:15")
START, END = at("2026-12-03T19:00"), at("2026-12-03T20:30")
HALL = PlaceTimes(1, "Salen", read_hours("man-fre 9-22"), ((START, END),))
CAFE = PlaceTimes(2, "Caféen")


def said(found: list[Free]) -> list[tuple[int, str]]:
    """Place and local start."""
    return [(f.place_id, f.start.astimezone(HOME).strftime("%d.%m. %H.%M")) for f in found]


def nearest(place: PlaceTimes, *others: PlaceTimes, now: datetime = NOW) -> list[tuple[int, str]]:
    return said(nearest_free(place, others, start=START, end=END, now=now, zone=HOME))


def test_another_place_then_another_hour_then_another_day() -> None:
    assert nearest(HALL, CAFE) == [(2, "03.12. 19.00"), (1, "03.12. 17.30"), (1, "04.12. 19.00")]


def test_without_another_place_there_are_more_days() -> None:
    busy = PlaceTimes(2, "Caféen", busy=((START, END),))
    assert nearest(HALL, busy) == [(1, "03.12. 17.30"), (1, "04.12. 19.00"), (1, "07.12. 19.00")]


def test_nothing_that_has_begun_is_offered() -> None:
    assert nearest(HALL, CAFE, now=at("2026-12-03T21:00")) == [
        (1, "04.12. 19.00"),
        (1, "07.12. 19.00"),
        (1, "08.12. 19.00"),
    ]


def test_what_is_full_for_weeks_offers_nothing() -> None:
    full = PlaceTimes(1, "Salen", busy=((NOW, NOW + timedelta(days=90)),))
    assert nearest(full) == []


def test_the_hour_on_the_wall_stays_when_the_clocks_change() -> None:
    for start in ("2026-10-23T19:00", "2027-03-26T19:00"):
        first = at(start)
        now = first - timedelta(days=2)
        end = first + timedelta(hours=1)
        found = nearest_free(CAFE, [], start=first, end=end, now=now, zone=HOME)[1:]
        assert {clock[-5:] for _place, clock in said(found)} == {"19.00"}


moments = st.integers(0, 40 * 24 * 4).map(lambda quarters: NOW + timedelta(minutes=15 * quarters))
spans = st.tuples(moments, st.integers(1, 12)).map(
    lambda span: (span[0], span[0] + timedelta(minutes=30 * span[1]))
)


@given(wanted=spans, busy=st.lists(spans, max_size=30), now=moments)
def test_whatever_is_offered_is_free_open_ahead_and_as_long(
    wanted: tuple[datetime, datetime], busy: list[tuple[datetime, datetime]], now: datetime
) -> None:
    start, end = wanted
    hall = PlaceTimes(1, "Salen", read_hours("man-fre 9-22, lør 10-14"), tuple(busy))
    cafe = PlaceTimes(2, "Caféen", busy=tuple(busy[::2]))
    by_id = {1: hall, 2: cafe}
    found = nearest_free(hall, [cafe], start=start, end=end, now=now, zone=HOME)
    for free in found:
        place = by_id[free.place_id]
        assert free.end - free.start == end - start
        assert free.start > now
        assert not any(a < free.end and b > free.start for a, b in place.busy)
        assert place.hours.covers(free.start.astimezone(HOME), free.end.astimezone(HOME))
