"""What a day can be: the dates meant, what they are counted from, or none at all."""

from __future__ import annotations

from .record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

WEEK = 7
#: A day passed so few days ago is more likely a slip than meant for next year.
RECENT = 60


class Refused(Exception):  # noqa: N818 - it is an answer, not an error
    """No time can come of it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Dates(Record):
    """The dates meant, likeliest first; with more than one, `code` says what is open."""

    dates: tuple[date, ...]
    code: str | None = None


class Today(Record):
    """What days are counted from: today, and the day of the slot that is talked about."""

    day: date
    slot: date | None = None
