"""New times for what was bumped: found by the bot, the best of them kept free for a while."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.partnerships.wishes import wishes_of
from handlers.slots.free_times import DAYS, PlaceTimes
from handlers.slots.homes import Diary, Past, Wanted, Why, homes
from handlers.slots.lifecycle import HOMELESS
from handlers.slots.party import party
from handlers.wall import awake
from handlers.words.hours import Hours
from storage import bookings, diaries, new_times, places
from storage.tables import NewTime, Person

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Case
    from handlers.slots.homes import Home

#: How many are offered at once, and how many in all.
AT_ONCE, MOST = 3, 12
#: How long a place is kept free: so long, or for near ones a share of the time that is left.
KEPT, SHARE, LEAST = timedelta(hours=48), 4, timedelta(hours=1)
#: How many of a slot's new times are kept free at once.
MOST_KEPT = 2
#: How long people have for it once their night is over.
MORNING = timedelta(hours=3)
#: Local minutes after midnight, whatever people's own hours of silence are.
EVENING, DAYBREAK = 21 * 60, 7 * 60


def offer(case: Case, *, now: datetime) -> list[NewTime]:
    """Offer the best new times, unless some are; the very best is kept free.

    Those that are past are offered no more. Returns what was added.
    """
    if case.state not in HOMELESS:
        return []
    rows = new_times.of_slot(case.session, case.slot.id)
    for row in rows:
        if row.start_at <= now:
            case.session.delete(row)
    if any(row.start_at > now for row in rows):
        return []
    made = _added(case, [], now)
    if made:
        keep_free(case, made[0], now=now)
        case.session.flush()
    return made


def add_more(case: Case, *, now: datetime) -> list[NewTime]:
    """Offer more than there are. Returns what was added; nothing: there is enough, or no more."""
    stand = [r for r in new_times.of_slot(case.session, case.slot.id) if r.start_at > now]
    return _added(case, stand, now) if len(stand) < MOST else []


def _added(case: Case, stand: list[NewTime], now: datetime) -> list[NewTime]:
    """The best first, then by time."""
    best, *rest = [*_found(case, now, but=_known(stand)), None]
    found = [best, *sorted(filter(None, rest), key=lambda home: home.start)] if best else []
    made = [_row(case, home) for home in found]
    case.session.add_all(made)
    case.session.flush()
    return made


def _known(rows: list[NewTime]) -> set[tuple[datetime, int]]:
    return {(row.start_at, row.place_id or 0) for row in rows}


def keep_free(case: Case, row: NewTime, *, now: datetime) -> None:
    """The place is kept for it: 48 hours, for what is near a quarter of the time until then.

    It ends on the hour, and never in the night: nobody could have answered meanwhile. Of a slot's
    new times only so many are kept, those with a yes before others.
    """
    if row.place_id is None:
        return
    others = [r for r in new_times.of_slot(case.session, case.slot.id) if r is not row]
    held = sorted((r for r in others if r.held_until), key=lambda r: (bool(r.yes), r.id))
    for other in held[: max(0, len(held) + 1 - MOST_KEPT)]:
        other.held_until = None
    left, zone = row.start_at - now, ZoneInfo(case.partnership.zone)
    until = now + min(KEPT, max(LEAST, left / SHARE))
    hour = until.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    morning = awake(hour, zone, quiet_from=EVENING, quiet_until=DAYBREAK)
    row.held_until = min(row.start_at, morning if morning == hour else morning + MORNING)


def _row(case: Case, home: Home) -> NewTime:
    unknown = any(c.person_id is None for c in party(case))  # a side that was asked as a whole
    why = [code for code in home.why if not (unknown and code is Why.NOBODY_BUSY)]
    return NewTime(
        slot_id=case.slot.id,
        start_at=home.start,
        end_at=home.end,
        place_id=home.place_id or None,
        why=" ".join(why),
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
    rows = places.in_use(case.session, case.partnership.id)
    rows.sort(key=lambda place: place.id != case.slot.place_id)
    taken: dict[int, list[tuple[datetime, datetime]]] = {row.id: [] for row in rows}
    booked = bookings.agreed(case.session, list(taken), now, _until(case, now), but=case.slot.id)
    hoped = bookings.hoped_for(case.session, list(taken), now, _until(case, now), but=case.slot.id)
    for place, start, end in [*booked, *hoped]:
        taken[place].append((start, end))
    return [
        PlaceTimes(row.id, row.name, Hours.from_json(row.opening), tuple(taken[row.id]))
        for row in rows
    ]


def _diaries(case: Case, now: datetime) -> list[Diary]:
    """Of everybody who is in it or was until now."""
    ids = sorted({c.person_id for c in party(case) if c.person_id})
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
