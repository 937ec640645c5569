"""New times for what was bumped: the same hour on the next days on which the place is free."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.cards.option import Option
from handlers.cards.signs import button
from handlers.slots.free_times import PlaceTimes, next_days
from handlers.slots.lifecycle import Act
from handlers.slots.place import busy
from handlers.words import dates
from handlers.words.hours import Hours
from storage.tables import Place

if TYPE_CHECKING:
    from handlers.cards.model import Button, Rich
    from handlers.cards.view import SlotView


def new_times(view: SlotView) -> tuple[Rich, tuple[Button, ...]]:
    """What is said of them, and one button each; nothing of either where none is free."""
    slot, language = view.case.slot, view.reader.language
    found = next_days(
        _place(view),
        start=slot.start_at,
        end=slot.end_at,
        now=view.reader.now,
        zone=ZoneInfo(view.case.partnership.zone),
    )
    if not found:
        return (), ()
    said = (
        language.say("New times when {place} is free:", place=view.place)
        if view.place
        else language.say("New times:")
    )
    made = []
    for number, free in enumerate(found, 1):
        start, end = (t.astimezone(view.reader.zone) for t in (free.start, free.end))
        option = Option(start.replace(tzinfo=None), end.replace(tzinfo=None), free.place_id)
        label = language.text(
            "{day} at {clock}",
            day=dates.short_day(start.date(), language=language),
            clock=dates.clock(start, language=language),
        )
        token = view.token(pick=str(option))
        made.append(button(Act.MOVE, token, language, label=label, suffix=str(number)))
    return said, tuple(made)


def _place(view: SlotView) -> PlaceTimes | None:
    """The slot's place with its hours and bookings; None: it has none."""
    slot, session = view.case.slot, view.case.session
    place = session.get(Place, slot.place_id) if slot.place_id else None
    if place is None:
        return None
    taken = busy(session, [place], slot.start_at, but=slot.id)[place.id]
    return PlaceTimes(place.id, place.name, Hours.from_json(place.opening), tuple(taken))
