"""Letting go of what a partnership no longer needs: free text, what came to nothing, absences.

Each call takes on so much; the rest is found the next night. `now` is the domain's time (UTC).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, cast, delete, or_, select, tuple_, update

from storage.tables import (
    Absence,
    Base,
    Code,
    Draft,
    Followup,
    History,
    Inbox,
    Membership,
    Slot,
    Surface,
    TickRun,
    WrongCodes,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from storage.tables import Partnership

#: Slots of one partnership that one call takes on.
MOST_SLOTS = 500
#: Rows of other tables that one call takes on: more than a busy day brings.
MOST_ROWS = 20_000
#: Under these names people's own words stand in what history remembers of an act.
WORDS = ("title", "note", "text")
#: How long rows stay that are of use for a short while only.
SHORT_LIVED: tuple[tuple[type[Base], InstrumentedAttribute[datetime], timedelta], ...] = (
    (Draft, Draft.created_at, timedelta(days=2)),
    (Inbox, Inbox.at, timedelta(days=3)),
    (TickRun, TickRun.scheduled_for, timedelta(days=30)),
    (Code, Code.until_at, timedelta(days=1)),
    (WrongCodes, WrongCodes.since, timedelta(days=1)),
)
_QUIETLY = {"synchronize_session": False}


def forget_texts(session: Session, partnership: Partnership, now: datetime) -> int:
    """Forget what people wrote about slots that ended `keep_texts` days ago; how many slots."""
    over = now - timedelta(days=partnership.keep_texts)
    noted = select(Followup.id).where(Followup.slot_id == Slot.id, Followup.note.is_not(None))
    said = select(History.id).where(History.slot_id == Slot.id, _says_something())
    told = select(Surface.id).where(Surface.slot_id == Slot.id, Surface.said.is_not(None))
    wanted = (
        select(Slot.id)
        .where(Slot.partnership_id == partnership.id, Slot.end_at <= over)
        .where(or_(noted.exists(), said.exists(), told.exists()))
        .order_by(Slot.end_at, Slot.id)
        .limit(MOST_SLOTS)
    )
    slots = list(session.scalars(wanted))
    notes = update(Followup).where(Followup.slot_id.in_(slots), Followup.note.is_not(None))
    session.execute(notes.values(note=None), execution_options=_QUIETLY)
    messages = update(Surface).where(Surface.slot_id.in_(slots), Surface.said.is_not(None))
    session.execute(messages.values(said=None), execution_options=_QUIETLY)
    for line in session.scalars(select(History).where(History.slot_id.in_(slots))):
        line.note = None
        if line.details != (kept := wordless(line.details)):
            line.details = kept
    session.flush()
    return len(slots)


def _says_something() -> ColumnElement[bool]:
    """Whether a line of history holds words; names in JSON text are followed by a colon."""
    details = cast(History.details, Text)
    return or_(History.note.is_not(None), *(details.contains(f'"{name}":') for name in WORDS))


def wordless(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """The same JSON value without people's own words."""
    if isinstance(value, dict):
        return {name: wordless(inner) for name, inner in value.items() if name not in WORDS}
    return [wordless(inner) for inner in value] if isinstance(value, list) else value


def forget_absences(session: Session, partnership: Partnership, now: datetime) -> None:
    """Forget when members were away, `keep_texts` days after they were back."""
    members = select(Membership.person_id).where(Membership.partnership_id == partnership.id)
    back = Absence.until_at <= now - timedelta(days=partnership.keep_texts)
    gone = delete(Absence).where(back, Absence.person_id.in_(members))
    session.execute(gone, execution_options=_QUIETLY)


def clear(session: Session, now: datetime) -> None:
    """Delete old drafts and codes, what was taken in long ago, and old runs of the clock."""
    for table, at, kept in SHORT_LIVED:
        key = table.__mapper__.primary_key
        old = select(*key).where(at <= now - kept).limit(MOST_ROWS)
        session.execute(delete(table).where(tuple_(*key).in_(old)), execution_options=_QUIETLY)
