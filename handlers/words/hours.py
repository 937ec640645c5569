"""Opening hours as librarians write them, `man-fre 9-20, lør 10-14`, and said back. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from babel.dates import format_date

from handlers.words.verbs import folded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from handlers.words.i18n import Language

    Spans = tuple[tuple[int, int], ...]

DAY, HOUR, NOON, WEEK = 24 * 60, 60, 12, 7
ALWAYS_OPEN = ((0, DAY),)
#: A Monday, to name weekdays by.
MONDAY = date(2026, 1, 5)

_ALWAYS = frozenset(
    {"", "altid", "altid aaben", "altid aabent", "always", "always open", "doegnet rundt", "24/7"}
)
_GROUPS = {
    "hverdage": range(5), "hverdag": range(5), "weekdays": range(5), "weekday": range(5),
    "weekend": range(5, 7), "weekends": range(5, 7), "weekenden": range(5, 7),
    "alle dage": range(7), "hver dag": range(7), "dagligt": range(7), "daily": range(7),
    "every day": range(7), "all days": range(7),
}  # fmt: skip
_NAMES = ("mandag monday", "tirsdag tuesday", "onsdag wednesday", "torsdag thursday",
          "fredag friday", "loerdag saturday", "soendag sunday")  # fmt: skip
_SHORTEST = 2
_DAYS = {
    name[:length]: day
    for day, names in enumerate(_NAMES)
    for name in names.split()
    for length in range(_SHORTEST, len(name) + 1)
} | {"lor": 5, "son": 6, "lordag": 5, "sondag": 6, "tues": 1, "thurs": 3, "weds": 2}

_TO = r"\s*(?:-|–|—|til|to|till|until)\s*"
_DAY = rf"(?:{'|'.join(sorted(_DAYS, key=len, reverse=True))})(?:e|s)?\b\.?"
_GROUP = rf"(?:{'|'.join(sorted(_GROUPS, key=len, reverse=True))})\b"
_WHICH = rf"(?:{_GROUP}|{_DAY}(?:{_TO}{_DAY})?)"
_WHICHES = re.compile(rf"{_WHICH}(?:\s*(?:,|og|and|&|\+)?\s*{_WHICH})*\s*:?\s*")
_CLOCK = r"(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm)?"
_SPAN = re.compile(rf"(?:kl\.?\s*)?{_CLOCK}{_TO}(?:kl\.?\s*)?{_CLOCK}")
_CLOSED = re.compile(r"(?:lukket|closed)\b")
_BETWEEN = re.compile(r"[\s,;.]*(?:(?:og|and|samt|fra|from)\b)?[\s,;]*")


class HoursError(ValueError):
    """`code`: unread, end_before_start, twice; `piece`: what of the text it is about."""

    def __init__(self, code: str, piece: str) -> None:
        super().__init__(code)
        self.code, self.piece = code, piece


@dataclass(frozen=True, slots=True)
class Hours:
    """For each weekday from Monday the spans it is open, as minutes after local midnight."""

    days: tuple[Spans, ...] = (ALWAYS_OPEN,) * WEEK

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Hours:
        """What `to_json` wrote."""
        if not data:
            return cls()
        return cls(tuple(tuple((a, b) for a, b in data.get(str(day), ())) for day in range(WEEK)))

    def to_json(self) -> dict[str, Any]:
        """Spans by weekday, "0" Monday; empty: always open."""
        if self == Hours():
            return {}
        return {str(day): [list(span) for span in spans] for day, spans in enumerate(self.days)}

    def covers(self, start: datetime, end: datetime) -> bool:
        """Whether it is open all the time between two local times."""
        day = start.date()
        while day <= end.date():
            first = _minutes(start) if day == start.date() else 0
            last = _minutes(end) if day == end.date() else DAY
            spans = self.days[day.weekday()]
            if first < last and not any(a <= first and last <= b for a, b in spans):
                return False
            day += timedelta(days=1)
        return True


def read_hours(text: str) -> Hours:
    """The hours a text says; days that are not named are closed once any is.

    Raises:
        HoursError: something in it is not understood, or cannot be.
    """
    line = folded(re.sub(r"[\n\r]+", "; ", text)).strip(" ;,.")
    if line in _ALWAYS:
        return Hours()
    said: dict[int, Spans] = {}
    while line:
        which = _WHICHES.match(line)
        days = _days(which[0]) if which else list(range(WEEK))
        rest = line[which.end() :] if which else line
        spans, left = _spans(rest)
        if left == rest:
            raise HoursError("unread", re.split(r"[;,]", line)[0].strip()[:60])
        for day in days:
            if said.get(day, spans) != spans:
                raise HoursError("twice", (which[0] if which else line).strip(" :"))
            said[day] = spans
        line = left
    return Hours(tuple(said.get(day, ()) for day in range(WEEK)))


def say_hours(hours: Hours, *, language: Language) -> str:
    """The shortest way to say it, which `read_hours` reads: `man–fre 9–20, lør 10–14`."""
    if hours == Hours():
        return language.text("always open")
    if not any(hours.days):
        return _said(range(WEEK), language) + " " + language.text("closed")
    said = [
        f"{_said(days, language)} {' + '.join(_span(span, language) for span in spans)}"
        for days, spans in _runs(hours)
        if spans
    ]
    return ", ".join(said)


def _days(which: str) -> list[int]:
    days: list[int] = []
    pattern = rf"({_GROUP})|({_DAY})(?:{_TO}({_DAY}))?"
    for found in re.finditer(pattern, which):
        if found[1]:
            days += _GROUPS[found[1]]
            continue
        first = _day(found[2])
        last = _day(found[3]) if found[3] else first
        days += [(first + n) % WEEK for n in range((last - first) % WEEK + 1)]
    return days


def _day(word: str) -> int:
    plain = word.rstrip(".")
    return _DAYS[plain] if plain in _DAYS else _DAYS[plain.rstrip("es")]


def _spans(rest: str) -> tuple[Spans, str]:
    """The spans a text begins with, and what is left of it."""
    if closed := _CLOSED.match(rest):
        return (), _after(rest, closed.end())
    spans: list[tuple[int, int]] = []
    while found := _SPAN.match(rest):
        spans.append(_read_span(found))
        after = rest[found.end() :]
        rest = _after(rest, found.end())
        joined = re.match(r"\s*(?:og|and|samt|\+|&|,)\s*", after)
        if not (joined and _SPAN.match(after, joined.end())):
            break
        rest = after[joined.end() :]
    return _merged(spans), rest


def _after(text: str, end: int) -> str:
    left = text[end:]
    between = _BETWEEN.match(left)
    return left[between.end() :] if between else left


def _read_span(found: re.Match[str]) -> tuple[int, int]:
    start, end = _clock(*found.groups()[:3]), _clock(*found.groups()[3:])
    if end is None or start is None:
        raise HoursError("unread", found[0].strip())
    if end <= start and end == 0:
        end = DAY
    if end <= start:
        raise HoursError("end_before_start", found[0].strip())
    return start, end


def _clock(hour: str, minute: str | None, half: str | None) -> int | None:
    hours, minutes = int(hour), int(minute or 0)
    if half:
        hours = hours % NOON + (NOON if half == "pm" else 0)
    at = hours * HOUR + minutes
    return at if minutes < HOUR and at <= DAY else None


def _merged(spans: list[tuple[int, int]]) -> Spans:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _runs(hours: Hours) -> Iterator[tuple[range, Spans]]:
    """Days in a row with the same hours."""
    first = 0
    for day in range(1, WEEK + 1):
        if day == WEEK or hours.days[day] != hours.days[first]:
            yield range(first, day), hours.days[first]
            first = day


def _said(days: range, language: Language) -> str:
    names = [_name(days[0], language), _name(days[-1], language)]
    return "–".join(names) if len(days) > 1 else names[0]


def _name(day: int, language: Language) -> str:
    said = format_date(MONDAY + timedelta(days=day), "EEE", locale=language.code)
    return said.rstrip(".")[:3]


def _span(span: tuple[int, int], language: Language) -> str:
    return "–".join(_time(at, language) for at in span)


def _time(at: int, language: Language) -> str:
    hour, minute = divmod(at, HOUR)
    point = "." if language.code == "da" else ":"
    return f"{hour}{point}{minute:02d}" if minute else str(hour)


def _minutes(at: datetime) -> int:
    return at.hour * HOUR + at.minute
