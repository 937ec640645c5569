"""The outbox: intents to show something, which conversations lease out (`storage.leases`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Insert, bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import Conversation, Outbox, Slot, Surface, Withheld

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

#: What says something of a slot: a message that stands, or one that is to be sent.
_Told = TypeVar("_Told", Surface, Outbox)

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


def told_of(session: Session, slot_id: int) -> list[Surface]:
    """The private messages about a slot whose buttons do something, as far as we know."""
    wanted = select(Surface).where(Surface.slot_id == slot_id, Surface.said.is_not(None))
    return list(session.scalars(wanted.order_by(Surface.conversation_id, Surface.id)))


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


def next_ready(session: Session) -> datetime | None:
    """When the next conversation wants attention; None: nothing waits."""
    wanted = select(func.min(Conversation.ready_at)).where(Conversation.paused == "")
    return session.scalar(wanted)
