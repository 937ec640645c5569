"""New homes for what lost its time, against looking at every booking and event for each time.

    python -m tests.bench.homes [--events 10000] [--places 20] [--rounds 7]

Half of the events are earlier ones, half are bookings of places and people around these weeks.
Both sides find the same; each takes its turn, so that a noisy machine troubles both alike.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.partnerships.wishes import Wishes
from handlers.slots.free_days import is_workable
from handlers.slots.free_times import PlaceTimes
from handlers.slots.homes import Diary, Home, Past, Wanted, _best, _starts, homes
from handlers.slots.homes_past import HOUR, Known, Record, minute_of
from handlers.slots.homes_score import judge
from handlers.words.hours import read_hours

if TYPE_CHECKING:
    from collections.abc import Callable

ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)
START = datetime(2026, 12, 3, 18, tzinfo=UTC)
LENGTH, NOTICE = timedelta(minutes=90), timedelta(days=1)
WISHES = Wishes(ZONE, 21 * 60, 7 * 60, 24 * 60, "1d")
PEOPLE, YEARS = 4, 10
#: The hours most events begin at (UTC).
HOURS = (9, 15, 16, 18, 18, 18)


@dataclass(frozen=True)
class Case:
    """All that is known when a side has pulled out."""

    wanted: Wanted
    places: list[PlaceTimes]
    diaries: list[Diary]
    past: list[Past]


def case(events: int, places: int) -> Case:
    """The same every time; places are busy most evenings, people a little."""
    some = Random(7)  # noqa: S311 - no secret

    def at(first: int, last: int) -> datetime:
        day = START.date() + timedelta(days=some.randint(first, last))
        return datetime(day.year, day.month, day.day, some.choice(HOURS), tzinfo=UTC)

    def taken(n: int, first: int, last: int) -> tuple[tuple[datetime, datetime], ...]:
        return tuple((a, a + LENGTH) for a in (at(first, last) for _ in range(n)))

    bookings = events // 2
    hours = read_hours("man-fre 9-22, lør 10-16")
    by_people = bookings // 10 // PEOPLE
    by_places = (bookings - by_people * PEOPLE) // places
    return Case(
        Wanted(START, START + LENGTH, 1, ZONE),
        [PlaceTimes(n, f"{n}", hours, taken(by_places, -60, 60)) for n in range(1, places + 1)],
        [Diary(WISHES, taken(by_people, -365, 365)) for _ in range(PEOPLE)],
        [
            Past(at(-365 * YEARS, -30), some.choice((None, 3, 4, 5)), some.random() > 1 / 10)
            for _ in range(events - bookings)
        ],
    )


def ours(some: Case) -> list[Home]:
    """As the bot does it."""
    return homes(
        some.wanted,
        places=some.places,
        diaries=some.diaries,
        past=some.past,
        now=NOW,
        notice=NOTICE,
    )


def plain(some: Case) -> list[Home]:
    """As the rules are written: for each time, every booking and every event."""
    wanted = some.wanted
    old, found = wanted.start.astimezone(ZONE), []
    local = [(event, event.start.astimezone(ZONE)) for event in some.past]
    spans = [span for diary in some.diaries for span in (*diary.busy, *diary.away)]
    for new in _starts(wanted, Record(some.past, ZONE), now=NOW, notice=NOTICE):
        start = new.astimezone(UTC)
        end = start + LENGTH
        if any(a < end and b > start for a, b in [*spans, (wanted.start, wanted.end)]):
            continue
        if any(diary.wishes.awake(start) != start for diary in some.diaries):
            continue
        for place in some.places:
            if place.is_free(start, end, ZONE) and is_workable(
                new, end.astimezone(ZONE), place.hours
            ):
                known = Known.of(event for event, then in local if near(then, new))
                moved = place.id != wanted.place_id
                score, why = judge(new, old, known, moved=moved, asked=True)
                found.append(Home(place.id, start, end, score, why))
                break
    return _best(found, 3, ZONE)


def near(then: datetime, new: datetime) -> bool:
    """Whether both are on the same weekday, an hour apart at most."""
    return then.weekday() == new.weekday() and abs(minute_of(then) - minute_of(new)) <= HOUR


def measure(events: int, places: int, rounds: int) -> str:
    """One line: milliseconds of both, and their ratio."""
    some = case(events, places)
    ours(some)  # the days off are worked out once
    mine, other = [], []
    for _ in range(rounds):
        mine.append(_seconds(ours, some))
        other.append(_seconds(plain, some))
    low, middle, high = quantiles([a / b for a, b in zip(mine, other, strict=True)], n=4)
    return (
        f"{events} events, {places} places: ours {median(mine) * 1e3:.2f} ms, "
        f"plain {median(other) * 1e3:.2f} ms, ratio {middle:.3f} ({low:.3f}–{high:.3f})"
    )


def _seconds(find: Callable[[Case], list[Home]], some: Case) -> float:
    began = perf_counter()
    find(some)
    return perf_counter() - began


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--places", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    print(measure(asked.events, asked.places, asked.rounds))  # noqa: T201 - a bench speaks on stdout


if __name__ == "__main__":
    main()
