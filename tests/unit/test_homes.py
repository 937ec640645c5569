"""New homes: the best first, on different days, with why; what was wanted is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.slots.free_times import PlaceTimes
from handlers.slots.homes import Diary, Home, Past, Why
from handlers.words.hours import read_hours
from tests.unit.new_homes import (
    CAFE,
    DAY,
    DAY_BEFORE,
    HALL,
    HOME,
    JONAS,
    MARIA,
    WEEK_BEFORE,
    WISHES,
    at,
    offered,
    reasons,
    said,
    span,
)

TUESDAYS = [Past(at(f"2026-{day}T19:00"), 4) for day in ("10-06", "10-20", "11-03", "11-17")]


@pytest.mark.parametrize("now", [WEEK_BEFORE, DAY_BEFORE])
def test_a_thursday_evening_finds_the_next_day_the_usual_tuesday_and_a_week_later(
    now: datetime,
) -> None:
    found = offered("2026-12-03T19:00", HALL, now=now, past=TUESDAYS, diaries=(MARIA, JONAS))
    assert found == [
        Home(
            1,
            *span("2026-12-04T19:00", "2026-12-04T20:30"),
            57.0,
            (Why.SAME_HOUR, Why.SAME_PLACE, Why.NOBODY_BUSY),
        ),
        Home(
            1,
            *span("2026-12-08T19:00", "2026-12-08T20:30"),
            53.33,
            (Why.WENT_WELL, Why.USUAL, Why.SAME_HOUR),
        ),
        Home(
            1,
            *span("2026-12-10T19:00", "2026-12-10T20:30"),
            50.0,
            (Why.SAME_WEEKDAY, Why.SAME_HOUR, Why.SAME_PLACE),
        ),
    ]


def test_without_anything_known_near_days_and_the_same_weekday_are_best() -> None:
    found = offered()
    assert said(found) == ["0 Fri 04.12. 19.00", "0 Thu 10.12. 19.00", "0 Mon 07.12. 19.00"]
    assert reasons(found) == ["same_hour", "same_weekday same_hour", "same_hour"]


def test_what_never_took_place_or_went_badly_is_no_reason() -> None:
    bad = [replace(event, worth=1) for event in TUESDAYS]
    gone = [replace(event, took_place=False) for event in TUESDAYS]
    before = ["0 Fri 04.12. 19.00", "0 Thu 10.12. 19.00", "0 Mon 07.12. 19.00"]
    assert said(offered(past=bad)) == said(offered(past=gone)) == before
    tuesday = offered(past=bad, most=4)[3]
    assert (said([tuesday]), reasons([tuesday])) == (["0 Tue 08.12. 19.00"], ["usual same_hour"])


def test_a_time_much_better_than_the_next_day_comes_first() -> None:
    best = [replace(event, worth=5) for event in TUESDAYS * 3]
    assert said(offered(past=best))[:2] == ["0 Tue 08.12. 19.00", "0 Fri 04.12. 19.00"]


def test_up_to_two_hours_that_are_usual_are_tried_too() -> None:
    busy = tuple(
        (at(f"2026-12-{day:02}T18:00"), at(f"2026-12-{day:02}T22:00")) for day in range(1, 32)
    )
    lunches = [Past(at(f"2026-{day}T12:00")) for day in ("09-03", "09-10", "10-01")]
    teas = [Past(at(f"2026-{day}T15:30")) for day in ("09-07", "09-14")]
    once = [Past(at("2026-09-15T10:00"))]
    found = offered(past=lunches + teas + once, diaries=(Diary(WISHES, busy),), most=4)
    assert said(found) == [
        "0 Thu 03.12. 12.00",
        "0 Fri 04.12. 12.00",
        "0 Thu 10.12. 12.00",
        "0 Mon 07.12. 15.30",
    ]
    assert reasons(found) == [
        "usual nobody_busy",
        "nobody_busy",
        "usual same_weekday nobody_busy",
        "usual nobody_busy",
    ]


def test_what_was_outside_the_places_hours_may_be_so_again_at_the_same_hour() -> None:
    early = PlaceTimes(1, "Salen", read_hours("man-fre 9-20"))
    found = offered("2026-12-03T19:00", early)
    assert said(found) == ["1 Fri 04.12. 19.00", "1 Thu 10.12. 19.00", "1 Mon 07.12. 19.00"]
    assert offered("2026-12-03T18:30", early) != []  # inside them, as ever


def test_more_than_one_of_a_day_only_where_days_are_too_few() -> None:
    away = span("2026-12-05T00:00", "2027-02-01T00:00")
    noons = [Past(at(f"2026-{day}T12:00")) for day in ("09-03", "09-10")]
    found = offered(past=noons, diaries=(Diary(WISHES, away=(away,)),))
    assert said(found) == ["0 Fri 04.12. 19.00", "0 Thu 03.12. 12.00", "0 Fri 04.12. 12.00"]


def test_weekdays_are_not_moved_to_weekends_unless_something_was_held_there() -> None:
    away = span("2026-12-07T00:00", "2027-02-01T00:00")
    only_this_week = (Diary(WISHES, away=(away,)),)
    assert said(offered(diaries=only_this_week)) == ["0 Fri 04.12. 19.00"]
    sunday = [Past(at("2026-11-15T14:00"))]
    assert said(offered(diaries=only_this_week, past=sunday)) == [
        "0 Fri 04.12. 19.00",
        "0 Sun 06.12. 19.00",
    ]


def test_what_is_on_weekends_stays_there_while_there_is_one() -> None:
    saturday = "2026-12-05T11:00"
    weekends = ["0 Sun 06.12. 11.00", "0 Sat 12.12. 11.00", "0 Sat 19.12. 11.00"]
    assert said(offered(saturday)) == weekends
    away = span("2026-12-12T00:00", "2027-02-01T00:00")
    found = offered(saturday, diaries=(Diary(WISHES, away=(away,)),))
    assert said(found) == ["0 Sun 06.12. 11.00", "0 Mon 07.12. 11.00", "0 Tue 08.12. 11.00"]


def test_another_place_only_where_the_own_one_is_not_free() -> None:
    taken = replace(HALL, busy=(span("2026-12-04T20:00", "2026-12-04T22:00"),))
    found = offered("2026-12-03T19:00", taken, CAFE, PlaceTimes(3, "Haven"), past=TUESDAYS)
    assert said(found) == ["1 Tue 08.12. 19.00", "1 Thu 10.12. 19.00", "1 Mon 07.12. 19.00"]
    friday = offered("2026-12-03T19:00", taken, CAFE, PlaceTimes(3, "Haven"), past=TUESDAYS, most=4)
    assert (said(friday)[3], friday[3].why) == (
        "2 Fri 04.12. 19.00",
        (Why.OTHER_PLACE, Why.SAME_HOUR),
    )
    assert said(offered("2026-12-03T19:00", taken, most=4))[:2] == [
        "1 Thu 10.12. 19.00",
        "1 Mon 07.12. 19.00",
    ]


def test_bookings_that_overlap_each_other_or_only_touch() -> None:
    hall = replace(
        HALL,
        busy=(
            span("2026-12-04T09:00", "2026-12-04T21:00"),
            span("2026-12-04T10:00", "2026-12-04T11:00"),
            span("2026-12-07T17:00", "2026-12-07T19:00"),
            span("2026-12-07T20:30", "2026-12-07T22:00"),
        ),
    )
    found = said(offered("2026-12-03T19:00", hall))
    assert found == ["1 Thu 10.12. 19.00", "1 Mon 07.12. 19.00", "1 Tue 08.12. 19.00"]


def test_nothing_when_somebody_is_busy_or_away() -> None:
    maria = replace(MARIA, away=(span("2026-12-04T00:00", "2026-12-08T00:00"),))
    jonas = replace(JONAS, busy=(span("2026-12-10T20:00", "2026-12-10T21:00"),))
    assert said(offered(diaries=(maria, jonas))) == [
        "0 Tue 08.12. 19.00",
        "0 Wed 09.12. 19.00",
        "0 Thu 17.12. 19.00",
    ]


def test_nobody_is_asked_for_their_silence_unless_they_were_before() -> None:
    early = Diary(replace(WISHES, quiet_from=18 * 60))
    noons = [Past(at(f"2026-{day}T12:00")) for day in ("09-03", "09-10")]
    nights = [Past(at(f"2026-{day}T22:00")) for day in ("09-03", "09-10", "09-17")]

    def hours(start: str, *diaries: Diary) -> set[str]:
        found = offered(start, past=noons + nights, diaries=diaries, most=99)
        return {clock[-5:] for clock in said(found)}

    assert hours("2026-12-03T17:00", MARIA, early) == {"12.00", "17.00"}
    assert hours("2026-12-03T19:00", MARIA, early) == {"12.00", "19.00"}
    assert hours("2026-12-03T19:00", early) == {"12.00", "19.00", "22.00"}
    assert hours("2026-12-03T21:30", MARIA) == {"12.00", "21.30", "22.00"}


def test_silence_is_kept_where_the_person_is() -> None:
    nuuk = Diary(replace(WISHES, zone=ZoneInfo("America/Nuuk")))
    mornings = [Past(at(f"2026-{day}T08:00")) for day in ("09-03", "09-10")]
    found = offered(past=mornings, diaries=(nuuk,), most=99)
    assert {clock[-5:] for clock in said(found)} == {"19.00"}


def test_notice_is_given_to_the_minute() -> None:
    nine_hours_more = timedelta(days=2, hours=8, minutes=45)
    assert said(offered(notice=nine_hours_more))[0] == "0 Fri 04.12. 19.00"
    assert said(offered(notice=nine_hours_more + timedelta(minutes=1))) == [
        "0 Thu 10.12. 19.00",
        "0 Mon 07.12. 19.00",
        "0 Tue 08.12. 19.00",
    ]
    assert offered(notice=timedelta(days=60)) == []


def test_nothing_that_has_begun_and_never_the_time_that_was_lost() -> None:
    now = at("2026-12-04T19:00")
    found = offered(now=now, notice=timedelta(), most=99)
    assert said(found)[0] == "0 Thu 10.12. 19.00"
    assert all(home.start > now for home in found)
    assert "0 Thu 03.12. 19.00" not in said(offered(now=WEEK_BEFORE, most=99))


def test_days_before_are_offered_when_later_ones_are_poor() -> None:
    away = (span("2026-12-04T00:00", "2027-02-01T00:00"),)
    found = offered(now=WEEK_BEFORE, diaries=(Diary(WISHES, away=away),))
    assert said(found) == ["0 Wed 02.12. 19.00", "0 Tue 01.12. 19.00", "0 Thu 26.11. 19.00"]


def test_four_weeks_ahead_and_no_more_even_when_it_is_over() -> None:
    assert max(h.start for h in offered(most=99)) == at("2026-12-30T19:00")
    late = offered(now=at("2027-01-04T12:00"), most=99)
    assert max(h.start for h in late) == at("2027-02-01T19:00")


def test_show_more_shows_others() -> None:
    first = offered("2026-12-03T19:00", HALL, CAFE)
    seen = tuple((home.start, home.place_id) for home in first)
    more = offered("2026-12-03T19:00", HALL, CAFE, but=seen)
    assert said(first) == ["1 Fri 04.12. 19.00", "1 Thu 10.12. 19.00", "1 Mon 07.12. 19.00"]
    assert said(more) == ["1 Tue 08.12. 19.00", "1 Wed 09.12. 19.00", "1 Thu 17.12. 19.00"]


def test_nothing_is_possible() -> None:
    full = replace(HALL, busy=(span("2026-11-01T00:00", "2027-03-01T00:00"),))
    closed = replace(CAFE, hours=read_hours("lør 10-14"))
    assert offered("2026-12-03T19:00", full, closed) == []
    away = Diary(WISHES, away=(span("2026-11-01T00:00", "2027-03-01T00:00"),))
    assert offered(diaries=(MARIA, away)) == []


def test_the_hour_on_the_wall_and_the_length_stay_when_the_clocks_change() -> None:
    for start, hours in (("2026-10-22T19:00", {17, 18}), ("2026-03-26T19:00", {18, 17})):
        found = offered(start, now=at(start) - DAY, most=99)
        assert {home.start.astimezone(HOME).hour for home in found} == {19}
        assert {home.start.hour for home in found} == hours
    night = timedelta(hours=6)
    found = offered("2026-10-17T23:00", now=at("2026-10-16T12:00"), length=night, most=99)
    assert (at("2026-10-24T23:00"), at("2026-10-25T04:00")) in [(h.start, h.end) for h in found]


def test_an_hour_that_is_skipped_is_not_offered_and_one_that_comes_twice_is_once() -> None:
    spring = offered("2026-03-28T02:30", now=at("2026-03-26T12:00"), length=DAY / 24, most=99)
    assert not any("29.03." in home for home in said(spring))
    assert "0 Sun 12.04. 02.30" in said(spring)
    autumn = offered("2026-10-24T02:30", now=at("2026-10-22T12:00"), length=DAY / 24, most=99)
    twice = [home.start for home in autumn if home.start.astimezone(HOME).date().day == 25]
    assert twice == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC)]
