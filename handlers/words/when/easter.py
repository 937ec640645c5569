"""Easter Sunday and the last one in Advent, from which the movable feasts are counted."""

from __future__ import annotations

from datetime import date, timedelta


def easter(year: int) -> date:
    """The date of Easter Sunday in a year of the Gregorian calendar.

    The "anonymous" reckoning of 1876, as in J. Meeus, Astronomical Algorithms, chapter 8.
    """
    golden, century, of_century = year % 19, year // 100, year % 100
    moons = (8 * century + 13) // 25
    epact = (19 * golden + century - century // 4 - moons + 15) % 30
    letter = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * letter) // 451
    day = epact + letter - 7 * late + 114
    return date(year, day // 31, day % 31 + 1)


def last_advent(year: int) -> date:
    """The date of the fourth Sunday in Advent: the last before Christmas Day."""
    eve = date(year, 12, 24)
    return eve - timedelta((eve.weekday() + 1) % 7)
