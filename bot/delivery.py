"""Delivery: claim → commit → render what is true now → post or edit → settle.

Several loops share the work; each holds one conversation at a time, so what is sent there keeps its
order and pace. Whatever happens to a loop, the row stays until it is settled.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from bot.clock import real_now
from bot.gateway import ClosedError, RefusedError, TryAgainError
from bot.parcel import packed
from bot.showing import Attempt, looked_for, show
from handlers.instead import told_instead
from handlers.overtaken import overtaken
from handlers.partnerships.closed import Change, line_lost, room_lost, workspace_changed
from storage import leases, outbox
from storage.absences import withhold
from storage.installations import by_id as installation_by_id
from storage.tables import Conversation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from bot.gateway import Gateway
    from bot.house import House
    from bot.parcel import Parcel
    from storage.leases import Work

log = logging.getLogger(__name__)

#: How many conversations one process sends to at once.
LOOPS = 4
#: Seconds between looks when nobody woke us: another process may have written.
POLL = 0.5
#: Seconds the first back-off lasts, and the longest.
FIRST_BACKOFF, LONGEST_BACKOFF = 1.0, 300.0
#: After this many spent attempts a row is given up.
MOST_ATTEMPTS = 12
#: How often settling is tried before the lease is left to run out.
SETTLE_TRIES = 3
#: Seconds showing may take, all calls together; the lease is fifteen.
SHOW_WITHIN = 12
#: What those who run it read: a row was given up; a whole workspace is closed.
_CANNOT = "cannot show %s in conversation %s: %s"
_CLOSED = (
    "%s no longer lets us into %s (%s). What waits is kept: install the app there again, put its "
    "new token in the settings and start again; `rykker doctor` says whether it is good"
)


class Delivery:
    """Sends what waits, until it is told to stop."""

    def __init__(
        self,
        house: House,
        gateways: Mapping[str, Gateway],
        *,
        real_now: Callable[[], datetime] = real_now,
    ) -> None:
        self._house = house
        self._real_now = real_now
        self._gateways = gateways
        self._stopping = asyncio.Event()

    async def run(self) -> None:
        """Send until stopped; what is in flight is finished."""
        async with asyncio.TaskGroup() as loops:
            for _ in range(LOOPS):
                loops.create_task(self._loop())

    def stop(self) -> None:
        """Take no more work."""
        self._stopping.set()
        self._house.woken.set()

    async def send_one(self) -> bool:
        """Send the row that has waited longest; False when none was ready."""
        work = await self._house.run(lambda: self._claim(self._real_now()))
        if work is None:
            return False
        settle = await self._try(work)
        await self._settle(settle)
        return True

    async def _loop(self) -> None:
        while not self._stopping.is_set():
            self._house.woken.clear()  # before the look: what comes after it wakes us again
            try:
                busy = await self.send_one()
            except SQLAlchemyError:
                log.exception("the database did not answer; trying again")
                busy = False
            if not busy:
                await self._rest()

    async def _rest(self) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._house.woken.wait(), POLL)

    def _claim(self, now: datetime) -> Work | None:
        with self._house.store.read() as session:
            waits = outbox.next_ready(session)
        if waits is None or waits > now:
            return None
        with self._house.store.write() as session:
            return leases.claim(session, now=now)

    async def _try(self, work: Work) -> Callable[[], None]:
        """Render and show it; returns how to settle it."""
        house, attempt = self._house, Attempt()
        try:
            # Well within the lease: nobody else may take the conversation meanwhile.
            async with asyncio.timeout(SHOW_WITHIN):
                parcel = await house.run(partial(packed, house, work))
                gateway = self._gateways.get(parcel.platform)
                if gateway is None:
                    return partial(self._give_up, work, f"{parcel.platform} is not connected")
                if work.unsure and work.surface is None:
                    known = await looked_for(house, gateway, parcel)
                    if known is None:
                        parcel = replace(parcel, card=None, withheld=None)
                        return partial(self._done, parcel, None, 0)
                    work = known
                    parcel = await house.run(partial(packed, house, work))
                message = await show(house, gateway, parcel, attempt)
        except Exception as error:  # noqa: BLE001 - one row must not stop the others
            return self._unsent(work, error, unsure=work.unsure or attempt.began)
        return partial(self._done, parcel, message, gateway.pace)

    def _unsent(self, work: Work, error: Exception, *, unsure: bool) -> Callable[[], None]:
        """What the platform's answer, or our own fault, means for the row.

        `unsure`: it may have been posted, unless the platform says that it was not.
        """
        match error:
            case TimeoutError():
                return partial(self._later, work, "the platform took too long", unsure=unsure)
            case TryAgainError():
                unsure = work.unsure or (unsure and error.unsure)
                again = partial(self._later, work, str(error), unsure=unsure)
                return partial(again, after=error.after)
            case ClosedError():
                return partial(self._close, work, str(error), whole=error.whole)
            case RefusedError():
                return partial(self._give_up, work, str(error))
        log.error("could not show %s", work.row.key, exc_info=error)
        return partial(self._later, work, type(error).__name__, unsure=unsure)

    async def _settle(self, settle: Callable[[], None]) -> None:
        """Settling is safe to repeat, and leaving it undone would send the message twice."""
        for _tried in range(SETTLE_TRIES - 1):
            try:
                await self._house.run(settle)
            except SQLAlchemyError:
                log.exception("could not settle; trying again")
            else:
                return
        await self._house.run(settle)

    def _done(self, parcel: Parcel, message: str | None, pace: float) -> None:
        # Notes are remembered too: what is answered under one is about its slot.
        work = parcel.work
        with self._house.store.write() as session:
            if parcel.withheld and leases.still_ours(session, work):
                person = work.conversation.person_id or 0
                now = self._house.clock.now()
                instead = told_instead(session, work.row, work.conversation, now=now)
                withhold(session, work.row, person, parcel.withheld, passed_on=bool(instead))
                outbox.enqueue(session, instead)
            leases.settle(
                session,
                work,
                now=self._real_now(),
                pace=pace if parcel.is_sent else 0,
                external_id=message,
                shown=parcel.shown,
                said=parcel.said,
            )
        if work.row.kind == "card" and work.row.slot_id and parcel.is_sent:
            self._take_buttons_off(work.row.slot_id)

    def _take_buttons_off(self, slot_id: int) -> None:
        """Off what was told of a slot whose card is another now."""
        try:
            with self._house.store.read() as session:
                over = overtaken(session, slot_id)
            if over:
                with self._house.store.write() as session:
                    outbox.enqueue(session, over)
        except SQLAlchemyError:  # the card is settled; the slot's next change makes up for it
            log.exception("what was told about a slot keeps its buttons")

    def _later(self, work: Work, why: str, *, unsure: bool, after: float | None = None) -> None:
        """Put it back for `after` seconds (None: our own back-off), or give it up."""
        if after is None and work.row.attempts >= MOST_ATTEMPTS:
            self._give_up(work, f"gave up after {work.row.attempts} attempts: {why}")
            return
        wait = backoff(work.row.attempts) if after is None else after
        log.warning("conversation %s waits %.1f s: %s", work.conversation.id, wait, why)
        until = self._real_now() + timedelta(seconds=wait)
        with self._house.store.write() as session:
            spent = after is None
            leases.put_back(session, work, until=until, spent=spent, error=why, unsure=unsure)

    def _close(self, work: Work, why: str, *, whole: bool) -> None:
        """The line, the room or the whole workspace is closed to us: what waits there waits."""
        with self._house.store.write() as session:
            room = session.get_one(Conversation, work.conversation.id)
            if whole:
                home = installation_by_id(session, room.installation_id)
                if workspace_changed(session, home, Change.REVOKED):
                    log.error(_CLOSED, home.platform, home.name, why)
            elif room.kind == "shared":
                log.warning("nothing can be sent to conversation %s for now: %s", room.id, why)
                room_lost(session, room, Change.REMOVED)
            elif not line_lost(session, room):
                leases.bury(session, work, error=why)
                log.error(_CANNOT, work.row.key, room.id, why)
                return
            now = self._real_now()
            leases.put_back(session, work, until=now, spent=False, error=why, unsure=work.unsure)

    def _give_up(self, work: Work, why: str) -> None:
        log.error(_CANNOT, work.row.key, work.conversation.id, why)
        with self._house.store.write() as session:
            leases.bury(session, work, error=why)


def backoff(attempt: int) -> float:
    """Seconds to wait after the given attempt (1 the first): doubling, with a random part."""
    longest = min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** (attempt - 1))
    return float(longest * random.uniform(0.5, 1.0))  # noqa: S311 - spread, not secrecy
