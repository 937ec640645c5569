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

#: More than these about slots are condensed.
FEW = 2
#: What people wrote to each other is never condensed away.
WORDS = frozenset({"text", "note"})


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
    asks = [row for row in rows if row.kind == "ask"]
    brief = [row for row in rows if _can_be_brief(row)]
    whole = [row for row in rows if row not in asks and row not in brief]
    return [
        *_condensed(line, brief, "while_away"),
        *_condensed(line, asks, "asks_meanwhile"),
        *(_as_it_was(row) for row in whole),
    ]


def _condensed(line: int, rows: list[Withheld], code: str) -> list[Intent]:
    """A few as they were; more of them as one message, with the way to each."""
    if len(rows) <= FEW:
        return [_as_it_was(row) for row in rows]
    slots = list(dict.fromkeys(row.slot_id for row in rows))
    return [tell.note_intent(line, Note(code, fields={"slots": slots}))]


def _can_be_brief(row: Withheld) -> bool:
    """Whether a line with the way to its slot says as much."""
    said = row.payload.get("note", {}).get("fields", {})
    return (
        row.kind == "note" and row.slot_id is not None and not any(said.get(name) for name in WORDS)
    )


def _as_it_was(row: Withheld) -> Intent:
    return Intent(
        row.conversation_id,
        row.key,
        row.kind,
        slot_id=row.slot_id,
        ask_id=row.ask_id,
        payload=row.payload,
        lane=0,
    )
