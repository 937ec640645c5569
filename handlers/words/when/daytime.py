"""From clock times as said to minutes after midnight, each with the halves it can mean."""

from __future__ import annotations

from .days import Refused
from .lexicon import PARTS
from .record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .pieces import Clock, Hours

HOUR = 60
NOON = 12 * HOUR
MIDNIGHT = 24 * HOUR
_LATE = 17 * HOUR  # a time from here on may run past midnight
_LONGEST_GUESS = 8 * HOUR  # "9-5" is a day's work; "10-8" is more likely a slip
_LONGEST_NIGHT = 9 * HOUR


class Stretch(Record):
    """Minutes after the day's midnight; `end` may lie beyond 24 hours."""

    start: int
    end: int | None = None


class Times(Record):
    """The stretches meant, likeliest first, and what is open about them."""

    stretches: tuple[Stretch, ...]
    code: str | None = None


class Setting(Record):
    """What helps to tell the half of the day. `slot`: its start in minutes after midnight."""

    part: str | None = None
    slot: int | None = None
    day_said: bool = False
    english: bool = False


def times_of(hours: Hours, end: Clock | None, setting: Setting) -> Times:
    """Say what a start and perhaps an end can mean.

    Raises:
        Refused: no clock shows that time.
    """
    start = hours.start
    _check(start)
    end = hours.end or end
    if end is None:
        starts, code = _starts(start, setting)
        return Times(tuple(Stretch(s) for s in starts), code)
    _check(end)
    starts, code = (
        _starts(start, setting) if not _leans_on(start, end) else (_lean(start, end), None)
    )
    pairs = [Stretch(s, e) for s in starts if (e := _end(s, end, setting)) is not None]
    if not pairs:
        return _backwards(starts[0], end)
    return Times(tuple(pairs), code if len(pairs) > 1 else None)


def end_of(start: int, end: Clock, setting: Setting) -> Times:
    """Say what an end alone means, the start being known.

    Raises:
        Refused: no clock shows that time.
    """
    _check(end)
    found = _end(start, end, setting)
    return _backwards(start, end) if found is None else Times((Stretch(start, found),))


def _check(clock: Clock) -> None:
    beyond = clock.hour * HOUR + clock.minute > MIDNIGHT or clock.minute >= HOUR
    no_half = clock.half and (clock.hour == 0 or (clock.half == "a" and clock.hour > 12))  # noqa: PLR2004
    if beyond or no_half:
        raise Refused("no_such_time")


def _said(clock: Clock) -> int:
    return clock.hour * HOUR + clock.minute


def _in_half(clock: Clock, half: str) -> int:
    if clock.hour > 12:  # noqa: PLR2004 - "19 pm" is odd but plain
        return _said(clock)
    return clock.hour % 12 * HOUR + clock.minute + (NOON if half == "p" else 0)


def _halves(clock: Clock) -> tuple[int, int]:
    """Afternoon first, as events mostly are then."""
    return _in_half(clock, "p"), _in_half(clock, "a")


def _starts(clock: Clock, setting: Setting) -> tuple[tuple[int, ...], str | None]:
    if clock.half:
        return (_in_half(clock, clock.half),), None
    if clock.spoken and clock.hour == 24:  # noqa: PLR2004 - which end of the day is its midnight?
        return (MIDNIGHT, 0), "night_hour"
    if setting.part:
        return _in_part(clock, setting.part)
    if clock.exact:
        return (_said(clock),), None
    if setting.slot is not None:
        return _like_slot(clock, setting)
    return _by_habit(clock, setting)


def _in_part(clock: Clock, part: str) -> tuple[tuple[int, ...], str | None]:
    low, high, _ = PARTS[part]
    halves = (_said(clock),) if clock.exact else _halves(clock)
    both = {*halves, *(h + MIDNIGHT for h in halves if part in {"night", "small_hours"})}
    fits = tuple(h for h in sorted(both) if low * HOUR <= h <= high * HOUR)
    if len(fits) == 1 and fits[0] < MIDNIGHT:
        return fits, None
    if part == "small_hours" and fits:  # "lørdag kl. 2 om natten": the night to or from Saturday?
        fits = tuple(sorted({f % MIDNIGHT for f in fits} | set(fits)))
    return (fits or halves), "unclear"


def _like_slot(clock: Clock, setting: Setting) -> tuple[tuple[int, ...], str | None]:
    """A twelve-hour time follows the slot's half of the day, as far as that makes sense."""
    late, early = _halves(clock)
    slot_is_late = (setting.slot or 0) >= NOON
    if clock.hour in {12, 24}:
        return (_said(clock),), None
    if clock.hour <= 8:  # noqa: PLR2004
        small = not slot_is_late and clock.hour >= 6  # noqa: PLR2004
        return (early,) if small else (late,), None
    if not slot_is_late or setting.day_said:
        return (early,), None
    return (late, early), "am_or_pm"


def _by_habit(clock: Clock, setting: Setting) -> tuple[tuple[int, ...], str | None]:
    late, early = _halves(clock)
    if clock.hour == 0 or clock.hour > 8:  # noqa: PLR2004 - nine to twelve are said of the day
        return (_said(clock),), None
    if clock.hour < 7:  # noqa: PLR2004
        return (late, early), "night_hour"
    if clock.hour == 8 and not (clock.spoken or setting.english):  # noqa: PLR2004
        return (early,), None
    return (late, early), "am_or_pm"


def _leans_on(start: Clock, end: Clock) -> bool:
    """'7-8:30pm': the half said at the end is meant for both."""
    return bool(end.half) and not start.half and not start.exact


def _lean(start: Clock, end: Clock) -> tuple[int, ...]:
    last = _in_half(end, end.half or "p")
    fits = [h for h in _halves(start) if h < last]
    return (max(fits),) if fits else (_in_half(start, end.half or "p"),)


def _end(start: int, end: Clock, setting: Setting) -> int | None:
    """Find the end that comes after the start, past midnight if the evening is late."""
    if end.half:
        options = [_in_half(end, end.half)]
    elif (
        end.exact or start > NOON + 8 * HOUR or (start >= NOON and not _twelve(start, end, setting))
    ):
        options = [_said(end)]
    else:
        options = sorted({_said(end), *_halves(end)})
    said = _said(end)
    after = [e for e in options if e > start and (e == said or e - start <= _LONGEST_GUESS)]
    if after:
        return after[0]
    night = options[0] + MIDNIGHT
    if start >= _LATE and options[0] <= 6 * HOUR and night - start <= _LONGEST_NIGHT:
        return night
    return None


def _twelve(start: int, end: Clock, setting: Setting) -> bool:
    """Whether an afternoon's end may be written on the twelve-hour clock."""
    del setting
    return end.hour <= 12 and start < MIDNIGHT  # noqa: PLR2004


def _backwards(start: int, end: Clock) -> Times:
    """The end comes before the start: perhaps they were swapped, perhaps the end is a slip."""
    last = _in_half(end, end.half) if end.half else _said(end)
    swapped = (Stretch(last, start),) if last < start else ()
    return Times((*swapped, Stretch(start)), "end_before_start")
