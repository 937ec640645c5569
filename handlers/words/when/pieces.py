"""What the scanner can find in a text: days, clocks, lengths, and words that forbid a guess."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (0 is Monday). `which`: bare, next, this or on; `later`: weeks on top."""

    day: int
    which: str = "bare"
    later: int = 0


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month; `weak` when it may as well be part of a title (a holiday's name)."""

    day: int
    month: int
    year: int | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Feast:
    """A day that is counted from Easter Sunday, next time it comes; its name may be a title's."""

    days: int
    weak: bool = True


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """Den 15. Weak: a number that is only a day beside a weekday or a clock."""

    day: int
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth weekday of a month; n is -1 for the last. `month` None: `months` from this one."""

    n: int
    day: int
    month: int | None
    months: int = 0
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """Days and months from today."""

    days: int
    months: int = 0


@dataclass(frozen=True, slots=True)
class Week:
    """An ISO week by number, or so many weeks from this one."""

    number: int | None
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class Beside:
    """Days before or after the slot that is talked about (the day after, a week later)."""

    days: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. `half` is am or pm if said; exact: written so that no half is in doubt."""

    hour: int
    minute: int
    half: str | None = None
    exact: bool = False
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Hours:
    """A start and perhaps an end. `weight`: 3 marked as a time, 2 likely, 1 a bare number."""

    start: Clock
    end: Clock | None
    weight: int


@dataclass(frozen=True, slots=True)
class Until:
    """An end without a start; `weight` as for Hours."""

    clock: Clock
    weight: int


@dataclass(frozen=True, slots=True)
class Dotted:
    """`3.12`, which is a date or a time; what stands beside it decides."""

    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day, a key of lexicon.PARTS."""

    name: str


@dataclass(frozen=True, slots=True)
class Length:
    """A duration in minutes."""

    minutes: int
    marked: bool


@dataclass(frozen=True, slots=True)
class FromNow:
    """Minutes from now."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Moved:
    """Minutes later (or earlier, negative) than the slot that is talked about."""

    minutes: int


@dataclass(frozen=True, slots=True)
class SameTime:
    """The slot's own time of day."""


@dataclass(frozen=True, slots=True)
class Vague:
    """A stretch of several days: a weekend (`days` names the weekdays), a month, a season."""

    month: int | None = None
    days: tuple[int, ...] = ()
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """Words that end the reading with a refusal (recurring, past) or a question (unclear)."""

    code: str
    weak: bool = False


Day = Weekday | MonthDay | Feast | DayOfMonth | Nth | Shift | Week | Beside
Item = Day | Hours | Until | Dotted | Part | Length | FromNow | Moved | SameTime | Vague | Stop


@dataclass(frozen=True, slots=True)
class Mark:
    """An item, and where in the text it stands."""

    start: int
    end: int
    item: Item
