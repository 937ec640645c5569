"""What is said of a bump that nobody resolves, and of how it ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.cards.looks import ways_on
from handlers.cards.model import Bold, Card, Line
from handlers.cards.new_times import ON_THE_CARD, on_offer, time_lines
from handlers.cards.repair_kit import kit_buttons
from handlers.cards.saying import said_card, show_button
from handlers.cards.signs import button
from handlers.slots.lifecycle import Act, SlotState
from storage import people

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.cards.note import Note
    from handlers.cards.view import SlotView


def _still_bumped(view: SlotView, note: Note) -> Card:
    """It has no new home yet: who has been told before, and what this reader can do."""
    language = view.reader.language
    said = language.say(
        "Nothing is decided yet for {slot} ({when}): bumped by {side}.",
        slot=Bold(view.label),
        when=view.when,
        side=view.bumper,
    )
    known = people.names(view.case.session, note.fields.get("before") or [])
    names = view.listing([f"@{name}" for name in known.values()])
    before = (Line(language.say("Told before you: {names}.", names=names)),) if known else ()
    if note.fields.get("last"):
        begins = view.reader.moment(view.case.slot.start_at)
        close = language.say("If nothing is decided by {begins}, I close it.", begins=begins)
        before = (*before, Line(close))
    card = said_card(said, *ways_on(view), show_button(view))
    times = time_lines(view, on_offer(view)[:ON_THE_CARD])
    return replace(card, lines=(*before, *times))


def _told_closed(view: SlotView, note: Note) -> Card:
    """Its time came, and nothing was decided."""
    language, slot = view.reader.language, view.case.slot
    without = view.side(note.fields["without"])
    if note.fields["goes_on"]:
        said = language.say(
            "The time has come for {slot}, and nothing was decided. It has been made public, so "
            "I have written that it takes place without {side}.",
            slot=Bold(view.label),
            side=without,
        )
        return said_card(said, show_button(view), *kit_buttons(view))
    said = language.say(
        "The time has come for {slot}, and nothing was decided. I have closed it as cancelled.",
        slot=Bold(view.label),
    )
    hosts = view.reader.side == slot.host_side and view.case.state is SlotState.CANCELLED
    hosts = hosts and bool(note.fields.get("could_be_held"))
    label = language.text("It was held without {side}", side=without)
    held = (button(Act.ALONE, view.token(), language, label=label),) if hosts else ()
    return said_card(said, *held, show_button(view), *kit_buttons(view))


PRESSING: dict[str, Callable[[SlotView, Note], Card]] = {
    "still_bumped": _still_bumped,
    "told_closed": _told_closed,
}
