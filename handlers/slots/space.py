"""Volunteers first: before a place is taken from somebody, they may be asked whether they mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import tell
from storage import outbox, people

if TYPE_CHECKING:
    from handlers.slots.case import Actor, Case

#: What a tap says: they stay where they are. Somebody who said so is not asked again.
STAY = "stay"


def ask_for_space(case: Case, *, by: Actor, pick: str) -> Note:
    """Ask everybody in the slot, but the one who asks, whether it could move. It is voluntary.

    Raises:
        UserError: `not_now`: it keeps no place any more.
    """
    if not case.state.agreed:
        raise UserError("not_now", slot_id=case.slot.id, act="")
    asked = {c.person_id for c in case.standing if c.person_id} - {by.person_id}
    if not asked:
        raise UserError("nobody_to_mind", slot_id=case.slot.id)
    note = Note("space_wanted", case.slot.id, {"by": by.person_id, "for": pick})
    lines = people.direct_lines(
        case.session, installation_id=case.slot.installation_id, person_ids=sorted(asked)
    )
    outbox.enqueue(case.session, [tell.note_intent(line, note) for line in lines.values()])
    return Note("space_asked", case.slot.id, {"people": sorted(asked)})


def stay(case: Case, *, by: Actor, asker: int) -> Note:
    """They would rather stay, and the one who asked is told."""
    told = Note("told_stays", case.slot.id, {"by": by.person_id})
    line = tell.line_to(case.session, case.slot.installation_id, asker)
    outbox.enqueue(case.session, [tell.note_intent(line, told)])
    return Note("stays", case.slot.id)
