"""What a reading of a time can be: found, a question, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Span:
    """A time on the wall: naive local datetimes; `end` is None when nobody said how long."""

    start: datetime
    end: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """One time, and the text that is left without it (the title and anything else)."""

    span: Span
    rest: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A time that could mean several things. `options` are whole spans, fit for buttons."""

    code: str
    options: tuple[Span, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Refuse:
    """No time can come of this text; `code` says why. `meant`: what it may have been instead."""

    code: str
    rest: str
    meant: tuple[Span, ...] = field(default=(), compare=False)


Reading = Found | Ask | Refuse
