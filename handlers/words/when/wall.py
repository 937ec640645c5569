"""Wall times that do not exist in spring, or come twice in autumn."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from .model import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


def in_gap(span: Span, zone: ZoneInfo) -> bool:
    """Whether the clocks jump over this time in spring."""
    return any(_there_and_back(t, zone) != t for t in (span.start, span.end) if t)


def _there_and_back(wall: datetime, zone: ZoneInfo) -> datetime:
    return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0)


def folds_of(span: Span, zone: ZoneInfo) -> tuple[Span, ...]:
    """Both meanings of a time that comes twice in autumn, told apart by `fold`."""
    ends = [t for t in (span.start, span.end) if t]
    twice = [_offset(t, 0, zone) != _offset(t, 1, zone) for t in ends]
    if not any(twice):
        return ()
    return tuple(
        Span(span.start.replace(fold=f), span.end.replace(fold=f) if span.end else None)
        for f in (0, 1)
    )


def _offset(wall: datetime, fold: int, zone: ZoneInfo) -> timedelta | None:
    return wall.replace(tzinfo=zone, fold=fold).utcoffset()
