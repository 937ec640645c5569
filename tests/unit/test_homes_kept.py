"""New homes keep every rule, whatever is busy, open, silent or long ago; none comes twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.slots.free_times import PlaceTimes
from handlers.slots.homes import Diary, Home, Past, Wanted, homes
from handlers.words.hours import read_hours
from tests.unit.new_homes import DAY, HOME, WISHES
from tests.unit.new_homes import WEEK_BEFORE as NOW

#: What the days below may meet.
OFF = {date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1)}
HALF = {date(2026, 12, 24), date(2026, 12, 31)}
quarters = st.integers(0, 40 * 24 * 4).map(lambda n: NOW + timedelta(minutes=15 * n))
spans = st.tuples(quarters, st.integers(1, 60)).map(
    lambda s: (s[0], s[0] + timedelta(minutes=30 * s[1]))
)
events = st.builds(
    Past,
    st.integers(1, 20 * 24).map(lambda n: NOW - timedelta(hours=n)),
    st.none() | st.integers(1, 5),
    st.booleans(),
)
busies = st.lists(spans, max_size=15).map(tuple)
diaries_of = st.builds(
    Diary,
    st.builds(replace, st.just(WISHES), quiet_from=st.integers(0, 1439)),
    busies,
    st.lists(spans, max_size=3).map(tuple),
)
openings = st.sampled_from(["", "man-fre 9-22", "alle dage 8-20", "lør-søn 10-16"])
ALWAYS = read_hours("")
places_of = st.builds(PlaceTimes, st.integers(1, 3), st.just(""), openings.map(read_hours), busies)


@settings(max_examples=100, deadline=None)
@given(
    start=quarters,
    length=st.integers(1, 20).map(lambda n: timedelta(minutes=30 * n)),
    places=st.lists(places_of, max_size=3, unique_by=lambda place: place.id),
    diaries=st.lists(diaries_of, max_size=3),
    past=st.lists(events, max_size=20),
    now=quarters,
    notice=st.integers(0, 100).map(lambda n: timedelta(hours=n)),
)
def test_whatever_is_offered_keeps_every_rule_and_never_comes_twice(
    *,
    start: datetime,
    length: timedelta,
    places: list[PlaceTimes],
    diaries: list[Diary],
    past: list[Past],
    now: datetime,
    notice: timedelta,
) -> None:
    wanted = Wanted(start, start + length, places[0].id if places else 0, HOME)
    seen: set[tuple[datetime, int]] = set()

    def ask(but: set[tuple[datetime, int]]) -> list[Home]:
        return homes(
            wanted, places=places, diaries=diaries, past=past, now=now, notice=notice, but=but
        )

    while found := ask(seen):
        assert found == ask(seen)
        assert len(found) <= 3
        assert found == sorted(found, key=lambda home: (-home.score, home.start))
        for home in found:
            assert (home.start, home.place_id) not in seen
            seen.add((home.start, home.place_id))
            kept(home, wanted, places, diaries, past)
            assert home.start > now
            assert now + notice <= home.start <= max(start, now) + 29 * DAY


def kept(
    home: Home, wanted: Wanted, places: list[PlaceTimes], diaries: list[Diary], past: list[Past]
) -> None:
    """All that must hold, one by one, as the rules are written."""
    first, last = home.start.astimezone(HOME), home.end.astimezone(HOME)
    days_touched = {first.date(), (last - timedelta(seconds=1)).date()}
    old = wanted.start.astimezone(HOME)
    assert home.end - home.start == wanted.end - wanted.start
    by_id = {place.id: place for place in places} or {0: PlaceTimes(0)}
    own = by_id[wanted.place_id]
    hours_of_own = own.hours
    was_closed = not own.hours.covers(old, wanted.end.astimezone(HOME))
    if was_closed and first.time() == old.time():  # then it may be used though it is closed again
        own = by_id[wanted.place_id] = replace(own, hours=ALWAYS)
    assert by_id[home.place_id].is_free(home.start, home.end, HOME)
    if home.place_id != wanted.place_id:
        shut = days_touched & HALF and hours_of_own == ALWAYS
        assert shut or not own.is_free(home.start, home.end, HOME)
    lost = (wanted.start, wanted.end)
    for begin, until in [lost, *(s for d in diaries for s in (*d.busy, *d.away))]:
        assert until <= home.start or home.end <= begin
    assert not days_touched & OFF
    there = hours_of_own if home.place_id == wanted.place_id else by_id[home.place_id].hours
    assert not days_touched & HALF or there != ALWAYS
    for diary in diaries:
        before = diary.wishes.awake(wanted.start) == wanted.start
        assert not before or diary.wishes.awake(home.start) == home.start
    held = [event.start.astimezone(HOME) for event in past if event.took_place]
    weekend = first.weekday() > 4
    assert not weekend or old.weekday() > 4 or first.weekday() in {e.weekday() for e in held}
    assert first.time() == old.time() or first.time() in {e.time() for e in held}
    assert len(home.why) == len(set(home.why)) <= 3
