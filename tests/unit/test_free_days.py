"""Days off: nothing is offered on one, nor on a half one where nobody says when it is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from handlers.slots.free_days import is_day_off, is_half_off
from handlers.words.hours import read_hours
from tests.unit.new_homes import HALL, HOME, at, days, offered, said

BEDEDAG = {2023: (5, 5), 2024: (4, 26), 2027: (4, 23)}


def test_nothing_is_held_at_christmas_and_new_year() -> None:
    start = "2026-12-22T19:00"
    bare = days(start)
    assert bare[:6] == ["01-04", "01-05", "01-06", "01-07", "01-08", "01-11"]
    assert bare[-4:] == ["12-23", "12-28", "12-29", "12-30"]
    assert sorted(set(days(start, HALL)) - set(bare)) == ["12-24", "12-31"]
    short = replace(HALL, hours=read_hours("man-ons 9-22, tors 9-14, fre 9-22"))
    assert {"12-24", "12-31"} & set(days(start, short)) == set()


def test_the_eves_come_after_all_other_days() -> None:
    found = offered("2026-12-17T19:00", HALL, now=at("2026-12-16T10:00"), most=99)
    assert said(found)[-2:] == ["1 Thu 24.12. 19.00", "1 Thu 31.12. 19.00"]


def test_nothing_is_held_past_midnight_into_a_day_off() -> None:
    always = replace(HALL, hours=read_hours("man-lør 0-24"))
    night = timedelta(hours=3)
    found = offered("2026-12-22T22:00", always, now=at("2026-12-21T10:00"), length=night, most=99)
    shown = {f"{home.start.astimezone(HOME):%m-%d}" for home in found}
    assert "12-23" in shown
    assert {"12-24", "12-31"} & shown == set()


def test_easter_2027_and_what_hangs_on_it() -> None:
    week = ["03-24", "03-30", "03-31", "04-01", "04-02", "04-05"]
    assert days("2027-03-23T19:00")[:6] == week
    free = set(days("2027-05-03T19:00"))
    assert {"05-06", "05-17"} & free == set()
    assert {"05-05", "05-07", "05-18"} <= free


def test_constitution_day_needs_opening_hours() -> None:
    """A Saturday in 2027, a Friday in 2026."""
    assert "06-05" not in days("2026-06-03T19:00")
    assert "06-05" in days("2026-06-03T19:00", HALL)
    weekend = replace(HALL, hours=read_hours("lør-søn 10-16"))
    assert "06-05" not in days("2027-05-29T11:00")
    assert "06-05" in days("2027-05-29T11:00", weekend)


def test_days_off_by_year() -> None:
    bededag = {year: is_day_off(date(year, *day)) for year, day in BEDEDAG.items()}
    assert bededag == {2023: True, 2024: False, 2027: False}
    one = date(2027, 1, 1)
    year = [one + timedelta(days=n) for n in range(365)]
    assert [f"{day:%m-%d}" for day in year if is_day_off(day)] == [
        "01-01", "03-25", "03-26", "03-28", "03-29", "05-06", "05-16", "05-17", "12-25", "12-26",
    ]  # fmt: skip
    half = [f"{day:%m-%d}" for day in year if is_half_off(day)]
    assert half == ["05-01", "06-05", "12-24", "12-31"]
