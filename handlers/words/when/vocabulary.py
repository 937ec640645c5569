"""What the rules for days share: regex fragments, and what makes items of their matches."""

from __future__ import annotations

import re

from .lexicon import (
    END,
    FEASTS,
    HOLIDAYS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SHORT,
    SHORT_RISKY,
    SHORT_SURE,
    WEEKDAYS,
    one_of,
    spellings,
)
from .pieces import DayOfMonth, Feast, MonthDay, Nth, Shift, Vague, Weekday

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from .pieces import Item

    Build = Callable[[re.Match[str]], tuple[Item, ...]]

MONTH = one_of(MONTHS)
DAY = one_of(WEEKDAYS)
NUM = rf"(?:\d{{1,3}}|{one_of(NUMBERS)})"
ORD = rf"(?:\d{{1,2}}(?:\.|st|nd|rd|th|')?|{one_of(ORDINALS)})"
YEAR = (
    r"(?:(?:,? (?:år )?|-| ?/ ?|\.| -)(?P<y>20[0-4]\d)(?!\d|[.:]\d)|(?:[-/.]"
    r"| ?')(?P<y2>[2-4]\d)(?![\d.:]))"
)
YEAR_AFTER_MONTH = (
    r"(?:[.,]{0,2} (?:år )?(?P<y>20[2-4]\d)(?!\d|[.:]\d)|[.]? ?'(?P<y2>[2-4]\d)(?!\d))"
)
JOIN = r"(?:og|eller|til|and|or|to|&|\+|-|/|,)"
NEXT = one_of(spellings("næste", "next", "nste", "nxt", "nęste"))
THE = r"(?:d\.? ?|den |the )"
_SHORT_FOLLOWED = (  # a risky short name counts when a date or a time follows
    rf"(?=(?:,|\.)? ?(?:d\.? ?\d|den \d|kl|the \d|{NEXT} uge|\d{{1,2}}(?:[./:-]\d|\.? ?(?:[ap]\.?m"
    rf"|{MONTH})|(?:st|nd|rd|th)|\.? kl| ?$|\.| (?:in the|at night|om (?:morg|form|efterm|aften)))"
    rf"|{MONTH}\.? \d|(?:at |@ ?)(?:\d|noon|half|(?:a )?quarter)|half past"
    r"|kvart(?:er)? (?:i|over)))"
)
_SHORT_PART = (  # or when the part of the day does, in the same language
    r"(?:(?:man|tir|tor|fre|lor|søn|soen|son)(?= (?:formiddag|eftermiddag|aften|morgen)(?![^\W_]))"
    r"|(?:mon|wed|fri|sat|sun)(?= (?:morning|afternoon|evening|eve|night|noon|lunchtime)(?![^\W_]))"
    r"|(?:(?<=\d )|(?<=[ap]m )|(?<=noon ))(?:mon|wed|fri|sat|sun|man|tir|tor|fre|lor|søn)(?= ?$))"
)
_SHORT_DAY = (
    rf"(?:{one_of(SHORT_SURE)}\.?|{_SHORT_PART}|{one_of(w for w in SHORT_RISKY if len(w) > 2)}"  # noqa: PLR2004
    rf"(?:\.(?= ?(?:\d|d\.|den|kl|the|,|$|\w+ ?\d))|{_SHORT_FOLLOWED})"
    rf"|{one_of(w for w in SHORT_RISKY if len(w) < 3)}\.?(?= ?(?:d\.? ?\d|\d{{1,2}}[./]\d|den \d)))"  # noqa: PLR2004
)
ANY_DAY = rf"(?P<wd>(?:{DAY}|{_SHORT_DAY})(?!'s?{END}|-(?!{DAY})[^\W\d_]))"


def year_of(hit: re.Match[str]) -> int | None:
    """Give the year that was written, of four digits or two."""
    if hit["y"]:
        return int(hit["y"])
    return 2000 + int(hit["y2"]) if hit["y2"] else None


def ordinal_of(word: str) -> int:
    """Turn '3.', '3rd' or 'tredje' into a number."""
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else ORDINALS[word]


def count_of(word: str) -> int:
    """Turn a number or its word into a number."""
    return int(word) if word.isdigit() else NUMBERS[word]


