"""The stage: a library and a newspaper on one platform, and clocks that are moved by hand.

Every act of a player goes in over HTTP, and what waits to be sent is sent before it returns.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import UTC, datetime, timedelta
from math import inf
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from storage import outbox
from storage.tables import Base, Conversation, Outbox, Surface

if TYPE_CHECKING:
    from bot.wiring import Built
    from storage.engine import Store
    from tests.fakes.slack import ManualClock
    from tests.scenarios.screen import Screen

HOME = ZoneInfo("Europe/Copenhagen")
#: Wednesday, half past the morning's first coffee.
BEGIN = datetime(2026, 11, 25, 10, 15, tzinfo=HOME)
#: What an act that fails must leave as it was, row for row.
KEPT = ("slots", "commitments", "asks", "history", "partnerships", "places")
#: Rounds of sending after which something is wrong.
MOST_ROUNDS = 300


class HandClock:
    """The domain's clock; it stands still until it is moved."""

    def __init__(self) -> None:
        self.time = BEGIN.astimezone(UTC)

    def now(self) -> datetime:
        return self.time

    def seconds_to(self, _at: datetime) -> float:
        return inf


def time_of(real: ManualClock) -> datetime:
    """What Slack's clock, and that of leases and pace, shows."""
    return datetime.fromtimestamp(real.time(), UTC)


class Stage:
    """Who plays, what time it is, and what has been written down."""

    def __init__(self, store: Store, built: Built, clock: HandClock, real: ManualClock) -> None:
        self.store, self.built, self.clock, self.real = store, built, clock, real
        self.waits = False  # while True, nothing is sent until `settle` is called
        self.troubled = False  # failures were made to order: errors in the log are expected
        self.librarian: Player
        self.journalist: Player

    def goes_by(self, **time: float) -> None:
        """Let time pass, for the domain and for Slack."""
        self.clock.time += timedelta(**time)
        self.real.advance(timedelta(**time).total_seconds())

    def real_now(self) -> datetime:
        """The clock of leases and pace."""
        return time_of(self.real)

    async def acted(self) -> None:
        """After every act: send, unless the story wants to do that itself."""
        if self.built.teams:
            await self.built.teams.listeners.settled()
        if not self.waits:
            await self.settle()

    async def tick(self) -> None:
        """The bot's clock beats once, and what comes of it is sent."""
        await self.built.ticks.once()
        await self.settle()

    async def settle(self) -> None:
        """Send until nothing waits any more, moving the real clock past pace and back-off."""
        for _ in range(MOST_ROUNDS):
            if await self.built.delivery.send_one():
                continue
            with self.store.read() as session:
                ready = outbox.next_ready(session)
            if ready is None:
                return
            self.real.advance(max(0.0, (ready - self.real_now()).total_seconds()) + 0.001)
        raise AssertionError("something is sent for ever")

    def rows(self, *tables: str) -> dict[str, list[Any]]:
        """All rows of these tables, by name; unless said, those that only an act changes."""
        with self.store.read() as session:
            return {
                name: [tuple(row) for row in session.execute(_all_of(name))]
                for name in tables or KEPT
            }

    def count(self, table: str) -> int:
        """How many rows there are."""
        with self.store.read() as session:
            counted = select(func.count()).select_from(Base.metadata.tables[table])
            return session.execute(counted).scalar_one()

    def prompt_ids(self, conversation: str) -> list[str]:
        """The messages in a conversation that are prompts, oldest question first."""
        wanted = (
            select(Surface.external_id)
            .join(Conversation, Conversation.id == Surface.conversation_id)
            .where(Conversation.external_id == conversation, Surface.ask_id.is_not(None))
            .order_by(Surface.ask_id)
        )
        with self.store.read() as session:
            return list(session.scalars(wanted))

    @property
    def dead(self) -> list[str | None]:
        """Why what was given up was given up."""
        with self.store.read() as session:
            return list(session.scalars(select(Outbox.error).where(Outbox.state == "dead")))

    def check(self) -> None:
        """At the end of every story: nothing was given up or left lying."""
        if not self.troubled:
            assert self.dead == []
            assert self.count("outbox") == 0


class Player(ABC):
    """One person: what they do, and what they see."""

    def __init__(self, stage: Stage, name: str) -> None:
        self.stage, self.name = stage, name
        self._read = 0

    @property
    @abstractmethod
    def id_in_forms(self) -> str:
        """What a form names them by."""

    @abstractmethod
    async def command(self, line: str) -> None:
        """`/slot line`; where there are no commands for them, the same said to the bot."""

    @abstractmethod
    async def say(self, text: str) -> None:
        """To everybody in the shared room."""

    @abstractmethod
    async def whisper(self, text: str) -> None:
        """To the bot alone."""

    @abstractmethod
    async def reply(self, text: str, to: str | Screen = "card") -> None:
        """In the thread under a card or a prompt."""

    @abstractmethod
    async def press(self, on: Screen, key: str, value: str | None = None) -> None:
        """Tap a button; `value` forges what it holds."""

    @abstractmethod
    async def fill(self, **fields: str | list[str]) -> None:
        """Fill in the open form and send it in."""

    @abstractmethod
    def cards(self) -> list[Screen]:
        """The bot's messages to everybody in the shared room, oldest first."""

    @abstractmethod
    def prompts(self) -> list[Screen]:
        """The questions put to them in private, oldest first."""

    @abstractmethod
    def privately(self) -> list[Screen]:
        """Everything else that only they see, oldest first."""

    @property
    @abstractmethod
    def form(self) -> Screen:
        """The form that is open."""

    @property
    def receipt(self) -> Screen:
        """What became of a choice on a form: it stands in its place, or was told to them."""
        return self.form

    async def tap(self, key: str, on: str | Screen = "card") -> None:
        """Tap a button, on what is seen now or (a `Screen`) was seen a while ago."""
        screen = self.look(on)
        screen.button(key)
        await self.press(screen, key)

    def look(self, at: str | Screen) -> Screen:
        """`card`, `prompt`, `private` (the last thing they were told), `form` or `receipt`."""
        if not isinstance(at, str):
            return at
        if at in {"form", "receipt"}:
            return self.form if at == "form" else self.receipt
        found = {"card": self.cards, "prompt": self.prompts, "private": self.privately}[at]()
        assert found, f"{self.name} sees no {at}"
        return found[-1]

    @property
    def card(self) -> str:
        """The last card, as it reads."""
        return str(self.look("card"))

    @property
    def prompt(self) -> str:
        """The last question to them, as it reads."""
        return str(self.look("prompt"))

    def news(self) -> list[str]:
        """What they were told since they last looked, besides questions."""
        told = self.privately()
        new, self._read = told[self._read :], len(told)
        return [str(screen) for screen in new]


def _all_of(name: str) -> Any:  # noqa: ANN401 - a select over any table
    table = Base.metadata.tables[name]
    return select(table).order_by(*table.primary_key)
