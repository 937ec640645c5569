"""What is new to one open page: messages, what stands around them, what the sides are called."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.room import visits
from bot.room.around import Around, around
from bot.room.names import names
from bot.room.people import StrangerError
from bot.room.posts import post_html
from bot.room.words import words_for
from storage import links, room, room_around

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from bot.house import House
    from bot.room.stream import View
    from storage.room_mark import Mark


def event(name: str, data: Any, mark: str = "") -> str:  # noqa: ANN401 - any JSON value
    """One server-sent event; `mark` is how far the page has read with it."""
    ident = f"id: {mark}\n" if mark else ""
    return f"event: {name}\n{ident}data: {json.dumps(data, ensure_ascii=False)}\n\n"


class News:
    """Looks for what one page was not told yet, from `since` on."""

    def __init__(self, house: House, view: View, since: Mark) -> None:
        self._house, self._view, self._since = house, view, since
        self._around_at: tuple[Mark, date] | None = None
        self._around = Around()
        self._named_at: object = None
        self._names: dict[str, Any] = {}

    def look(self) -> list[str]:
        """The events since the last look.

        Raises:
            StrangerError: the page's link has been taken back.
        """
        with self._house.store.read() as session:
            self._house.follow(session)
            mark, since = room.mark(session), self._since
            link = self._view.visit.link_id
            if link and links.whose(session, link) is None:
                raise StrangerError
            self._since = mark
            if mark != since and not mark.follows(since):
                return [event("afresh", mark.written)]
            events = self._called(session, mark)
            if mark != since:
                # What is committed between the two looks is shown twice, which harms nothing.
                events.append(event("posts", self._changed(session, since), mark.written))
            return events + self._beside(session, mark)

    def _called(self, session: Session, mark: Mark) -> list[str]:
        """What the sides are called, before anything is said that has their names in it."""
        together = room_around.called(session, self._view.shared)
        if together is None or self._named_at == (mark, together):
            return []
        self._named_at = (mark, together)
        visit = visits.anew(session, self._view.visit)
        self._view = replace(self._view, visit=visit)
        *_sides, locale = together
        spoken = words_for(None, visit.locale or locale).lang  # as the page would be made now
        before, self._names = self._names, names(self._view, spoken=spoken)
        return [] if before == self._names else [event("names", self._names)]

    def _changed(self, session: Session, since: Mark) -> dict[str, list[str]]:
        view = self._view
        return {
            me.external_id: [
                post_html(post, me=me, view=view)
                for post in room.posts_for(
                    session, me.external_id, shared=view.shared, since=since.revision
                )
            ]
            for me in view.panes
        }

    def _beside(self, session: Session, mark: Mark) -> list[str]:
        """Its words change with a card, or with the day."""
        now = self._house.clock.now()
        today = now.astimezone(self._view.zone).date()
        if self._around_at == (mark, today):
            return []
        self._around_at = (mark, today)
        before, self._around = self._around, around(session, self._view, now=now)
        return [] if before == self._around else [event("around", self._around.to_json())]
