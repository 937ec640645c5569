"""A Thursday evening that is bumped, and how new homes for it are asked for and shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.partnerships.wishes import Wishes
from handlers.slots.free_times import PlaceTimes
from handlers.slots.homes import Diary, Home, Past, Wanted, homes
from handlers.words.hours import read_hours

HOME = ZoneInfo("Europe/Copenhagen")
DAY, LENGTH = timedelta(days=1), timedelta(minutes=90)
WISHES = Wishes(HOME, 21 * 60, 7 * 60, 24 * 60, "1d")


def at(text: str) -> datetime:
    """A local time, as an instant."""
    return datetime.fromisoformat(text).replace(tzinfo=HOME).astimezone(UTC)


def span(start: str, end: str) -> tuple[datetime, datetime]:
    return at(start), at(end)


WEEK_BEFORE, DAY_BEFORE = at("2026-11-25T10:15"), at("2026-12-02T10:15")
HALL = PlaceTimes(1, "Salen", read_hours("man-fre 9-22"))
CAFE = PlaceTimes(2, "Caféen")
MARIA, JONAS = Diary(WISHES), Diary(WISHES)


def offered(
    start: str = "2026-12-03T19:00",
    *places: PlaceTimes,
    now: datetime = DAY_BEFORE,
    length: timedelta = LENGTH,
    notice: timedelta = DAY,
    diaries: tuple[Diary, ...] = (),
    past: list[Past] | None = None,
    most: int = 3,
    but: tuple[tuple[datetime, int], ...] = (),
) -> list[Home]:
    return homes(
        Wanted(at(start), at(start) + length, places[0].id if places else 0, HOME),
        places=places,
        diaries=diaries,
        past=past or [],
        now=now,
        notice=notice,
        most=most,
        but=but,
    )


def said(found: list[Home]) -> list[str]:
    """Place and local start."""
    return [f"{h.place_id} {h.start.astimezone(HOME):%a %d.%m. %H.%M}" for h in found]


def reasons(found: list[Home]) -> list[str]:
    return [" ".join(home.why) for home in found]


def days(start: str, *places: PlaceTimes) -> list[str]:
    """All days that are offered, in order."""
    found = offered(start, *places, now=at(start) - DAY, most=99)
    return sorted(f"{home.start.astimezone(HOME):%m-%d}" for home in found)
