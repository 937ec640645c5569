"""Bumps nobody has resolved: first who is left with it, then who stands in, then both who lead."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.partnerships.wishes import wishes_of
from handlers.slots import tell
from handlers.slots.case import Case
from handlers.slots.choosing import awaited
from handlers.slots.closing import close, waits_until
from handlers.slots.lifecycle import SlotState
from handlers.slots.pressing import last_word, next_step
from storage import absences, due, memberships, outbox, slots
from storage.lines import lines_to
from storage.tables import Person

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

#: How far ahead the next step is planned for what lost its new time after the old one.
LATER = timedelta(days=7)


def press(session: Session, now: datetime) -> int:
    """Take the next step with every unresolved bump whose time has come; how many there were."""
    found = due.to_press(session, now)
    for slot, partnership in found:
        case = Case.of(session, partnership, slot)
        case.must_show = False
        if case.state is not SlotState.BUMPED:
            slot.press_at = None
        elif slot.start_at > now:
            _speak(case, now, until=slot.start_at)
        else:
            _at_its_time(case, now)
    session.flush()
    return len(found)


def _at_its_time(case: Case, now: datetime) -> None:
    """Its old time has come. A new one that a side wants is waited for, a late no is spoken of."""
    slot = case.slot
    wanted = waits_until(case, now=now)
    stood = slots.changed_at(case.session, slot) <= slot.start_at
    if wanted:
        _speak(case, now, until=wanted)
    elif not stood and slot.pressed < len(STEPS):
        _speak(case, now, until=now + LATER)
    else:
        close(case, now=now, stood=stood)


def _speak(case: Case, now: datetime, *, until: datetime) -> None:
    """To the next of those who could do something; at last, that it is about to be closed."""
    slot, wishes = case.slot, wishes_of(case.partnership)
    told, before = _next(case, now)
    last = slot.pressed > len(STEPS) and until == slot.start_at
    if last:
        told, before = awaited(case), []
    note = Note("still_bumped", slot.id, {"before": sorted(set(before)), "last": last})
    lines = lines_to(case.session, told)
    outbox.enqueue(case.session, [tell.note_intent(line, note) for line in lines.values()])
    if last:
        slot.press_at = until
    elif slot.pressed >= len(STEPS):
        slot.pressed = len(STEPS) + 1
        slot.press_at = last_word(until, wishes, now=now)
    else:
        slot.press_at = next_step(until, wishes, now=now)


def _next(case: Case, now: datetime) -> tuple[list[int], list[int]]:
    """Whom to tell now, and who was told before them."""
    slot, before = case.slot, list[int]()
    for number, step in enumerate(STEPS):
        if number < slot.pressed:
            before += step(case, now)
            continue
        slot.pressed = number + 1
        told = [person for person in step(case, now) if person not in before]
        if told:
            return told, before
    return [], before


def _owners(case: Case, _now: datetime) -> list[int]:
    return awaited(case)


def _standins(case: Case, now: datetime) -> list[int]:
    """Whom they have named to stand in for them, if these are not away themselves."""
    persons = [case.session.get(Person, person) for person in awaited(case)]
    named = {person.standin_id for person in persons if person and person.standin_id}
    return [p for p in sorted(named) if absences.away_until(case.session, p, now) is None]


def _leads(case: Case, _now: datetime) -> list[int]:
    return memberships.leads(case.session, case.partnership.id)


#: Who is told, step by step; nobody twice.
STEPS: tuple[Callable[[Case, datetime], list[int]], ...] = (_owners, _standins, _leads)
