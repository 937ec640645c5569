"""The outbox: intents to show something, and the conversations that lease them out.

A worker leases a *conversation*, not a row, so one message at a time is in flight in each. All
times here are of the real clock. Order of locks: the slot first, then conversations by rising id.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Insert, bindparam, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import Conversation, Outbox, Slot, Surface, Withheld

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

#: What says something of a slot: a message that stands, or one that is to be sent.
_Told = TypeVar("_Told", Surface, Outbox)

#: How long a worker may hold a conversation; a crash heals itself after this.
LEASE = timedelta(seconds=15)
#: Ready since ever: what is due now needs no clock to say so.
ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Intent:
    """Show `kind` in a conversation. Two that wait with the same `key` become one."""

    conversation_id: int
    key: str
    kind: str
    slot_id: int | None = None
    ask_id: int | None = None
    payload: dict[str, Any] = field(default_factory=dict)
    lane: int = 1


@dataclass(frozen=True, slots=True)
class Work:
    """A leased conversation with the row at its head; `fence` proves the lease when settling."""

    conversation: Conversation
    row: Outbox
    fence: int
    surface: Surface | None


_INSERT: dict[str, Insert] = {
    "sqlite": sqlite.insert(Outbox).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(Outbox).on_conflict_do_nothing(),
}
_WAKE = (
    update(Conversation)
    .where(Conversation.id == bindparam("conversation"))
    .values(
        ready_at=func.coalesce(Conversation.ready_at, Conversation.paced_until, bindparam("always"))
    )
)


def enqueue(session: Session, intents: Sequence[Intent]) -> None:
    """Write the intents and wake their conversations, which stay locked until the commit."""
    if not intents:
        return
    connection = session.connection()
    # The conversations first: a worker that is about to claim a waiting row must not do so between
    # our finding it there and our commit, or what we changed would not be shown.
    wanted = sorted({i.conversation_id for i in intents})
    connection.execute(_WAKE, [{"conversation": c, "always": ALWAYS} for c in wanted])
    connection.execute(_INSERT[connection.dialect.name], [_row(intent) for intent in intents])


def _row(intent: Intent) -> dict[str, Any]:
    return {
        "conversation_id": intent.conversation_id,
        "key": intent.key,
        "kind": intent.kind,
        "slot_id": intent.slot_id,
        "ask_id": intent.ask_id,
        "payload": intent.payload,
        "lane": intent.lane,
        "state": "waiting",
        "attempts": 0,
    }


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
    return Work(
        conversation, row, conversation.fence, surface_of(session, conversation.id, row.key)
    )


def anything_sending(session: Session) -> bool:
    """Whether something is on its way just now, anywhere."""
    wanted = select(Outbox.id).where(Outbox.state == "sending").limit(1)
    return session.scalar(wanted) is not None


def standing(session: Session, slot_ids: list[int]) -> list[Intent]:
    """To show again every card and question about these slots that stands somewhere.

    Or is about to, for the first time perhaps: it may be taken up and say what was true before,
    ahead of our commit.
    """
    # In this order: what is sent between the two looks stands by the second.
    coming = session.scalars(_about(Outbox, slot_ids).where(Outbox.state != "dead")).all()
    shown = session.scalars(_about(Surface, slot_ids).order_by(Surface.id)).all()
    found = [*map(_again, shown), *map(_again, coming)]
    return list({(intent.conversation_id, intent.key): intent for intent in found}.values())


def _again(row: Surface | Outbox) -> Intent:
    return Intent(
        row.conversation_id,
        row.key,
        "ask" if row.ask_id else "card",
        slot_id=row.slot_id,
        ask_id=row.ask_id,
    )


def _about(table: type[_Told], slot_ids: list[int]) -> Select[_Told]:
    """Cards and questions about these slots, but not in a room that was taken out."""
    kinds = or_(table.key.startswith("card:"), table.key.startswith("ask:"))
    theirs = or_(Conversation.kind == "direct", Conversation.partnership_id == Slot.partnership_id)
    return (
        select(table)
        .join(Conversation, Conversation.id == table.conversation_id)
        .join(Slot, Slot.id == table.slot_id)
        .where(table.slot_id.in_(slot_ids), kinds, theirs)
    )


def surface_of(session: Session, conversation_id: int, key: str) -> Surface | None:
    """The message that stands in the conversation for `key`."""
    wanted = select(Surface).where(Surface.conversation_id == conversation_id, Surface.key == key)
    return session.scalars(wanted).first()


def anything_said(session: Session, conversation_id: int) -> bool:
    """Whether anything of ours stands in the conversation."""
    wanted = select(Surface.id).where(Surface.conversation_id == conversation_id).limit(1)
    return session.scalar(wanted) is not None


def shown_in(session: Session, conversation_ids: list[int], key: str) -> list[int]:
    """In which of these conversations `key` stands, or is about to."""
    found: set[int] = set()
    for table in (Surface, Outbox, Withheld):
        wanted = select(table.conversation_id).where(
            table.conversation_id.in_(conversation_ids), table.key == key
        )
        found |= set(session.scalars(wanted))
    return sorted(found)


def settle(
    session: Session,
    work: Work,
    *,
    now: datetime,
    pace: float,
    external_id: str | None = None,
    shown: str = "",
) -> bool:
    """The row was sent (or had nothing to say): forget it, remember the message, free the lease.

    Returns False, and does nothing, when the lease ran out and another took it.
    """
    conversation = _held(session, work)
    if conversation is None:
        return False
    if external_id is not None:
        _remember(session, work, external_id, shown)
    session.delete(session.get_one(Outbox, work.row.id))
    session.flush()
    conversation.paced_until = now + timedelta(seconds=pace)
    _release(session, conversation)
    return True


def put_back(session: Session, work: Work, *, until: datetime, spent: bool, error: str) -> bool:
    """The row could not be sent now; the whole conversation waits, so that order is kept.

    `spent`: whether the attempt counts (a platform's own "not so fast" does not).
    """
    conversation = _held(session, work)
    if conversation is None:
        return False
    row = session.get_one(Outbox, work.row.id)
    row.error = error[:200]
    if not spent:
        row.attempts -= 1
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


def next_ready(session: Session) -> datetime | None:
    """When the next conversation wants attention; None: nothing waits."""
    wanted = select(func.min(Conversation.ready_at)).where(Conversation.paused == "")
    return session.scalar(wanted)


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


def _remember(session: Session, work: Work, external_id: str, shown: str) -> None:
    surface = surface_of(session, work.conversation.id, work.row.key)
    if surface is not None:
        surface.external_id, surface.shown = external_id, shown
        return
    values = {
        "conversation_id": work.conversation.id,
        "key": work.row.key,
        "slot_id": work.row.slot_id,
        "ask_id": work.row.ask_id,
        "external_id": external_id,
        "shown": shown,
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
