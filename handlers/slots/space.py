"""Volunteers first: before a place is taken from somebody, they may be asked whether they mind.

A no is remembered, as nobody is asked twice; so is a yes, as generosity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import tell
from storage import outbox, slots
from storage.lines import lines_to

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Actor, Case

#: What a tap says: they stay where they are.
STAY = "stay"
#: How history calls what is said of it. It is no step of a slot's life.
SPACE = "space"


def ask_for_space(case: Case, *, by: Actor, now: datetime, pick: str) -> Note:
    """Ask everybody in the slot, but the one who asks, whether it could move. It is voluntary.

    Raises:
        UserError: `not_now`: it keeps no place any more; `nobody_to_mind`: nobody else is in it, or
            they have said that they stay.
    """
    if not case.state.agreed:
        raise UserError("not_now", slot_id=case.slot.id, act="")
    done = slots.history(case.session, case.slot.id)
    stays = {h.by_id for h in done if h.act == SPACE and h.details.get("stays")}
    asked = {c.person_id for c in case.standing if c.person_id} - {by.person_id} - stays
    if not asked:
        raise UserError("nobody_to_mind", slot_id=case.slot.id)
    case.put_down(SPACE, by=by, now=now, details={"stays": False})
    note = Note("space_wanted", case.slot.id, {"by": by.person_id, "for": pick})
    lines = lines_to(case.session, asked)
    outbox.enqueue(case.session, [tell.note_intent(line, note) for line in lines.values()])
    return Note("space_asked", case.slot.id, {"people": sorted(asked)})


def stay(case: Case, *, by: Actor, now: datetime, asker: int) -> Note:
    """They would rather stay, and the one who asked is told."""
    case.put_down(SPACE, by=by, now=now, details={"stays": True})
    told = Note("told_stays", case.slot.id, {"by": by.person_id})
    line = tell.line_to(case.session, asker)
    outbox.enqueue(case.session, [tell.note_intent(line, told)])
    return Note("stays", case.slot.id)


def generosity(case: Case, by: Actor) -> dict[str, Any]:
    """What is remembered of somebody who moves because they were asked to, by another."""
    last = slots.history(case.session, case.slot.id)[-1]
    asked = last.act == SPACE and not last.details.get("stays") and last.by_id != by.person_id
    return {"volunteered": True} if asked else {}
