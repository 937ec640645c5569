"""What stands in the chat: every message with the buttons it had when it was last shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from handlers.cards.render import render
from handlers.scene import Defaults
from storage.tables import Conversation, Outbox, Surface

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from handlers.cards.model import Button, Card, Form
    from storage.engine import Store

#: Messages whose buttons people still find to tap.
REMEMBERED = 60


@dataclass(frozen=True)
class Tap:
    """A button somebody has before them: `of` None, everybody has."""

    of: str | None
    act: str
    value: str
    form: bool = False


@dataclass(frozen=True)
class Message:
    """A card as it was last shown; `code` is what a note says."""

    of: str | None
    key: str
    code: str
    taps: tuple[Tap, ...]


@dataclass
class Chat:
    """The room and the private lines. `came` is what came with the last step."""

    store: Store
    stands: dict[tuple[int, str], Message] = field(default_factory=dict)
    came: list[Message] = field(default_factory=list)
    cards: dict[int, list[tuple[str, str]]] = field(default_factory=dict)  # of slots, in the room
    posted: set[tuple[int, str]] = field(default_factory=set)

    def deliver(self, now: datetime, names: dict[int, str]) -> None:
        """Show all that waits; a card or a question stands in one message, which is edited."""
        wanted = select(Outbox, Conversation).join(
            Conversation, Conversation.id == Outbox.conversation_id
        )
        with self.store.write() as session:
            for row, line in session.execute(wanted.order_by(Outbox.lane, Outbox.id)).all():
                card = render(session, row, line, now=now, defaults=Defaults())
                of = names.get(line.person_id or row.payload.get("only_for") or 0)
                taps = taps_of(card, of) if card else ()
                if row.kind == "card" and row.slot_id:
                    self.cards[row.slot_id] = [(t.act, t.value) for t in taps]
                if row.slot_id and card and (line.id, row.key) not in self.posted:
                    self.posted.add((line.id, row.key))
                    session.add(_surface(row))
                code = row.payload.get("note", {}).get("code", "")
                self.arrives(line.id, Message(of, row.key, code, taps))
            session.execute(delete(Outbox))
            session.execute(update(Conversation).values(ready_at=None))

    def arrives(self, line: int, message: Message) -> None:
        """It stands there now, in place of what stood for it."""
        before = self.stands.pop((line, message.key), None)
        if before is not None and before.taps != message.taps:  # who was slower taps this still
            self.stands[line, f"{message.key} before"] = before
        self.stands[line, message.key] = message
        self.came.append(message)
        while len(self.stands) > REMEMBERED:
            del self.stands[next(iter(self.stands))]


def taps_of(card: Card | Form, of: str | None, *, form: bool = False) -> tuple[Tap, ...]:
    """All its buttons."""
    held = (line.button for line in card.lines)
    buttons: Iterable[Button] = (*(button for button in held if button), *card.buttons)
    return tuple(Tap(of, button.act, button.value, form=form) for button in buttons)


def _surface(row: Outbox) -> Surface:
    number = f"M{row.conversation_id} {row.key}"
    made = Surface(conversation_id=row.conversation_id, key=row.key, external_id=number, shown="")
    made.slot_id, made.ask_id = row.slot_id, row.ask_id
    return made
