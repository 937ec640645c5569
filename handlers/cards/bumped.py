"""What is said of a bump: to who pulled out, to who is left with it, and when it is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from handlers.cards.later import undo_buttons
from handlers.cards.looks import ways_on
from handlers.cards.model import Bold, Card
from handlers.cards.new_times import ON_THE_CARD, on_offer, time_lines
from handlers.cards.plan_b import plan_line
from handlers.cards.repair_kit import kit_buttons
from handlers.cards.saying import said_card, show_button
from handlers.cards.signs import button, reason
from handlers.slots.lifecycle import Act, SlotState

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.cards.note import Note
    from handlers.cards.view import SlotView


def _bumped(view: SlotView, note: Note) -> Card:
    language = view.reader.language
    other = view.side(view.reader.side.other if view.reader.side else view.case.slot.host_side)
    said = language.say(
        "Bump of {slot} sent to {side} ({reason}).",
        slot=Bold(view.label),
        side=other,
        reason=reason(note.fields["reason"], language).lower(),
    )
    plan = plan_line(view, note.fields.get("plan_b"))
    if plan or view.case.state is not SlotState.BUMPED:
        more = (plan,) if plan else ()
        return said_card(said, *undo_buttons(view), show_button(view), more=more)
    if view.case.slot.public_state != "unannounced":
        said = (*said, " ", language.text("It has been made public."))
    undo = button(Act.RESTORE, view.token(), language, label=language.text("Undo"))
    return said_card(said, undo, *ways_on(view))


def _restored(view: SlotView, _note: Note) -> Card:
    said = view.reader.language.say(
        "{slot} is on again: {when}.", slot=Bold(view.label), when=view.when_and_where
    )
    return said_card(said, *undo_buttons(view), show_button(view))


def _told_bumped(view: SlotView, note: Note) -> Card:
    language = view.reader.language
    said = language.say(
        "🟠 {side} has to pull out of {slot} ({when}): {reason}.",
        side=view.bumper,
        slot=Bold(view.label),
        when=view.reader.span(_time(note, "start"), _time(note, "end"))
        if "start" in note.fields
        else view.when,
        reason=reason(note.fields["reason"], language).lower(),
    )
    plan = plan_line(view, note.fields.get("plan_b"))
    if plan or view.case.state is not SlotState.BUMPED:
        more = (plan,) if plan else ()
        return said_card(said, show_button(view), *kit_buttons(view), more=more)
    card = said_card(said, *ways_on(view))
    return replace(card, lines=time_lines(view, on_offer(view)[:ON_THE_CARD]))


def _told_restored(view: SlotView, note: Note) -> Card:
    said = view.reader.language.say(
        "🟢 {who} can make it after all: {slot}, {when}.",
        who=view.name(note.fields["by"]),
        slot=Bold(view.label),
        when=view.when_and_where,
    )
    return said_card(said, show_button(view))


def _time(note: Note, field: str) -> datetime:
    return datetime.fromisoformat(note.fields[field])


BUMPED: dict[str, Callable[[SlotView, Note], Card]] = {
    "bumped": _bumped,
    "restored": _restored,
    "told_bumped": _told_bumped,
    "told_restored": _told_restored,
}
