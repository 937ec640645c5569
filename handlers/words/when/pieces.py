"""What the scanner can find in a text: days, clocks, lengths, and words that forbid a guess."""

from __future__ import annotations

from .record import Record


class Weekday(Record):
    """A day of the week (0 is Monday). `which`: bare, next, this or on; `later`: weeks on top."""

    day: int
    which: str = "bare"
    later: int = 0


class MonthDay(Record):
    """A day of a month; `weak` when it may as well be part of a title (a holiday's name)."""

    day: int
    month: int
    year: int | None = None
    weak: bool = False


class Feast(Record):
    """A day that is counted from Easter Sunday, next time it comes; its name may be a title's.

    `advent`: it is counted from the last Sunday before Christmas Day.
    """

    days: int
    weak: bool = True
    advent: bool = False


class DayOfMonth(Record):
    """Den 15. Weak: a number that is only a day beside a weekday or a clock."""

    day: int
    weak: bool = False


class Nth(Record):
    """The nth weekday of a month; n is -1 for the last. `month` None: `months` from this one."""

    n: int
    day: int
    month: int | None
    months: int = 0
    year: int | None = None


class Shift(Record):
    """Days and months from today."""

    days: int
    months: int = 0


class Week(Record):
    """An ISO week by number, or so many weeks from this one."""

    number: int | None
    weeks: int = 0


class Beside(Record):
    """Days before or after the slot that is talked about (the day after, a week later)."""

    days: int


class Clock(Record):
    """A time of day. `half` is am or pm if said; exact: written so that no half is in doubt."""

    hour: int
    minute: int
    half: str | None = None
    exact: bool = False
    spoken: bool = False


class Hours(Record):
    """A start and perhaps an end. `weight`: 3 marked as a time, 2 likely, 1 a bare number."""

    start: Clock
    end: Clock | None
    weight: int


class Until(Record):
    """An end without a start; `weight` as for Hours."""

    clock: Clock
    weight: int


class Dotted(Record):
    """`3.12`, which is a date or a time; what stands beside it decides."""

    first: int
    second: int


class Part(Record):
    """A part of the day, a key of lexicon.PARTS."""

    name: str


class Length(Record):
    """A duration in minutes."""

    minutes: int
    marked: bool


class FromNow(Record):
    """Minutes from now."""

    minutes: int


class Moved(Record):
    """Minutes later (or earlier, negative) than the slot that is talked about."""

    minutes: int


class SameTime(Record):
    """The slot's own time of day."""


class Vague(Record):
    """A stretch of several days: a weekend (`days` names the weekdays), a month, a season."""

    month: int | None = None
    days: tuple[int, ...] = ()
    weak: bool = False


class Stop(Record):
    """Words that end the reading with a refusal (recurring, past) or a question (unclear)."""

    code: str
    weak: bool = False


Day = Weekday | MonthDay | Feast | DayOfMonth | Nth | Shift | Week | Beside
Item = Day | Hours | Until | Dotted | Part | Length | FromNow | Moved | SameTime | Vague | Stop


class Mark(Record):
    """An item, and where in the text it stands."""

    start: int
    end: int
    item: Item
