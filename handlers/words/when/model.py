"""What a reading of a time can be: found, a question, or a refusal."""

from __future__ import annotations

from .record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import ClassVar


class Span(Record):
    """A time on the wall: naive local datetimes; `end` is None when nobody said how long."""

    start: datetime
    end: datetime | None


class Found(Record):
    """One time, and the text that is left without it (the title and anything else)."""

    span: Span
    rest: str


class Ask(Record):
    """A time that could mean several things. `options` are whole spans, fit for buttons."""

    code: str
    options: tuple[Span, ...]
    rest: str


class Refuse(Record):
    """No time can come of this text; `code` says why. `meant`: what it may have been instead."""

    code: str
    rest: str
    meant: tuple[Span, ...] = ()
    beside: ClassVar[tuple[str, ...]] = ("meant",)


Reading = Found | Ask | Refuse