def weekday_of(hit: re.Match[str], which: str = "bare", later: int = 0) -> tuple[Item, ...]:
    """Make a weekday."""
    word = hit["wd"].rstrip(". ")
    day = WEEKDAYS[word] if word in WEEKDAYS else SHORT[word]
    return (Weekday(day, which, later),)


def date_of(hit: re.Match[str]) -> tuple[Item, ...]:
    """Make a date of figures, day first."""
    return (MonthDay(int(hit["d"]), int(hit["m"]), year_of(hit)),)


def iso_date(hit: re.Match[str]) -> tuple[Item, ...]:
    """Make a date of year, month, day."""
    return (MonthDay(int(hit["d"]), int(hit["m"]), int(hit["y"])),)


def named_month(hit: re.Match[str]) -> tuple[Item, ...]:
    """Make a date with the month by name."""
    return (MonthDay(ordinal_of(hit["d"]), MONTHS[hit["m"]], year_of(hit)),)


def two_of_month(hit: re.Match[str]) -> tuple[Item, ...]:
    """Make the two dates of `3.-5. december`."""
    month, year = MONTHS[hit["m"]], year_of(hit)
    return MonthDay(int(hit["d1"]), month, year), MonthDay(int(hit["d"]), month, year)


def two_days(hit: re.Match[str]) -> tuple[Item, ...]:
    """Make the two days of `den 3. eller 10.`."""
    return DayOfMonth(int(hit["d1"])), DayOfMonth(int(hit["d"]))


def spoken_month(hit: re.Match[str]) -> tuple[Item, ...]:
    """Make a date of `den tredje i tolvte`."""
    return (MonthDay(ordinal_of(hit["d"]), ordinal_of(hit["m"])),)


def nth_of(hit: re.Match[str]) -> tuple[Item, ...]:
    """Make the nth weekday of a month."""
    n = -1 if hit["last"] else ordinal_of(hit["n"])
    word, year = hit["wd"].rstrip("."), hit["y"]
    day = WEEKDAYS[word] if word in WEEKDAYS else SHORT[word]
    month = MONTHS.get(hit["m"]) if hit["m"] else None
    months = 1 if hit["other"] and re.match(NEXT, hit["other"]) else 0
    return (Nth(n, day, month, months, int(year) if year else None),)


def from_now(hit: re.Match[str]) -> tuple[Item, ...]:
    """Make a shift of days, weeks or months."""
    count = 1 if hit["n"] is None else count_of(hit["n"])
    unit = hit["u"]
    if unit[0] == "m":
        return (Shift(0, count),)
    if unit.startswith("fortnight"):
        return (Shift(14 * count),)
    return (Shift(count * (7 if unit[0] in "uw" else 1)),)


def weeks_on(hit: re.Match[str]) -> tuple[Item, ...]:
    """Make a weekday so many weeks on: 'a week from Thursday'."""
    weeks = count_of(hit["n"]) * (2 if hit["u"].startswith("fort") else 1)
    return weekday_of(hit, "on", weeks)


def weeks_from(hit: re.Match[str]) -> tuple[Item, ...]:
    """Make a shift from today or tomorrow."""
    said = hit.groupdict()
    twice = (said.get("u") or "").startswith(("fort", "14", "fjorten"))
    days = count_of(said.get("n") or "1") * (14 if twice else 7)
    return (Shift(days + (0 if hit["day"] in {"today", "i dag", "idag", "i d."} else 1)),)


def said(*items: Item) -> Build:
    """Make the same items whenever the words occur."""
    return lambda _: items


def holiday(hit: re.Match[str]) -> tuple[Item, ...]:
    """Make the date of a holiday, which may as well be a title's."""
    if hit["w"] in FEASTS:
        return (Feast(FEASTS[hit["w"]]),)
    month, day = HOLIDAYS[hit["w"]]
    return (MonthDay(day, month, weak=True),)


def advent(hit: re.Match[str]) -> tuple[Item, ...]:
    """Make a Sunday in Advent of its number."""
    return (Feast(7 * (ordinal_of(hit["n"]) - 4), advent=True),)


def month_alone(hit: re.Match[str]) -> tuple[Item, ...]:
    """Make a month without a day."""
    return (Vague(month=MONTHS[hit["m"]]),)
