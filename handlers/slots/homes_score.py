"""How good a new time is for what lost its own: points, and the reasons in words. Pure.

Points are the sum of the weights below, each times how far it holds; nothing else counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from handlers.slots.free_days import is_half_off
from handlers.slots.homes_past import minute_of

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.homes_past import Known

WEEK = 7
#: Weekdays up to this one are no weekend.
FRIDAY = 4
MOST_REASONS = 3


class Why(StrEnum):
    """What is to be said of a new time; the most telling first."""

    OTHER_PLACE = "other_place"
    WENT_WELL = "went_well"
    USUAL = "usual"
    SAME_WEEKDAY = "same_weekday"
    SAME_HOUR = "same_hour"
    SAME_PLACE = "same_place"
    NOBODY_BUSY = "nobody_busy"


@dataclass(frozen=True, slots=True)
class Weights:
    """What each thing is worth, in points."""

    #: On the day itself; half of it a week away, a third two weeks away.
    near: float = 40
    #: Brought forward: people have planned with the later day, and have less time.
    earlier: float = -12
    #: A week later, on the same weekday, is as good as three days later on another.
    same_weekday: float = 8
    #: What is on in the evening is seldom as good at noon.
    same_hour: float = 12
    #: Another room means another set-up, and people at the wrong door.
    same_place: float = 10
    #: Nearly all that was planned at such a time took place.
    usual: float = 8
    #: Everything at such a time was worth 5; as much is lost where it was worth 1.
    went_well: float = 8
    #: Whoever was to come on a weekend is at work or at school.
    not_on_weekend: float = -20
    #: Christmas Eve and the like, where weekly opening hours do not say that it is another day.
    half_off: float = -20


WEIGHTS = Weights()


def judge(
    new: datetime, old: datetime, known: Known, *, moved: bool | None, asked: bool
) -> tuple[float, tuple[Why, ...]]:
    """Points and reasons for a local time instead of another.

    `moved`: whether it is in another place, None where no place is meant; `asked`: whether it was
    looked up who is busy. On the day itself nothing is nearer than on the next: who has pulled out
    of a day seldom has the rest of it.
    """
    days = (new.date() - old.date()).days
    holds = {
        Why.OTHER_PLACE: moved is True,
        Why.WENT_WELL: known.went_well,
        Why.USUAL: known.is_usual,
        Why.SAME_WEEKDAY: days != 0 and days % WEEK == 0,
        Why.SAME_HOUR: minute_of(new) == minute_of(old),
        Why.SAME_PLACE: moved is False,
        Why.NOBODY_BUSY: asked,
    }
    points = (
        WEIGHTS.near / (1 + max(abs(days), 1) / WEEK)
        + WEIGHTS.earlier * (days < 0)
        + WEIGHTS.same_weekday * holds[Why.SAME_WEEKDAY]
        + WEIGHTS.same_hour * holds[Why.SAME_HOUR]
        + WEIGHTS.same_place * holds[Why.SAME_PLACE]
        + WEIGHTS.usual * known.usual
        + WEIGHTS.went_well * known.well
        + WEIGHTS.not_on_weekend * (new.weekday() <= FRIDAY < old.weekday())
        + WEIGHTS.half_off * is_half_off(new.date())
    )
    return round(points, 2), tuple(why for why in Why if holds[why])[:MOST_REASONS]
