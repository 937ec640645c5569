"""What was withheld from people while they were away or asleep; much of it comes as one message."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.slots import tell
from storage import absences, outbox
from storage.outbox import Intent

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.tables import Withheld

#: More than these about one person's slots are condensed.
FEW = 2


def release(session: Session, now: datetime) -> int:
    """Tell people what came meanwhile; how much there was."""
    found = absences.to_release(session, now)
    lines: dict[int, list[Withheld]] = defaultdict(list)
    for held in found:
        lines[held.conversation_id].append(held)
    intents = [i for line, rows in lines.items() for i in _told(line, rows)]
    for held in found:
        session.delete(held)
    session.flush()
    outbox.enqueue(session, intents)
    return len(found)


def _told(line: int, rows: list[Withheld]) -> list[Intent]:
    slots = list(dict.fromkeys(row.slot_id for row in rows if row.slot_id))
    if len(rows) <= FEW or not slots:
        return [
            Intent(
                line,
                row.key,
                row.kind,
                slot_id=row.slot_id,
                ask_id=row.ask_id,
                payload=row.payload,
                lane=0,
            )
            for row in rows
        ]
    return [tell.note_intent(line, Note("while_away", fields={"slots": slots}))]
