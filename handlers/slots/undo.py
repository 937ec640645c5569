"""Taking back what was understood: for a while, and while nothing else has happened since.

What was typed may have been misread, so every typed act remembers how things stood before it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.partnerships.daily import stay_true
from handlers.slots import asking, place, reminders, tell
from handlers.slots.lifecycle import HOMELESS, Act, Answer, SlotState
from handlers.slots.offering import offer
from storage import new_times, slots
from storage.tables import NewTime

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handlers.slots.case import Actor, Case
    from storage.tables import Ask, History

#: How long an act can be taken back.
FOR_A_WHILE = timedelta(minutes=15)

_SLOT = (
    "state",
    "start_at",
    "end_at",
    "previous_start_at",
    "place_id",
    "public_state",
    "public_url",
    "hold_until",
    "remind_at",
    "press_at",
    "queued_at",
    "pressed",
    "bumped_side",
    "rehomed_from",
    "plan_b",
)
_COMMITMENT = ("person_id", "status", "answered_at")
_NEW_TIME = ("start_at", "end_at", "place_id", "why", "yes", "held_until")
_ASK = ("outcome", "answered_by", "answered_at", "due_at", "chase_at", "chased")


def snapshot(case: Case) -> dict[str, Any]:
    """How things stand, as JSON values."""
    return {
        "slot": _kept(case.slot, _SLOT),
        "commitments": {str(c.id): _kept(c, _COMMITMENT) for c in case.commitments},
        "asks": {str(a.id): _kept(a, _ASK) for a in case.asks},
        "new_times": [_kept(row, _NEW_TIME) for row in _on_offer(case)],
    }


def _on_offer(case: Case) -> list[NewTime]:
    return new_times.of_slot(case.session, case.slot.id) if case.state in HOMELESS else []


def remember(case: Case, before: dict[str, Any], *, by: Actor, now: datetime) -> None:
    """What was just done can be taken back by `by`: it went from `before` to what is now.

    What it set off by itself goes with it, whoever history names for that.
    """
    done = slots.history(case.session, case.slot.id)
    if done and done[-1].at == now and snapshot(case) != before:
        done[-1].details = {**done[-1].details, "undo": before, "undo_by": by.person_id}


def undoable(done: list[History], *, person_id: int | None, now: datetime) -> History | None:
    """The last thing that happened, if this person typed it a moment ago."""
    last = done[-1] if done else None
    if last is None or "undo" not in last.details:
        return None
    if last.details.get("undo_by", last.by_id) != person_id:
        return None
    return last if now - last.at <= FOR_A_WHILE else None


def undo(case: Case, *, by: Actor, now: datetime, which: int) -> Note:
    """Put things back as they stood before the act `which` (a line of history).

    Raises:
        UserError: `undo_late`: it is too long ago, or something else has happened since; `clash`.
        ConflictError: somebody else wrote first.
    """
    done = slots.history(case.session, case.slot.id)
    if _undone_already(done, by, which):
        return Note("undone", case.slot.id, quiet=True)
    last = undoable(done, person_id=by.person_id, now=now)
    if last is None or last.id != which:
        raise UserError("undo_late", slot_id=case.slot.id)
    before = last.details["undo"]
    heard = _told_of_it(case, last, [])
    back = {name: _read(name, value) for name, value in before["slot"].items()}
    if SlotState(back["state"]).agreed:
        place.free(
            case.session, back["place_id"], back["start_at"], back["end_at"], but=case.slot.id
        )
    if back["remind_at"] and back["remind_at"] <= now:  # they have been reminded of that
        back["remind_at"] = reminders.to_plan(SlotState(back["state"]), anew=False)
    _write(case, back, by=by, now=now, which=last.id)
    for commitment in case.commitments:
        kept = before["commitments"].get(str(commitment.id))
        _put(commitment, kept or {"status": Answer.DECLINED})
    changed = []
    for ask in case.asks:
        kept = before["asks"].get(str(ask.id))
        if kept is None and ask.outcome == "open":
            changed.append(asking.close(ask, "superseded", by=by, now=now))
        elif kept is not None and ask.outcome != kept["outcome"]:
            _put(ask, kept)
            changed.append(ask)
    _offer_again(case, before.get("new_times", ()))
    offer(case, now=now)  # where it is without a home, and was not before
    told = Note("told_undone", case.slot.id, {"by": by.person_id, "act": last.act})
    people = (_told_of_it(case, last, changed) | heard) - {by.person_id}
    tell.show_all(case, changed=changed, notes=[(person, told) for person in sorted(people)])
    return Note("undone", case.slot.id)


def _offer_again(case: Case, rows: Iterable[dict[str, Any]]) -> None:
    """What was on offer then is on offer again, with the yes of each that had been said."""
    new_times.clear(case.session, case.slot.id)
    if case.state in HOMELESS:
        for kept in rows:
            values = {name: _read(name, value) for name, value in kept.items()}
            case.session.add(NewTime(slot_id=case.slot.id, **values))
    case.session.flush()


def _undone_already(done: list[History], by: Actor, which: int) -> bool:
    """The same tap again, or the same word."""
    last = done[-1] if done else None
    if last is None or last.act != UNDONE or last.by_id != by.person_id:
        return False
    return which in {0, last.details.get("undone")}


#: Acts nobody is told of, and those of which also people hear who are not in it any more.
_QUIET = frozenset({Act.HOLD, Act.ANNOUNCE, Act.STANDIN})
_FOR_ALL = frozenset({Act.CANCEL, Act.POSTPONE, Act.ALONE})


def _told_of_it(case: Case, last: History, changed: list[Ask]) -> set[int]:
    """Those who heard of the act hear that it is taken back."""
    if last.act in _QUIET:
        return set()
    pool = case.commitments if last.act in _FOR_ALL else case.standing
    return {c.person_id for c in pool if c.person_id} | {a.asked_by for a in changed}


#: How history calls it. It is no step of a slot's life: it may lead back to any state.
UNDONE = "undo"


def _write(case: Case, back: dict[str, Any], *, by: Actor, now: datetime, which: int) -> None:
    slot = case.slot
    moved = any(getattr(slot, n) != back[n] for n in ("start_at", "end_at", "place_id"))
    case.put_down(UNDONE, by=by, now=now, to=back["state"], details={"undone": which})
    case.take_along(SlotState(back["state"]), back, now=now)
    sequence = slot.sequence + (1 if moved else 0)
    stay_true(case.partnership, back["start_at"], now=now)
    slots.change(case.session, slot, **{**back, "terms": slot.terms + 1, "sequence": sequence})


def _kept(row: Any, names: tuple[str, ...]) -> dict[str, Any]:  # noqa: ANN401 - any of the three tables
    values = {name: getattr(row, name) for name in names}
    return {n: v.isoformat() if isinstance(v, datetime) else v for n, v in values.items()}


def _put(row: Any, kept: dict[str, Any]) -> None:  # noqa: ANN401 - an ask or a commitment
    for name, value in kept.items():
        setattr(row, name, _read(name, value))


def _read(name: str, value: Any) -> Any:  # noqa: ANN401 - the column's own type
    timed = name.endswith(("_at", "_until")) and value is not None
    return datetime.fromisoformat(value) if timed else value
