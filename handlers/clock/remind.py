"""Reminders of what is agreed; all that is due for one person at once is one message."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.partnerships.wishes import wishes_of
from handlers.slots import reminders, tell
from handlers.slots.lifecycle import Answer, SlotState
from storage import due, outbox, people, slots

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from handlers.partnerships.wishes import Wishes
    from storage.outbox import Intent
    from storage.tables import Partnership, Slot

#: After a standstill an older reminder says nothing that helps any more; the next one will.
TOO_LATE = timedelta(hours=3)


def remind(session: Session, now: datetime) -> int:
    """Remind everybody who said yes of what is due; how many slots there were."""
    found = due.to_remind(session, now)
    told: dict[int, list[int]] = defaultdict(list)
    for slot, partnership in found:
        since = _since(session, slot, now)
        coming = _coming(session, slot, partnership) if since else {}
        for person in _due(slot, coming, since, now):
            told[person].append(slot.id)
        after = max(now, since or now)
        slot.remind_at = reminders.next_after(slot.start_at, coming.values(), after=after)
    session.flush()
    outbox.enqueue(session, list(_notes(session, told)))
    return len(found)


def _notes(session: Session, told: dict[int, list[int]]) -> Iterator[Intent]:
    for person, ids in told.items():
        one, several = Note("reminder", ids[0]), Note("reminders", fields={"slots": ids})
        line = tell.line_to(session, person)
        yield tell.note_intent(line, one if len(ids) == 1 else several)


def _since(session: Session, slot: Slot, now: datetime) -> datetime | None:
    """From when on reminders count; None: the slot has none any more."""
    if slot.state != SlotState.CONFIRMED or slot.start_at <= now:
        return None
    if slot.remind_at == reminders.PLAN_NEW:
        return slots.changed_at(session, slot) + reminders.FRESH
    return now if slot.remind_at == reminders.PLAN else slot.remind_at


def _due(
    slot: Slot, coming: dict[int, Wishes], since: datetime | None, now: datetime
) -> Iterator[int]:
    """Who has a reminder between `since` and now, and not one that is hours late."""
    for person, wishes in coming.items():
        for at in reminders.moments(slot.start_at, wishes):
            if since and since <= at <= now and now - at < TOO_LATE:
                yield person
                break


def _coming(session: Session, slot: Slot, partnership: Partnership) -> dict[int, Wishes]:
    """Who said yes, and their wishes. A whole side is nobody in particular, and sees the card."""
    said_yes = [c for c in slots.commitments(session, slot.id) if c.status == Answer.ACCEPTED]
    known = people.by_ids(session, sorted({c.person_id for c in said_yes if c.person_id}))
    return {person.id: wishes_of(partnership, person) for person in known}
