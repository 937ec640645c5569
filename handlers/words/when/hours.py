"""From the hours that were chosen, or that none were, to the times of day they can mean."""

from __future__ import annotations

from .days import Refused
from .daytime import HOUR, Setting, Stretch, Times, end_of, times_of
from .lexicon import PARTS, USUAL_HOURS
from .pieces import Hours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .chosen import Chosen
    from .pieces import Mark
    from .scene import Scene


def times_said(chosen: Chosen, scene: Scene) -> Times:
    """The times of day that are meant, with what is open about them.

    Raises:
        Refused: no clock shows that time.
    """
    setting = setting_of(chosen, scene)
    if chosen.hours:
        each = [one_time(mark, chosen, setting) for mark in chosen.hours]
        times = each[0] if len(each) == 1 else _alternatives(each)
        return Times(tuple(with_length(s, chosen, scene) for s in times.stretches), times.code)
    base = _base_stretch(scene)
    if base and chosen.until:
        return end_of(base.start, chosen.until.clock, setting)
    if base and chosen.moved:
        by = chosen.moved.minutes
        return Times((Stretch(base.start + by, base.end and base.end + by),))
    if base and chosen.same_time:
        return Times((base,))
    return _usual(chosen, scene)


def setting_of(chosen: Chosen, scene: Scene) -> Setting:
    """What helps to understand an hour: the part of the day, the slot, whether a day is said."""
    base = _base_stretch(scene)
    part = chosen.part.name if chosen.part else None
    day_said = bool(chosen.days or chosen.week)
    return Setting(part, base.start if base else None, day_said, scene.english)


def one_time(mark: Mark, chosen: Chosen, setting: Setting) -> Times:
    """What one of the hours that were said can mean.

    Raises:
        Refused: no clock shows that time.
    """
    hours = mark.item
    if not isinstance(hours, Hours):
        raise Refused("no_time_found")
    times = times_of(hours, chosen.until.clock if chosen.until else None, setting)
    if hours.end and chosen.until and _ends_differ(times, hours, chosen, setting):
        return Times(times.stretches, "unclear")
    return times


def _ends_differ(times: Times, hours: Hours, chosen: Chosen, setting: Setting) -> bool:
    if chosen.until is None:
        return False
    again = times_of(Hours(hours.start, None, 3), chosen.until.clock, setting)
    return again.stretches != times.stretches


def _alternatives(each: list[Times]) -> Times:
    """Two times for one day: the same said twice, or a choice."""
    stretches = tuple(dict.fromkeys(s for t in each for s in t.stretches[:1]))
    if len(stretches) == 1:
        return Times(stretches, each[0].code)
    first, *others = stretches
    if len(others) == 1 and others[0].start == first.start:
        longer = first if first.end else others[0]
        return Times((longer,), each[0].code)
    return Times(stretches, "unclear")


def with_length(stretch: Stretch, chosen: Chosen, scene: Scene) -> Stretch:
    """The stretch as long as was said, else as long as the slot that is talked about."""
    if stretch.end is not None:
        return stretch
    if chosen.length:
        return Stretch(stretch.start, stretch.start + chosen.length.minutes)
    base = _base_stretch(scene)
    if base and base.end is not None:
        return Stretch(stretch.start, stretch.start + base.end - base.start)
    return stretch


def _base_stretch(scene: Scene) -> Stretch | None:
    if scene.base is None:
        return None
    start = scene.base.start.hour * HOUR + scene.base.start.minute
    if scene.base.end is None:
        return Stretch(start)
    return Stretch(start, start + int((scene.base.end - scene.base.start).total_seconds()) // 60)


def _usual(chosen: Chosen, scene: Scene) -> Times:
    """No hour was said: offer those that are usual then."""
    hours = PARTS[chosen.part.name][2] if chosen.part else USUAL_HOURS
    stretches = [Stretch(hour * HOUR) for hour in hours]
    base = _base_stretch(scene)
    if base:
        stretches = [
            Stretch(s.start, base.end and s.start + base.end - base.start) for s in stretches
        ]
        if not chosen.part:
            stretches = [base, *(s for s in stretches if s != base)]
    return Times(tuple(stretches), "missing_time")
