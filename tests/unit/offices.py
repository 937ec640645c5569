"""A post office for tests: delivery on a clock moved by hand, to a platform that obeys."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.clock import MovedClock
from bot.delivery import Delivery
from bot.gateway import UntoldError
from bot.house import House
from bot.settings import Settings
from handlers.cards.note import Note
from handlers.slots.tell import note_intent
from storage.outbox import Intent
from storage.tables import Outbox
from tests.storage.rows import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.gateway import Destination
    from handlers.cards.model import Card
    from storage.engine import Store


@dataclass
class Platform:
    """A gateway that answers what it is told to, and remembers what it was asked."""

    pace: float = 0
    answers: dict[str, list[Exception]] = field(default_factory=lambda: defaultdict(list))
    seen: list[tuple[str, str]] = field(default_factory=list)  # (how, conversation)
    keys: dict[str, str] = field(default_factory=dict)  # what was posted with which key
    tells: bool = True  # whether it lets us look for them

    async def open_direct(self, person: str) -> str:
        self._answer("open", person)
        return f"D-{person}"

    async def post(self, to: Destination, card: Card) -> str | None:  # noqa: ARG002 - what it says is not looked at here
        self._answer("post", to.conversation)
        self.keys[to.key] = f"{len(self.seen)}.0"
        return self.keys[to.key]

    async def posted(self, to: Destination, *, since: datetime) -> str | None:  # noqa: ARG002
        self._answer("look", to.conversation)
        if not self.tells:
            raise UntoldError
        return self.keys.get(to.key)

    async def edit(self, conversation: str, message: str, card: Card) -> None:  # noqa: ARG002
        self._answer("edit", conversation)

    def _answer(self, how: str, where: str) -> None:
        self.seen.append((how, where))
        if self.answers[where]:
            raise self.answers[where].pop(0)


@dataclass
class Post:
    """A post office: delivery on a clock that is moved by hand."""

    store: Store
    platform: Platform
    delivery: Delivery
    now: datetime = NOW

    async def send_all(self) -> list[tuple[str, str]]:
        before = len(self.platform.seen)
        while await self.delivery.send_one():
            pass
        return self.platform.seen[before:]


@contextmanager
def post_office(store: Store) -> Iterator[Post]:
    """One that is open; its platform is Slack."""
    with ThreadPoolExecutor(2) as pool:
        house = House(Settings(), store, MovedClock(NOW, NOW, pace=0), pool)
        platform = Platform()
        made = Post(store, platform, Delivery(house, {}))
        made.delivery = Delivery(house, {"slack": platform}, real_now=lambda: made.now)
        yield made


def note(conversation: int, code: str = "help") -> Intent:
    return note_intent(conversation, Note(code))


def card(conversation: int, slot: int) -> Intent:
    return Intent(conversation, f"card:{slot}", "card", slot_id=slot)


def rows(store: Store) -> list[tuple[str, int, str | None]]:
    with store.read() as session:
        found = session.scalars(select(Outbox).order_by(Outbox.id))
        return [(row.state, row.attempts, row.error) for row in found]
