"""Slots that came to nothing are deleted after a while, with all that hangs on them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, or_, select

from storage import former
from storage.tables import (
    Ask,
    Commitment,
    Conversation,
    Followup,
    Gift,
    History,
    NewTime,
    Outbox,
    Slot,
    Surface,
    Withheld,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from storage.tables import Partnership

#: Slots that one call takes on. Few: for each row that goes, the database looks through whole
#: tables for what still points at it, and people's acts wait meanwhile.
MOST_SLOTS = 100
#: How a slot ends that never takes place.
CAME_TO_NOTHING = ("declined", "withdrawn", "expired", "cancelled")
#: What hangs on a slot, in the order it can be deleted in: nothing points at what goes first.
BELONGINGS = (Outbox, Surface, NewTime, Gift, Ask, Commitment, History, Followup)
_QUIETLY = {"synchronize_session": False}


def delete_ended(session: Session, partnership: Partnership, now: datetime) -> int:
    """Delete what came to nothing, `keep_ended` days after its end and the last act on it.

    Returns how many slots there were at `now` (UTC). What somebody is still told of stays for now.
    """
    found = _ended(session, partnership, now)
    found -= _being_sent(session, found)
    former.remember(session, found, kept=timedelta(days=partnership.keep_names))
    for table in BELONGINGS:
        session.execute(delete(table).where(_of(table, found)), execution_options=_QUIETLY)
    session.execute(delete(Slot).where(Slot.id.in_(found)), execution_options=_QUIETLY)
    return len(found)


def _ended(session: Session, partnership: Partnership, now: datetime) -> set[int]:
    over = now - timedelta(days=partnership.keep_ended)
    lately = select(History.id).where(History.slot_id == Slot.id, History.at > over)
    about = or_(Withheld.slot_id == Slot.id, Ask.slot_id == Slot.id)
    waits = select(Withheld.id).outerjoin(Ask, Ask.id == Withheld.ask_id).where(about)
    wanted = (
        select(Slot.id)
        .where(Slot.partnership_id == partnership.id, Slot.end_at <= over)
        .where(Slot.state.in_(CAME_TO_NOTHING), ~lately.exists(), ~waits.exists())
        .order_by(Slot.end_at, Slot.id)
        .limit(MOST_SLOTS)
        .with_for_update(skip_locked=True)
    )
    return set(session.scalars(wanted))


def _being_sent(session: Session, slots: set[int]) -> set[int]:
    """Those of which something is on its way; of the others nothing is taken up any more."""
    theirs = _of(Outbox, slots)
    lines = select(Outbox.conversation_id).where(theirs)
    # A worker takes a row only while it holds its conversation, and whoever settles wants it there.
    locked = select(Conversation.id).where(Conversation.id.in_(lines)).order_by(Conversation.id)
    session.execute(locked.with_for_update())
    sent = (
        select(Outbox.slot_id, Ask.slot_id)
        .join(Conversation, Conversation.id == Outbox.conversation_id)
        .outerjoin(Ask, Ask.id == Outbox.ask_id)
        .where(theirs, Outbox.state == "sending", Conversation.paused == "")
    )
    return {slot for row in session.execute(sent) for slot in row if slot}


def _of(table: Any, slots: set[int]) -> ColumnElement[bool]:  # noqa: ANN401 - any of the belongings
    """What hangs on these slots, or on a question about them."""
    its: ColumnElement[bool] = table.slot_id.in_(slots)
    if table not in {Outbox, Surface}:
        return its
    return or_(its, table.ask_id.in_(select(Ask.id).where(Ask.slot_id.in_(slots))))
