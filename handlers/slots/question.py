"""A question about a slot: passed on to those who asked, with the card's thread for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.slots import tell
from storage import joining, outbox
from storage.lines import lines_to

if TYPE_CHECKING:
    from handlers.slots.case import Actor, Case
    from storage.outbox import Intent
    from storage.tables import Conversation

#: Characters of a question that are passed on.
LONGEST = 500


def pass_on(case: Case, text: str, *, by: Actor, asked_in: Conversation) -> Note:
    """Tell the other side what was asked, and put it into the thread under the card.

    What is typed in one room is copied to no other; those asked hear of it wherever they are.
    """
    fields = {"by": by.person_id, "text": text[:LONGEST]}
    asked = {ask.asked_by for ask in case.open_asks if ask.side == by.side}
    others = {c.person_id for c in case.standing if c.side != by.side and c.person_id}
    told = sorted((asked or others or {case.slot.proposed_by}) - {by.person_id})
    lines = lines_to(case.session, told)
    intents = [
        tell.note_intent(line, Note("told_question", case.slot.id, fields))
        for line in lines.values()
    ]
    outbox.enqueue(case.session, [*intents, *_in_threads(case, fields, asked_in)])
    return Note("question_sent", case.slot.id, {"people": told})


def _in_threads(case: Case, fields: dict[str, object], asked_in: Conversation) -> list[Intent]:
    """The question under the card where it was asked; if in private, in the asker's own rooms."""
    made = []
    for room in joining.rooms(case.session, case.partnership.id):
        near = room.installation_id == asked_in.installation_id
        here = near if asked_in.kind == "direct" else room.id == asked_in.id
        card = outbox.surface_of(case.session, room.id, f"card:{case.slot.id}") if here else None
        if card is not None and not room.paused:
            note = Note("asked_in_thread", case.slot.id, fields)
            made.append(tell.note_intent(room.id, note, under=card.external_id))
    return made
