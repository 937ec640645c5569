"""Bumps nobody has resolved: first who is left with it, then who stands in, then both who lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.partnerships.wishes import wishes_of
from handlers.slots import tell
from handlers.slots.case import Case
from handlers.slots.choosing import awaited
from handlers.slots.closing import close, waits_until
from handlers.slots.lifecycle import SlotState
from handlers.slots.pressing import next_step
from storage import absences, due, outbox, people
from storage.tables import Person

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session


def press(session: Session, now: datetime) -> int:
    """Take the next step with every unresolved bump whose time has come; how many there were."""
    found = due.to_press(session, now)
    for slot, partnership in found:
        case = Case.of(session, partnership, slot)
        if case.state is not SlotState.BUMPED:
            slot.press_at = None
        elif slot.start_at > now:
            _speak(case, now)
        elif until := waits_until(case, now=now):
            slot.press_at = until
        else:
            close(case, now=now)
    session.flush()
    return len(found)


def _speak(case: Case, now: datetime) -> None:
    """To the next of those who could do something; who was told before them is named."""
    slot, before = case.slot, list[int]()
    told: list[int] = []
    for number, step in enumerate(STEPS):
        if number < slot.pressed:
            before += step(case, now)
            continue
        slot.pressed = number + 1
        told = [person for person in step(case, now) if person not in before]
        if told:
            break
    note = Note("still_bumped", slot.id, {"before": sorted(set(before))})
    lines = people.direct_lines(
        case.session, installation_id=slot.installation_id, person_ids=sorted(set(told))
    )
    outbox.enqueue(case.session, [tell.note_intent(line, note) for line in lines.values()])
    slot.press_at = next_step(slot.start_at, wishes_of(case.partnership), now=now)


def _owners(case: Case, _now: datetime) -> list[int]:
    return awaited(case)


def _standins(case: Case, now: datetime) -> list[int]:
    """Whom they have named to stand in for them, if these are not away themselves."""
    persons = [case.session.get(Person, person) for person in awaited(case)]
    named = {person.standin_id for person in persons if person and person.standin_id}
    return [p for p in sorted(named) if absences.away_until(case.session, p, now) is None]


def _leads(case: Case, _now: datetime) -> list[int]:
    return people.leads(case.session, case.partnership.id)


#: Who is told, step by step; nobody twice.
STEPS: tuple[Callable[[Case, datetime], list[int]], ...] = (_owners, _standins, _leads)
