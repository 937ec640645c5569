"""What an open page follows: server-sent events with every change, until it or the server goes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.exc import OperationalError

from bot.room import times
from bot.room.crowd import Crowd, Place
from bot.room.news import News, event
from bot.room.people import StrangerError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import tzinfo

    from bot.house import House
    from bot.room.people import Visit
    from bot.room.words import Words
    from handlers.door import Profile
    from storage.room_mark import Mark

#: Seconds between two looks. Web and worker may be two processes: the database tells what changed.
EVERY = 0.15
#: Looks without news after which a sign of life is sent, so that a page that went is noticed.
QUIET = 60


@dataclass(frozen=True, slots=True)
class View:
    """What one page shows: for whom, in which language, on whose clock."""

    visit: Visit
    words: Words
    zone: tzinfo

    @property
    def panes(self) -> tuple[Profile, ...]:
        """Who has a pane on it, the first first."""
        return self.visit.panes

    @property
    def shared(self) -> str:
        """The id of the room that the panes share."""
        return self.visit.shared.external_id


async def follow(
    house: House, view: View, *, since: Mark, closing: asyncio.Event, place: Place | None = None
) -> AsyncIterator[str]:
    """The events after `since`; ends when `closing` is set or the database is away.

    `place`: taken meanwhile; when it is over, the page is told to rest.
    """
    news, shown, walking, quiet = News(house, view, since), "", False, 0
    with place or Place(Crowd(), None) as taken:
        while True:
            try:
                found = await house.run(news.look)
            except OperationalError:
                return
            except StrangerError:
                yield event("afresh", "")
                return
            clock = times.clock(house.clock.now(), view.zone, view.words)
            events = [] if clock == shown else [event("clock", clock)]
            events += found
            if walking != (walking := bool(house.movable and house.movable.walking)):
                events.append(event("walking", walking))
            if rests := taken.over:
                events.append(event("resting", ""))
            quiet = 0 if events else quiet + 1
            if quiet >= QUIET:
                events, quiet = [": still here\n\n"], 0
            if events:
                yield "".join(events)
            shown = clock
            if rests or await _closed(closing):
                return


async def _closed(closing: asyncio.Event) -> bool:
    """Wait until the next look is due; True when the server closes instead."""
    try:
        await asyncio.wait_for(closing.wait(), EVERY)
    except TimeoutError:
        return False
    return True
