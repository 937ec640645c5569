"""What is said of a place that several want: the line, the challenge, moving up."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from handlers.cards.later import undo_buttons
from handlers.cards.model import Bold, Card
from handlers.cards.saying import said_card, show_button
from handlers.cards.signs import button
from handlers.slots.lifecycle import Act
from handlers.slots.line import in_front, rank
from handlers.words.verbs import Look
from storage import slots

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.cards.model import Rich
    from handlers.cards.note import Note
    from handlers.cards.view import SlotView


def line_of(view: SlotView) -> Rich:
    """What the card of a slot in line says of it; nothing where it is in none."""
    if view.case.slot.queued_at is None or in_front(view.case) is None:
        return ()
    number = str(rank(view.case))
    return view.reader.language.say(
        "no. {number} in line for {place}", number=number, place=view.place
    )


def _in_line(view: SlotView, note: Note) -> Card:
    language = view.reader.language
    front = slots.by_id(view.case.session, note.fields["front"])
    until = front.hold_until if front else None
    said = language.say(
        "{place} is held for {other} until {until}. {slot} is no. {number} in line.",
        place=view.place,
        other=_label(view, note.fields["front"]),
        until=view.reader.moment(until) if until else "?",
        slot=Bold(view.label),
        number=str(rank(view.case) or 2),
    )
    challenge = button(Look.CHALLENGE, view.token(), language)
    return said_card(said, *undo_buttons(view), challenge, show_button(view))


def _challenged(view: SlotView, note: Note) -> Card:
    said = view.reader.language.say(
        "{other} has until {until} to confirm. Otherwise {slot} gets {place}.",
        other=_label(view, note.fields["front"]),
        until=view.reader.moment(datetime.fromisoformat(note.fields["until"])),
        slot=Bold(view.label),
        place=view.place,
    )
    return said_card(said, show_button(view))


def _told_challenged(view: SlotView, note: Note) -> Card:
    """Confirm or let go: a yes where theirs is missing, else only patience."""
    language, slot, reader = view.reader.language, view.case.slot, view.reader
    other = _label(view, note.fields["by_slot"])
    if slot.hold_until is None:
        return said_card((Bold(view.label),), show_button(view))
    said = language.say(
        "{other} would like {place} {when}, which you have for now. Confirm {slot} or let go of it "
        "by {until}; otherwise it goes to {other}.",
        other=other,
        place=view.place,
        when=view.when,
        slot=Bold(view.label),
        until=reader.moment(slot.hold_until),
    )
    mine = view.for_reader
    yes = [button(Act.ACCEPT, view.token(ask=a), language, style="primary") for a in mine[:1]]
    again = [] if mine else [button(Look.AGAIN, view.token(), language, style="primary")]
    return said_card(
        said,
        *yes,
        *again,
        button(Act.RELEASE, view.token(), language),
        button(Act.COUNTER, view.token(), language),
        show_button(view),
    )


def _let_go(view: SlotView, _note: Note) -> Card:
    said = view.reader.language.say(
        "{slot} keeps its time no longer; the proposal stands.", slot=Bold(view.label)
    )
    return said_card(said, *undo_buttons(view), show_button(view))


def _told_let_go(view: SlotView, note: Note) -> Card:
    said = view.reader.language.say(
        "{who} has let go of the time of {slot}; the proposal stands.",
        who=view.name(note.fields["by"]),
        slot=Bold(view.label),
    )
    return said_card(said, show_button(view))


def _moved_up(view: SlotView, note: Note) -> Card:
    said = view.reader.language.say(
        "{place} is yours for {slot}: held until {until}.",
        place=view.place,
        slot=Bold(view.label),
        until=view.reader.moment(datetime.fromisoformat(note.fields["until"])),
    )
    return said_card(said, show_button(view))


def _line_over(view: SlotView, _note: Note) -> Card:
    language = view.reader.language
    said = language.say(
        "{place} has been agreed on for something else, so {slot} is in line no longer.",
        place=view.place,
        slot=Bold(view.label),
    )
    return said_card(said, button(Act.COUNTER, view.token(), language), show_button(view))


def _label(view: SlotView, slot_id: int) -> str:
    slot = slots.by_id(view.case.session, slot_id)
    return f"#{slot.number} {slot.title}" if slot else "?"


LINE: dict[str, Callable[[SlotView, Note], Card]] = {
    "in_line": _in_line,
    "challenged": _challenged,
    "told_challenged": _told_challenged,
    "let_go": _let_go,
    "told_let_go": _told_let_go,
    "moved_up": _moved_up,
    "line_over": _line_over,
}
