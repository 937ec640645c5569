"""What holds for one person: their own wishes, and where they have none, the partnership's. Pure.

A wish a person has never said is None on their row; the partnership always has a value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.wall import awake

if TYPE_CHECKING:
    from datetime import datetime

    from storage.tables import Partnership, Person

#: Days before (on the morning) and hours before; what may be chosen, "0" for none at all.
REMINDERS = ("7d 1d 2h", "3d 1d 2h", "3d 1d", "1d 2h", "1d", "2h", "0")
USUAL_REMINDERS = "3d 1d 2h"


@dataclass(frozen=True, slots=True)
class Wishes:
    """`quiet_from` and `quiet_until`: local minutes after midnight; equal, there is no silence.

    `urgent`: what begins within a day may reach them in their silence. `answer_minutes`: how long
    they may take for an answer.
    """

    zone: ZoneInfo
    quiet_from: int
    quiet_until: int
    answer_minutes: int
    reminders: str
    urgent: bool = True

    def awake(self, at: datetime) -> datetime:
        """The instant itself, or the end of the silence it falls into."""
        return awake(at, self.zone, quiet_from=self.quiet_from, quiet_until=self.quiet_until)


def wishes_of(partnership: Partnership, person: Person | None = None) -> Wishes:
    """What holds for `person`; None: for the partnership's rooms and whole sides."""
    together = Wishes(
        zone=ZoneInfo(partnership.zone),
        quiet_from=_or(partnership.quiet_from, 21 * 60),
        quiet_until=_or(partnership.quiet_until, 7 * 60),
        answer_minutes=_or(partnership.answer_minutes, 24 * 60),
        reminders=partnership.reminders or USUAL_REMINDERS,
    )
    if person is None:
        return together
    return Wishes(
        zone=ZoneInfo(person.zone) if person.zone else together.zone,
        quiet_from=_or(person.quiet_from, together.quiet_from),
        quiet_until=_or(person.quiet_until, together.quiet_until),
        answer_minutes=_or(person.answer_minutes, together.answer_minutes),
        reminders=person.reminders or together.reminders,
        urgent=person.urgent is not False,
    )


def _or(own: int | None, usual: int) -> int:
    return usual if own is None else own
