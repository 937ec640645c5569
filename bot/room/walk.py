"""Moving the room's clock: from due moment to due moment, as what comes hours late is dropped."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import UTC, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, get_args
from zoneinfo import ZoneInfo

from bot.clock import real_now
from bot.room.inbound import UnreadableError
from bot.room.people import PANES
from handlers.clock import tick
from storage import due, outbox, room

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from datetime import datetime

    from bot.clock import MovableClock
    from bot.house import House

Move = Literal["hour", "day", "next", "real"]

#: How far ahead the next message is looked for, and the real time is walked to.
FARTHEST = timedelta(days=7)
#: Seconds what is due at one moment may take to be sent, and between two looks whether it is.
PATIENCE, EVERY = 10.0, 0.02
_SEEN_BY = [me.external_id for me in PANES]


class FixedError(Exception):
    """This clock is not to be moved by hand."""


class UnderWayError(Exception):
    """Somebody is moving it already."""


class StuckError(Exception):
    """What is due is not sent, so that going on would mix up the order."""


def read(payload: Mapping[str, Any]) -> Move:
    """What the page asks for.

    Raises:
        UnreadableError: it is no move.
    """
    for move in get_args(Move):
        if payload.get("move") == move:
            known: Move = move
            return known
    raise UnreadableError


async def sent(house: House, closing: asyncio.Event) -> None:
    """Wait until nothing waits to be sent; not for ever, and not when the server is `closing`."""
    until = asyncio.get_running_loop().time() + PATIENCE
    while await house.run(lambda: _waits(house)) and asyncio.get_running_loop().time() < until:
        if closing.is_set():  # nobody sends any more
            return
        house.wake()
        await asyncio.sleep(EVERY)


def _waits(house: House) -> bool:
    with house.store.read() as session:
        return outbox.next_ready(session) is not None


class Walk:
    """Takes the clock forward, one walk at a time; ends early when the server is `closing`."""

    def __init__(self, house: House, closing: asyncio.Event) -> None:
        self._house = house
        self._closing = closing

    async def go(self, move: Move) -> bool:
        """Move the clock; False: to the next message, and none came.

        Raises:
            FixedError, UnderWayError: it stands as it did.
            StuckError: it goes on from the moment that could not be left.
        """
        with self._taken() as clock:
            if move == "real":
                return await self._to_real(clock)
            came = await self._forward(clock, move)
        return came or move != "next"

    @asynccontextmanager
    async def standing(self) -> AsyncIterator[MovableClock]:
        """Nothing is under way while this lasts, and the clock stands; it is to be moved then.

        Raises:
            FixedError, UnderWayError: it goes on as it did.
            StuckError: as with `go`.
        """
        with self._taken() as clock:
            try:
                await self._stop_at(clock, clock.now())
                yield clock
            finally:
                if clock.stands:
                    await self._house.run(lambda: clock.move(self._house.store, clock.now()))

    @contextmanager
    def _taken(self) -> Iterator[MovableClock]:
        clock = self._house.movable
        if clock is None:
            raise FixedError
        if clock.walking:
            raise UnderWayError
        clock.walking = True
        try:
            yield clock
        finally:
            clock.walking = False

    async def _to_real(self, clock: MovableClock) -> bool:
        """Go back; where the real time lies ahead, walk there, unless that is too far."""
        now, real = clock.now(), real_now()
        with suppress(StuckError):  # it must always be possible to leave
            if now < real <= now + FARTHEST:
                await self._walk(clock, real)
        await self._house.run(lambda: clock.go_back(self._house.store))
        return True

    async def _forward(self, clock: MovableClock, move: Move) -> bool:
        try:
            return await self._walk(clock, self._until(move, clock.now()), to_news=move == "next")
        finally:
            await self._house.run(lambda: clock.move(self._house.store, clock.now()))

    def _until(self, move: Move, now: datetime) -> datetime:
        if move == "hour":
            return now + timedelta(hours=1)
        if move == "day":  # the same time by the clock on the wall, in the nights of change too
            local = now.astimezone(ZoneInfo(self._house.settings.defaults.zone))
            return (local + timedelta(days=1)).astimezone(UTC)
        return now + FARTHEST

    async def _walk(self, clock: MovableClock, until: datetime, *, to_news: bool = False) -> bool:
        """Whether the bot has said something; with `to_news` the walk ends there."""
        at = clock.now()
        await self._stop_at(clock, at)  # what is due already is not what lies ahead
        said = before = await self._house.run(self._last_said)
        while at < until and not self._closing.is_set() and not (to_news and said > before):
            at = await self._house.run(partial(self._next, at, until))
            await self._stop_at(clock, at)
            said = await self._house.run(self._last_said)
        return said > before

    async def _stop_at(self, clock: MovableClock, at: datetime) -> None:
        """Do and send all that is due, as it would have been at that moment."""
        house, patient_until = self._house, asyncio.get_running_loop().time() + PATIENCE
        await house.run(lambda: clock.move(house.store, at, standing=True))
        while await house.run(partial(self._busy, at)):
            if self._closing.is_set():
                return
            if asyncio.get_running_loop().time() > patient_until:
                raise StuckError
            house.wake()
            await asyncio.sleep(EVERY)

    def _busy(self, at: datetime) -> bool:
        """Whether something is still to be done or sent. Other workers may be at it as well."""
        store = self._house.store
        tick(store, now=at)
        with store.read() as session:
            return due.anything(session, at) or outbox.next_ready(session) is not None

    def _next(self, after: datetime, until: datetime) -> datetime:
        with self._house.store.read() as session:
            return min(until, due.next_moment(session, after) or until)

    def _last_said(self) -> int:
        with self._house.store.read() as session:
            return room.last_said(session, _SEEN_BY)
