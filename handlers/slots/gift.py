"""A smaller gift from the side the event goes on without: a preview, three questions, a report.

It is promised by a tap, has a time it is due, and is reminded of once.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.partnerships.days import next_weekday_morning
from handlers.partnerships.wishes import wishes_of
from handlers.slots import tell
from handlers.slots.lifecycle import Side, SlotState
from handlers.wall import at_wall
from storage import gifts
from storage.tables import Gift

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Actor, Case


class Kind(StrEnum):
    """What may be given instead of coming."""

    PREVIEW = "preview"
    QUESTIONS = "questions"
    REPORT = "report"


#: How history calls what is said of it. It is no step of a slot's life.
GIFT = "gift"
#: What a tap says besides a kind: nothing this time; it is done; it comes to nothing.
NONE, GIVEN, CANNOT = "none", "given", "cannot"
#: Local minutes after midnight when a preview is due, the day before.
NOON = 12 * 60
#: Questions are due so long before the start.
BEFORE = timedelta(hours=4)
#: In what states something can be given still.
_GOES_ON = frozenset({SlotState.CONFIRMED, SlotState.OCCURRED})


def gift(case: Case, *, by: Actor, now: datetime, pick: str) -> Note:
    """Promise a gift, say that it is given, or that it comes to nothing.

    Raises:
        UserError: `not_now`, `not_yours_to_give`, `gift_late`, `stale`.
    """
    if case.state not in _GOES_ON:
        raise UserError("not_now", slot_id=case.slot.id, act="")
    theirs = any(c.side == by.side for c in case.standing)
    if by.side == case.slot.host_side or theirs:
        raise UserError("not_yours_to_give", slot_id=case.slot.id)
    if pick == NONE:
        return Note("gift_none", case.slot.id)
    given = gifts.of_slot(case.session, case.slot.id)
    if pick in set(Kind):
        same = [row for row in given if row.kind == pick and row.outcome == "open"]
        if pick != Kind.REPORT and case.slot.start_at <= now and not same:
            raise UserError("gift_late", slot_id=case.slot.id)
        row = same[0] if same else _promise(case, Kind(pick), by=by, now=now)
        return _told(case, row, "gift_promised", by=by, news=not same)
    word, _, which = pick.partition(":")
    found = next((r for r in given if str(r.id) == which and r.outcome == "open"), None)
    if word not in {GIVEN, CANNOT} or found is None:
        raise UserError("stale", slot_id=case.slot.id)
    found.outcome, found.remind_at = word, None
    case.put_down(GIFT, by=by, now=now, details={"gift": found.kind, "said": word})
    return _told(case, found, f"gift_{word}", by=by, news=True)


def _promise(case: Case, kind: Kind, *, by: Actor, now: datetime) -> Gift:
    due = due_at(case, kind, now=now)
    half = wishes_of(case.partnership).awake(now + (due - now) / 2)
    made = Gift(
        slot_id=case.slot.id,
        kind=kind,
        by_id=by.person_id,
        due_at=due,
        remind_at=min(half, due),
        outcome="open",
    )
    case.session.add(made)
    case.session.flush()
    case.put_down(GIFT, by=by, now=now, details={"gift": kind, "said": "promised"})
    return made


def due_at(case: Case, kind: Kind, *, now: datetime) -> datetime:
    """When it is due (UTC): before the event while that helps, a report at noon a weekday later."""
    slot, zone = case.slot, ZoneInfo(case.partnership.zone)
    if kind is Kind.REPORT or slot.start_at <= now:
        day = next_weekday_morning(max(slot.end_at, now), zone).astimezone(zone).date()
        return at_wall(day, NOON, zone)
    before = slot.start_at - BEFORE
    if kind is Kind.PREVIEW:
        before = at_wall(slot.start_at.astimezone(zone).date() - timedelta(days=1), NOON, zone)
    return before if before > now else slot.start_at


def _told(case: Case, row: Gift, code: str, *, by: Actor, news: bool) -> Note:
    """The hosts hear of it once; who tapped sees it where they tapped."""
    said = {"gift": row.id, "by": by.person_id}
    told = Note(f"told_{code}", case.slot.id, said)
    hosts = {c.person_id for c in case.standing if c.side == case.slot.host_side}
    notes = [(person, told) for person in sorted(p for p in hosts if p)] if news else []
    tell.show_all(case, notes=notes)
    return Note(code, case.slot.id, said)


def givers(case: Case, by: Actor) -> list[int]:
    """Who is asked for a gift: who bowed out just now, else those of that side who were in it."""
    leaving = Side(case.slot.host_side).other
    if by.side == leaving:
        return [by.person_id]
    return sorted({c.person_id for c in case.commitments if c.side == leaving and c.person_id})
