"""Chasing answers, so that nobody has to remember to: one reminder, then the asker is told."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import asking, tell
from handlers.slots.case import Actor, Case
from handlers.slots.later import asked_people
from handlers.slots.lifecycle import Side, SlotState
from handlers.slots.plan_b import Way, in_silence
from handlers.slots.standin import ask_standin
from handlers.slots.turns import next_turn
from storage import due, memberships, outbox
from storage.tables import Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.outbox import Intent
    from storage.tables import Ask, Slot

#: Who is told of which questions.
Told = dict[int, list["Ask"]]


def chase(session: Session, now: datetime) -> int:
    """Take the next step with every question whose time has come; how many there were."""
    found = due.to_chase(session, now)
    waiting: Told = defaultdict(list)
    given_up: Told = defaultdict(list)
    for ask, slot, partnership in found:
        if not _still_asked(ask, slot, now):
            asking.chase_no_more(ask)
        elif ask.chased == asking.FRESH and now < ask.due_at:
            asking.chase_when_due(ask)
            for person in asked_people(session, partnership.id, ask):
                waiting[person].append(ask)
        else:
            asking.chase_no_more(ask)
            case = Case.of(session, partnership, slot)
            case.must_show = False
            note = _otherwise(case, ask, now)
            if note is not None:
                line = tell.line_to(session, ask.asked_by)
                again = outbox.standing(session, [slot.id])
                outbox.enqueue(session, [tell.note_intent(line, note), *again])
            else:
                given_up[ask.asked_by].append(ask)
    session.flush()
    reminded = _notes(session, waiting, "ask_reminder", "asks_reminder")
    told = _notes(session, given_up, "unanswered", "all_unanswered")
    overdue = sorted({ask.slot_id for asks in given_up.values() for ask in asks})
    outbox.enqueue(session, [*reminded, *told, *outbox.standing(session, overdue)])
    return len(found)


def _otherwise(case: Case, ask: Ask, now: datetime) -> Note | None:
    """What is done by itself when nobody answers, as the asker is told; None: nothing can be.

    First what the proposal says itself, then the stand-in the silent person has named.
    """
    side = Side(ask.side)
    if ask.by_turns:
        person = next_turn(case, ask, now=now)
        if person is None:
            asking.close(ask, "superseded", by=Actor(ask.asked_by, side, "clock"), now=now)
            return Note("told_turns_over", case.slot.id)
        return Note("told_next_turn", case.slot.id, {"person": person})
    plan = in_silence(case, ask, now=now) if ask.kind == "slot" else None
    if plan is not None and plan.way is not Way.STANDIN:
        said = {"who": ask.person_id, "side": side, "plan_b": plan.to_json()}
        return Note("plan_b_done", case.slot.id, said)
    standin = plan.person_id if plan else _pass_on(case, ask, now)
    if standin is None:
        return None
    case.asks[-1].asked_by = ask.asked_by  # who asked first is told what comes of it
    return Note("unanswered", case.slot.id, {"ask": ask.id, "standin": standin})


def _pass_on(case: Case, ask: Ask, now: datetime) -> int | None:
    """Ask the stand-in whom the silent person has named for such cases; None: there is none."""
    session = case.session
    person = session.get(Person, ask.person_id) if ask.person_id else None
    if person is None or person.standin_id is None or ask.kind != "slot":
        return None
    side, standin = Side(ask.side), person.standin_id
    by = Actor(person.id, side, "clock")
    known = memberships.membership(session, partnership_id=case.partnership.id, person_id=standin)
    if known is None or known.side != side or standin in {a.person_id for a in case.asks}:
        return None
    try:
        ask_standin(case, by=by, now=now, person_id=standin, person_side=side)
    except UserError:  # they are in it already, or it cannot be passed on: the asker decides
        return None
    return standin


def _still_asked(ask: Ask, slot: Slot, now: datetime) -> bool:
    """What is over, or has ended, is asked no more; while it is bumped only a stand-in is asked."""
    state = SlotState(slot.state)
    if slot.end_at <= now or state.ended or ask.outcome != "open":
        return False
    return state.agreed or state is SlotState.PROPOSED or ask.kind == "standin"


def _notes(session: Session, told: Told, one: str, several: str) -> Iterator[Intent]:
    """Several questions for one person make one message."""
    for person, asks in told.items():
        note = Note(one, asks[0].slot_id, {"ask": asks[0].id})
        if len(asks) > 1:
            note = Note(several, fields={"slots": list(dict.fromkeys(a.slot_id for a in asks))})
        yield tell.note_intent(tell.line_to(session, person), note)
