"""Telling people: which intents go to the outbox once something was done.

The shared card and the private prompts are brought up to date; people are told directly only what
changed for themselves.
"""

from __future__ import annotations

from dataclasses import replace
from secrets import token_hex
from typing import TYPE_CHECKING

from handlers.errors import UserError
from storage import conversations, memberships, outbox
from storage.lines import all_lines, lines_to
from storage.outbox import Intent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from handlers.cards.note import Note
    from handlers.slots.case import Case
    from storage.tables import Ask

#: The lane of what can wait for everything else.
DIGEST = 2
#: A question to a whole side is put in private to this many of those known there; all see the card.
MOST_PROMPTS = 5


def show_all(
    case: Case,
    *,
    changed: Iterable[Ask] = (),
    notes: Iterable[tuple[int, Note]] = (),
    must: bool = True,
) -> None:
    """Bring every surface of the slot up to date, and send `notes` to people by id.

    `must`: what cannot be shown to both sides is not done; the clock does not wait for that.

    Raises:
        UserError: `paused_removed`, `paused_unshared`, `paused_away`: nothing can be shown to
            the two sides now, so nothing is done.
    """
    told, prompts = list(notes), list(_prompts(case, changed))
    lines = all_lines(case.session, [person for person, _about in (*prompts, *told)])
    rooms = _rooms(case, must=must and case.must_show)
    intents = [card_intent(room, case) for room in rooms]
    for person, ask in prompts:
        where = _where_it_stands(case.session, lines[person], ask)
        intents += [_prompt_intent(line, ask) for line in where]
    intents += [note_intent(lines[person][0], note) for person, note in told]
    outbox.enqueue(case.session, intents)


def _rooms(case: Case, *, must: bool) -> list[int]:
    """Where the card stands. A room that is closed to us gets it when it is open again."""
    rooms = conversations.shared_rooms(case.session, case.partnership.id)
    closed = [why for _room, why in rooms if why]
    if must and rooms and len(closed) == len(rooms):
        code = closed[0] if closed[0] in {"removed", "unshared"} else "away"
        raise UserError(f"paused_{code}", slot_id=case.slot.id)
    return [room for room, _why in rooms]


def card_intent(conversation_id: int, case: Case) -> Intent:
    """The slot's one card in a shared room."""
    return Intent(conversation_id, f"card:{case.slot.id}", "card", slot_id=case.slot.id)


def note_intent(
    conversation_id: int,
    note: Note,
    *,
    only_for: int | None = None,
    under: str | None = None,
    language: str | None = None,
    lane: int = 0,
    own: bool = False,
) -> Intent:
    """Something to tell one person; in a shared room only they see it.

    `own`: it answers what they did themselves, so it is told whatever the hour.

    `language`: that of the verb they typed, where they have not chosen one themselves.
    """
    payload = {"note": note.to_json(), "only_for": only_for, "under": under, "language": language}
    payload |= {"own": True} if own else {}
    return Intent(
        conversation_id,
        f"note:{token_hex(8)}",
        "note",
        slot_id=note.slot_id,
        payload=payload,
        lane=lane,
    )


def keyed(intent: Intent, key: str) -> Intent:
    """The same under a key of its own: told again, it becomes an edit of what was told before."""
    return replace(intent, key=key)


def line_to(session: Session, person_id: int) -> int:
    """The id of the line the person is written to on."""
    return lines_to(session, [person_id])[person_id]


def _current(case: Case, changed: Iterable[Ask]) -> list[Ask]:
    """What changed, and the latest question to each person: older ones have had their last word."""
    latest = {ask.person_id or ask.side: ask for ask in case.asks}
    wanted = {ask.id: ask for ask in (*changed, *latest.values())}
    return [wanted[key] for key in sorted(wanted)]


def _prompts(case: Case, changed: Iterable[Ask]) -> Iterator[tuple[int, Ask]]:
    """Who sees which question in private."""
    for ask in _current(case, changed):
        if ask.person_id is not None:
            yield ask.person_id, ask
            continue
        known = memberships.members(case.session, partnership_id=case.partnership.id, side=ask.side)
        readers = [person for person in known if person != ask.asked_by]
        yield from ((person, ask) for person in readers[:MOST_PROMPTS])


def _where_it_stands(session: Session, lines: list[int], ask: Ask) -> list[int]:
    """Nobody is asked twice: who has moved meanwhile finds the question where it was put."""
    if len(lines) == 1:
        return lines
    return outbox.shown_in(session, lines, f"ask:{ask.id}") or lines[:1]


def _prompt_intent(line: int, ask: Ask) -> Intent:
    return Intent(line, f"ask:{ask.id}", "ask", slot_id=ask.slot_id, ask_id=ask.id)
