"""What stands around the conversation: the week, what can be completed, and the guide's steps."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from handlers.cards.signs import STATES
from handlers.cards.week_picture import week_svg
from handlers.week import week_ahead
from handlers.words.i18n import language
from storage import places, room_around

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from bot.room.stream import View
    from handlers.cards.week import Week
    from handlers.words.i18n import Language
    from storage.tables import Partnership

_ANSWERS = {("accept", "partner"), ("decline", "partner"), ("counter", "partner")}


@dataclass(frozen=True, slots=True)
class Around:
    """`week` is SVG. `slots`: number, title, state in words, and the post of its card ("": none).

    `done`: the names of the guide's steps that somebody has taken.
    """

    week: str = ""
    slots: tuple[tuple[int, str, str, str], ...] = ()
    places: tuple[str, ...] = ()
    done: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As the page reads it."""
        return asdict(self)


def around(session: Session, view: View, *, now: datetime) -> Around:
    """What stands there now (UTC)."""
    partnership = room_around.partnership_of(session, view.shared)
    if partnership is None:
        return Around()
    said, week = language(view.words.lang), week_ahead(session, partnership, now=now)
    return Around(
        week=week_svg(week, said),
        slots=_slots(week, said, _cards(session, view, partnership, week)),
        places=tuple(place.name for place in places.in_use(session, partnership.id)),
        done=_done(session, partnership) if view.visit.demo else (),
    )


def _cards(session: Session, view: View, partnership: Partnership, week: Week) -> dict[int, str]:
    numbers = [event.number for event in week.events]
    return room_around.cards_of(session, partnership.id, numbers, shared=view.shared)


def _slots(
    week: Week, said: Language, cards: dict[int, str]
) -> tuple[tuple[int, str, str, str], ...]:
    return tuple(
        (e.number, e.title, said.text(STATES[e.state][1]), cards.get(e.number, ""))
        for e in week.events
    )


def _done(session: Session, partnership: Partnership) -> tuple[str, ...]:
    """By what was done and not by what was tapped, so that it is true after a reload too."""
    acts = room_around.done_in(session, partnership)
    taken = {
        "propose": any(act == "propose" for act, _side in acts),
        "answer": bool(acts & _ANSWERS),
        "bump": any(act == "bump" for act, _side in acts),
    }
    return tuple(name for name, was in taken.items() if was)
