"""Partnerships with a week before them: what is agreed, and questions that nobody answers.

All of it comes about as in life, on the evening before: librarians type each proposal, the cards
and prompts are delivered, and journalists tap "yes".
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count, product
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import update

from bot.clock import MovedClock, real_now
from bot.wiring import built
from storage.engine import open_store
from storage.schema import migrate
from storage.tables import Conversation, Partnership
from tests.bench.seed import settings_for

if TYPE_CHECKING:
    from bot.wiring import Built
    from storage.engine import Store
    from tests.fakes.slack import Channel, FakeSlack, Person

ZONE = ZoneInfo("Europe/Copenhagen")
#: The evening it is all typed on, and the morning from which it is lived through.
EVENING = datetime(2026, 11, 22, 19, tzinfo=ZONE)
MORNING = datetime(2026, 11, 23, 7, tzinfo=ZONE)
#: When events begin, each day. At half past eleven nobody is reminded two hours before.
STARTS = ("9.40", "11.20", "13.00", "14.40", "18.10", "23.30")
#: The first question may be answered until the next evening, each further one that much longer.
ANSWER, LONGER = timedelta(hours=24), timedelta(hours=16)
#: Days ahead of what is not agreed: so far that the time to answer is not cut short.
FAR = 12
#: The rooms, each a partnership of its own: the cards of one are renewed a second apart.
ROOMS = 4


async def lived_up_to(slack: FakeSlack, address: str, *, slots: int, asks: int) -> None:
    """Make the database, with so many slots agreed and so many questions open."""
    store = open_store(address)
    migrate(store.engine)
    later = count()
    try:
        async with built(
            settings_for(slack, address),
            store,
            clock=MovedClock(EVENING, real_now(), pace=0.0),
            delivery_now=lambda: real_now() + timedelta(seconds=2 * next(later)),
        ) as bot:
            slack.connect_asgi(bot.web)
            people = _People(slack, bot)
            for n, title in zip(range(slots), _titles(), strict=False):
                day = MORNING + timedelta(days=n // len(STARTS))
                await people.agree(n, f"Debat {title}", day, STARTS[n % len(STARTS)])
            for n, title in zip(range(asks), _titles(), strict=False):
                _answer_within(store, ANSWER + n * LONGER)
                await people.propose(n, f"Salon {title}", MORNING + timedelta(days=FAR + n), "16")
            await people.delivered()
        with store.write() as session:  # that clock ran ahead
            session.execute(update(Conversation).values(paced_until=None, ready_at=None))
    finally:
        store.close()


class _People:
    def __init__(self, slack: FakeSlack, bot: Built) -> None:
        self._bot = bot
        self._librarians = [slack.person(name) for name in ("anna", "bo")]
        self._journalists = [slack.person(n, slack.newspaper) for n in ("jens", "kaja", "lis")]
        everybody = (*self._librarians, *self._journalists)
        self._rooms: list[Channel] = [
            slack.channel(f"huset-og-avisen-{n}", *everybody, shared=True) for n in range(ROOMS)
        ]

    async def propose(self, n: int, title: str, day: datetime, at: str) -> Person:
        """Type it; returns who is asked."""
        asked = self._journalists[n % len(self._journalists)]
        line = f"/slot foreslå {title} {day:%d.%m.%Y} kl. {at} @{asked.user.name}"
        ack = await self._librarians[n % len(self._librarians)].command(
            self._rooms[n % ROOMS], line
        )
        assert ack.ok, ack
        return asked

    async def agree(self, n: int, title: str, day: datetime, at: str) -> None:
        asked = await self.propose(n, title, day, at)
        await self.delivered()
        prompt = next(m for m in reversed(asked.dms) if title in m.words)
        await asked.tap(prompt, "slot.accept")
        await self.delivered()

    async def delivered(self) -> None:
        while await self._bot.delivery.send_one():
            pass


def _answer_within(store: Store, time: timedelta) -> None:
    with store.write() as session:
        for partnership in session.query(Partnership):
            partnership.answer_minutes = int(time.total_seconds()) // 60


def _titles() -> list[str]:
    """Titles without figures, which might be taken for a time."""
    return [f"om {'o'.join(three)}" for three in product("bdfgklmnprst", repeat=3)]
