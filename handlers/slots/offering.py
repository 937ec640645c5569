"""New times for what was bumped: found by the bot, the best of them kept free for a while."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.partnerships.wishes import wishes_of
from handlers.slots.free_times import DAYS, PlaceTimes
from handlers.slots.homes import Diary, Past, Wanted, homes
from handlers.slots.lifecycle import HOMELESS
from handlers.words.hours import Hours
from storage import diaries, new_times, people, slots
from storage.tables import NewTime, Person

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Case
    from handlers.slots.homes import Home

#: How many are offered at once, and how many in all.
AT_ONCE, MOST = 3, 12
#: How long a place is kept free: so long, or for near ones a share of the time that is left.
KEPT, SHARE, LEAST = timedelta(hours=48), 4, timedelta(hours=1)
#: How long people have for it once their night is over.
MORNING = timedelta(hours=3)


def offer(case: Case, *, now: datetime, more: bool = False) -> list[NewTime]:
    """Offer the best new times, and keep the very best free; `more`: beside those on offer.

    Returns what was added.
    """
    if case.state not in HOMELESS:
        return []
    stand = new_times.of_slot(case.session, case.slot.id)
    if stand and (not more or len(stand) >= MOST):
        return []
    best, *rest = [*_found(case, now, but=_known(stand)), None]
    found = [best, *sorted(filter(None, rest), key=lambda home: home.start)] if best else []
    made = [_row(case, home) for home in found]
    if made and not stand:
        keep_free(case, made[0], now=now)
    case.session.add_all(made)
    case.session.flush()
    return made


def _known(rows: list[NewTime]) -> set[tuple[datetime, int]]:
    return {(row.start_at, row.place_id or 0) for row in rows}


def keep_free(case: Case, row: NewTime, *, now: datetime) -> None:
    """The place is kept for it: 48 hours, for what is near a quarter of the time until then.

    It ends on the hour, and never in the night: nobody could have answered meanwhile.
    """
    if row.place_id is not None:
        left, wishes = row.start_at - now, wishes_of(case.partnership)
        until = now + min(KEPT, max(LEAST, left / SHARE))
        hour = until.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        awake = wishes.awake(hour)
        row.held_until = min(row.start_at, awake if awake == hour else awake + MORNING)


def _row(case: Case, home: Home) -> NewTime:
    return NewTime(
        slot_id=case.slot.id,
        start_at=home.start,
        end_at=home.end,
        place_id=home.place_id or None,
        why=" ".join(home.why),
        yes={},
    )


def _found(case: Case, now: datetime, *, but: set[tuple[datetime, int]]) -> list[Home]:
    slot, partnership, zone = case.slot, case.partnership, ZoneInfo(case.partnership.zone)
    wanted = Wanted(slot.start_at, slot.end_at, slot.place_id or 0, zone)
    return homes(
        wanted,
        places=_places(case, now) if slot.place_id else (),
        diaries=_diaries(case, now),
        past=[Past(*known) for known in diaries.past(case.session, partnership.id)],
        now=now,
        notice=timedelta(minutes=partnership.notice_minutes or 0),
        most=AT_ONCE,
        but=but,
    )


def _places(case: Case, now: datetime) -> list[PlaceTimes]:
    """The slot's own place first, then the library's others."""
    rows = people.places(case.session, case.partnership.id)
    rows.sort(key=lambda place: place.id != case.slot.place_id)
    taken: dict[int, list[tuple[datetime, datetime]]] = {row.id: [] for row in rows}
    booked = slots.bookings(case.session, list(taken), now, _until(case, now), but=case.slot.id)
    for place, start, end in booked:
        taken[place].append((start, end))
    return [
        PlaceTimes(row.id, row.name, Hours.from_json(row.opening), tuple(taken[row.id]))
        for row in rows
    ]


def _diaries(case: Case, now: datetime) -> list[Diary]:
    """Of everybody who is in it or was until now, and of nobody who never said yes."""
    ids = sorted({c.person_id for c in case.commitments if c.person_id})
    others = diaries.busy(case.session, ids, now, _until(case, now), but=case.slot.id)
    absences = diaries.away(case.session, ids, now)
    return [
        Diary(
            wishes_of(case.partnership, case.session.get(Person, person)),
            tuple(others[person]),
            tuple(absences[person]),
        )
        for person in ids
    ]


def _until(case: Case, now: datetime) -> datetime:
    """No new time is looked for later than this."""
    return max(case.slot.start_at, now) + timedelta(days=DAYS + 2)
