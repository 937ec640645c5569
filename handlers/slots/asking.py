"""Putting questions to people, and closing them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.partnerships.days import SETTLED, after_weekend
from handlers.partnerships.wishes import wishes_of
from handlers.slots.lifecycle import Answer, Side
from handlers.wall import at_wall
from storage import absences
from storage.tables import Ask, Commitment, Person

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.partnerships.wishes import Wishes
    from handlers.slots.case import Actor, Case
    from handlers.slots.counter import Move

#: The nearer the start, the shorter the time to answer: (when nearer than, answer within).
NEARER = ((timedelta(days=1), timedelta(hours=1)), (timedelta(days=3), timedelta(hours=4)))


def commit_to(
    case: Case, *, person_id: int | None, side: Side, status: Answer, now: datetime
) -> Commitment:
    """A new commitment in the case."""
    made = Commitment(
        slot_id=case.slot.id,
        person_id=person_id,
        side=side,
        status=status,
        answered_at=now if status is Answer.ACCEPTED else None,
    )
    case.session.add(made)
    case.session.flush()
    case.commitments.append(made)
    return made


def put_ask(
    case: Case,
    commitment: Commitment,
    *,
    by: Actor,
    now: datetime,
    offer: Move | None = None,
    standin: int | None = None,
) -> Ask:
    """Ask for the commitment: the slot's own terms, or the `offer` of another time or place.

    `standin`: the person who is asked to take the commitment over.
    """
    start = offer.start if offer else None
    kind = "standin" if standin else "offer" if offer else "slot"
    ask = Ask(
        slot_id=case.slot.id,
        commitment_id=commitment.id,
        person_id=standin or commitment.person_id,
        side=commitment.side,
        asked_by=by.person_id,
        kind=kind,
        start_at=start,
        end_at=offer.end if offer else None,
        place_id=offer.place_id if offer else None,
        asked_at=now,
        due_at=now,
        outcome="open",
    )
    ask.due_at = due(case, start or case.slot.start_at, now=now, ask=ask)
    chase_from(case, ask, now=now)
    case.session.add(ask)
    case.session.flush()
    case.asks.append(ask)
    return ask


def ask_all(case: Case, *, by: Actor, now: datetime) -> list[Ask]:
    """Ask everybody whose answer is needed."""
    needed = [c for c in case.commitments if c.status == Answer.NEEDED]
    return [put_ask(case, commitment, by=by, now=now) for commitment in needed]


def close(ask: Ask, outcome: str, *, by: Actor, now: datetime) -> Ask:
    """The question has its answer, or is not asked any more."""
    ask.outcome, ask.answered_by, ask.answered_at = outcome, by.person_id, now
    return ask


def drop(
    case: Case, commitment: Commitment, *, into: Commitment, by: Actor, now: datetime
) -> list[Ask]:
    """Undo that somebody was ever in it: nobody is out, and nobody comes back to it.

    What they were asked is closed, and kept with the commitment `into`. Returns what was closed.
    """
    theirs = [a for a in case.asks if a.commitment_id == commitment.id]
    changed = [close(a, "superseded", by=by, now=now) for a in theirs if a.outcome == "open"]
    for ask in theirs:
        ask.commitment_id = into.id
    case.session.flush()
    case.commitments.remove(commitment)
    case.session.delete(commitment)
    case.session.flush()
    return changed


def close_all(case: Case, *, by: Actor, now: datetime) -> list[Ask]:
    """Nothing is asked any more."""
    return [close(ask, "superseded", by=by, now=now) for ask in case.open_asks]


def due(case: Case, start: datetime, *, now: datetime, ask: Ask) -> datetime:
    """When an answer is due: by the asked person's answer time, sooner for near starts."""
    wishes = _wishes(case, ask)
    allowed = timedelta(minutes=wishes.answer_minutes)
    for nearer, within in NEARER:
        if start - now < nearer:
            allowed = min(allowed, within)
            break
    at = wishes.awake(now + allowed)
    if allowed >= DAY:  # what has days to wait does not run out on a weekend
        at = wishes.awake(after_weekend(at, wishes.zone))
    return min(at, start)


#: An answer that may take so long waits for weekdays; Monday's reminders come in the morning.
DAY, MORNING = timedelta(days=1), 8 * 60
#: How far a question has been chased: not at all, or reminded of once.
FRESH, REMINDED = 0, 1


def chase_from(case: Case, ask: Ask, *, now: datetime) -> None:
    """Remind of it half-way to when it is due, then tell the asker; never in hours of silence."""
    wishes = _wishes(case, ask)
    half = wishes.awake(now + (ask.due_at - now) / 2)
    if ask.due_at - now >= DAY:
        half = wishes.awake(after_weekend(half, wishes.zone, minutes=MORNING))
    ask.chased, ask.chase_at = FRESH, half
    if half >= ask.due_at:
        chase_when_due(ask)
    back = ask.person_id and absences.away_until(case.session, ask.person_id, now)
    if back and back > ask.due_at:
        chase_at_once(ask, now=now)


def due_anew(case: Case, ask: Ask, *, now: datetime) -> None:
    """The slot has another time; who wanted to be asked later still is, where that is before it."""
    start = case.slot.start_at
    if ask.again_at is not None and ask.again_at < start:
        ask.due_at = due(case, start, now=ask.again_at, ask=ask)
        chase_when_due(ask)
        return
    ask.again_at, ask.due_at = None, due(case, start, now=now, ask=ask)
    chase_from(case, ask, now=now)


def chase_when_due(ask: Ask) -> None:
    """Nobody is reminded any more; the asker is told when the time is up."""
    ask.chased, ask.chase_at = REMINDED, ask.due_at


def chase_at_once(ask: Ask, *, now: datetime) -> None:
    """No answer will come in time: what is done when it is up is done now, or the asker told."""
    ask.chased, ask.chase_at = REMINDED, now


def chase_no_more(ask: Ask) -> None:
    """All that can be done without a person is done."""
    ask.chase_at = None


def wait_until_morning(case: Case, ask: Ask, *, now: datetime) -> None:
    """The asker waits: they are told again tomorrow, or when it begins, whatever comes first."""
    zone = ZoneInfo(case.partnership.zone)
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    ask.due_at = min(at_wall(tomorrow, SETTLED, zone), ask.start_at or case.slot.start_at)
    chase_when_due(ask)


def _wishes(case: Case, ask: Ask) -> Wishes:
    """What the asked person wants; a whole side: what the two sides agreed on."""
    person = case.session.get(Person, ask.person_id) if ask.person_id else None
    return wishes_of(case.partnership, person)
