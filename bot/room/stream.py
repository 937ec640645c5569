"""What an open page follows: server-sent events with every change, until it or the server goes."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import OperationalError

from bot.room import times
from bot.room.around import Around, around
from bot.room.people import StrangerError
from bot.room.posts import post_html
from storage import links, room

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import date, tzinfo

    from sqlalchemy.orm import Session

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
    house: House, view: View, *, since: Mark, closing: asyncio.Event
) -> AsyncIterator[str]:
    """The events after `since`; ends when `closing` is set or the database is away."""
    shown, walking, quiet, beside = "", False, 0, Beside()
    while True:
        try:
            mark, news = await house.run(partial(_news, house, view, since, beside))
        except OperationalError:
            return
        except StrangerError:
            yield _event("afresh", "")
            return
        clock = times.clock(house.clock.now(), view.zone, view.words)
        events = [] if clock == shown else [_event("clock", clock)]
        events += news
        if walking != (walking := bool(house.movable and house.movable.walking)):
            events.append(_event("walking", walking))
        quiet = 0 if events else quiet + 1
        if quiet >= QUIET:
            events, quiet = [": still here\n\n"], 0
        if events:
            yield "".join(events)
        since, shown = mark, clock
        if await _closed(closing):
            return


async def _closed(closing: asyncio.Event) -> bool:
    """Wait until the next look is due; True when the server closes instead."""
    try:
        await asyncio.wait_for(closing.wait(), EVERY)
    except TimeoutError:
        return False
    return True


@dataclass(slots=True)
class Beside:
    """What one page was last told of what stands around its conversation, and when that was."""

    at: tuple[Mark, date] | None = None
    told: Around = Around()  # noqa: RUF009 - it is frozen


def _news(house: House, view: View, since: Mark, beside: Beside) -> tuple[Mark, list[str]]:
    with house.store.read() as session:
        house.follow(session)
        mark, now = room.mark(session), house.clock.now()
        if view.visit.link_id and links.whose(session, view.visit.link_id) is None:
            raise StrangerError  # it has been taken back
        if mark != since and not mark.follows(since):
            return mark, [_event("afresh", mark.written)]
        events = []
        if mark != since:
            # What is committed between the two looks is shown twice, which harms nothing.
            events.append(_event("posts", _changed(session, view, since), mark.written))
        today = now.astimezone(view.zone).date()
        if beside.at != (mark, today):  # its words change with a card, or with the day
            beside.at, stands = (mark, today), around(session, view, now=now)
            if stands != beside.told:
                beside.told = stands
                events.append(_event("around", stands.to_json()))
    return mark, events


def _changed(session: Session, view: View, since: Mark) -> dict[str, list[str]]:
    return {
        me.external_id: [
            post_html(post, me=me, view=view)
            for post in room.posts_for(
                session, me.external_id, shared=view.shared, since=since.revision
            )
        ]
        for me in view.panes
    }


def _event(name: str, data: Any, mark: str = "") -> str:  # noqa: ANN401 - any JSON value
    ident = f"id: {mark}\n" if mark else ""
    return f"event: {name}\n{ident}data: {json.dumps(data, ensure_ascii=False)}\n\n"
