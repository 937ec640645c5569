"""Workers lease conversations: claim one with its head row, then settle it or put it back.

A worker leases a *conversation*, not a row, so one message at a time is in flight in each. All
times here are of the real clock. Order of locks: the slot first, then conversations by rising id.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, select, update

from storage.outbox import ALWAYS, surface_of
from storage.tables import Conversation, Outbox, Surface

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

#: How long a worker may hold a conversation; a crash heals itself after this.
LEASE = timedelta(seconds=15)
#: Random bytes of the key by which a post is found again whose answer was lost.
KEY_BYTES = 8


@dataclass(frozen=True, slots=True)
class Work:
    """A leased conversation with the row at its head; `fence` proves the lease when settling.

    `unsure`: an earlier attempt may have posted it under the row's `sent_as`, and was cut off.
    """

    conversation: Conversation
    row: Outbox
    fence: int
    surface: Surface | None
    unsure: bool


_READY = (
    select(Conversation)
    .where(Conversation.ready_at <= bindparam("now"), Conversation.paused == "")
    .order_by(Conversation.ready_at)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_HEAD = (
    select(Outbox)
    .where(Outbox.conversation_id == bindparam("conversation"), Outbox.state != "dead")
    .order_by(Outbox.lane, Outbox.id)
    .limit(1)
)


def claim(session: Session, *, now: datetime) -> Work | None:
    """Lease the conversation that has waited longest, with its head row; None: nothing is ready."""
    conversation = session.scalars(_READY, {"now": now}).first()
    if conversation is None:
        return None
    row = session.scalars(_HEAD, {"conversation": conversation.id}).first()
    if row is None:
        conversation.ready_at = None
        return None
    conversation.ready_at = now + LEASE
    conversation.fence += 1
    row.state = "sending"
    row.attempts += 1
    unsure = bool(row.sent_as)
    if not unsure:  # from the commit on it may be posted without our hearing of it
        row.sent_as, row.sent_at = secrets.token_hex(KEY_BYTES), now
    surface = surface_of(session, conversation.id, row.key)
    return Work(conversation, row, conversation.fence, surface, unsure)


def settle(
    session: Session,
    work: Work,
    *,
    now: datetime,
    pace: float,
    external_id: str | None = None,
    shown: str = "",
    said: dict[str, Any] | None = None,
) -> bool:
    """The row was sent (or had nothing to say): forget it, remember the message, free the lease.

    Returns False, and does nothing, when the lease ran out and another took it.
    """
    conversation = _held(session, work)
    if conversation is None:
        return False
    if external_id is not None:
        _remember(session, work, external_id, shown, said)
    session.delete(session.get_one(Outbox, work.row.id))
    session.flush()
    conversation.paced_until = now + timedelta(seconds=pace)
    _release(session, conversation)
    return True


def put_back(
    session: Session, work: Work, *, until: datetime, spent: bool, error: str, unsure: bool
) -> bool:
    """The row could not be sent now; the whole conversation waits, so that order is kept.

    `spent`: whether the attempt counts (a platform's own "not so fast" does not). `unsure`: it may
    have been posted all the same.
    """
    conversation = _held(session, work)
    if conversation is None:
        return False
    row = session.get_one(Outbox, work.row.id)
    row.error = error[:200]
    if not spent:
        row.attempts -= 1
    if not unsure:
        row.sent_as, row.sent_at = "", None
    conversation.ready_at = until
    return True


def bury(session: Session, work: Work, *, error: str) -> bool:
    """The row can never be sent: keep it as dead, go on with the next."""
    conversation = _held(session, work)
    if conversation is None:
        return False
    row = session.get_one(Outbox, work.row.id)
    row.state, row.error = "dead", error[:200]
    session.flush()
    _release(session, conversation)
    return True


def still_ours(session: Session, work: Work) -> bool:
    """Whether the lease is ours still."""
    return _held(session, work) is not None


def _held(session: Session, work: Work) -> Conversation | None:
    wanted = (
        select(Conversation)
        .where(Conversation.id == work.conversation.id, Conversation.fence == work.fence)
        .with_for_update()
    )
    return session.scalars(wanted).first()


def _release(session: Session, conversation: Conversation) -> None:
    # A statement of its own, after the lock: it must see what was committed while we waited.
    head = session.scalars(_HEAD, {"conversation": conversation.id}).first()
    conversation.ready_at = None if head is None else conversation.paced_until or ALWAYS


def _remember(
    session: Session, work: Work, external_id: str, shown: str, said: dict[str, Any] | None
) -> None:
    surface = surface_of(session, work.conversation.id, work.row.key)
    if surface is not None:
        surface.external_id, surface.shown, surface.said = external_id, shown, said
        return
    values = {
        "conversation_id": work.conversation.id,
        "key": work.row.key,
        "slot_id": work.row.slot_id,
        "ask_id": work.row.ask_id,
        "external_id": external_id,
        "shown": shown,
        "said": said,
    }
    session.execute(insert(Surface), values)


def opened(session: Session, conversation_id: int, external_id: str) -> None:
    """A direct line has been opened; it is the platform's from now on.

    The platform knows who it is: a line that was another's with us is taken over, and that other
    one is opened anew when something is to be written there.
    """
    line = session.get_one(Conversation, conversation_id)
    held = (
        update(Conversation)
        .where(
            Conversation.installation_id == line.installation_id,
            Conversation.external_id == external_id,
            Conversation.kind == "direct",
            Conversation.id != conversation_id,
        )
        .values(external_id=None)
    )
    session.execute(held)
    line.external_id = external_id
