"""What is said of smaller gifts: asked for, promised, given, missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Bold, Card
from handlers.cards.saying import said_card, show_button
from handlers.cards.signs import button
from handlers.slots.gift import CANNOT, GIVEN, NONE, Kind
from handlers.slots.lifecycle import Side
from handlers.words.i18n import noted
from handlers.words.verbs import Look
from storage import gifts
from storage.tables import Gift

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.cards.model import Button, Rich
    from handlers.cards.note import Note
    from handlers.cards.view import SlotView

#: Each kind on its button, and in a sentence.
KINDS: dict[str, tuple[str, str]] = {
    Kind.PREVIEW: (noted("A preview"), noted("a preview")),
    Kind.QUESTIONS: (noted("Three questions for the evening"), noted("three questions")),
    Kind.REPORT: (noted("A report afterwards"), noted("a report afterwards")),
}


def promised_lines(view: SlotView) -> list[Rich]:
    """What the card says of gifts that are to come."""
    rows = gifts.of_slot(view.case.session, view.case.slot.id)
    say = view.reader.language.say
    side = view.side(Side(view.case.slot.host_side).other)
    return [
        say("{side} gives {gift} (by {due})", side=side, gift=_kind(view, row), due=_due(view, row))
        for row in rows
        if row.outcome == "open"
    ]


def _wanted(view: SlotView, _note: Note) -> Card:
    language = view.reader.language
    said = language.say(
        "{slot} goes on without you. Could you give it something smaller instead?",
        slot=Bold(view.label),
    )
    kinds = [_tap(view, kind, language.text(KINDS[kind][0])) for kind in Kind]
    return said_card(said, *kinds, _tap(view, NONE, language.text("Not this time")))


def _promised(view: SlotView, note: Note) -> Card:
    return _of(
        view,
        note,
        noted("Thank you: {gift} for {slot}, by {due}. I remind you."),
        *_taps(view, note),
    )


def _none(view: SlotView, _note: Note) -> Card:
    said = view.reader.language.say("That is fine. {slot} goes on.", slot=Bold(view.label))
    return said_card(said, show_button(view))


def _given(view: SlotView, note: Note) -> Card:
    return _of(view, note, noted("✓ {gift} for {slot} is given. Thank you!"))


def _cannot(view: SlotView, note: Note) -> Card:
    return _of(view, note, noted("{gift} for {slot} comes to nothing. They are told."))


def _reminder(view: SlotView, note: Note) -> Card:
    text = noted("You promised {slot} {gift}, by {due}.")
    return _of(view, note, text, *_taps(view, note))


def _late(view: SlotView, note: Note) -> Card:
    return _of(view, note, noted("{side} had promised {slot} {gift} by {due}; I have not seen it."))


def _told_promised(view: SlotView, note: Note) -> Card:
    return _of(view, note, noted("🎁 {who} gives {slot} {gift}, by {due}."))


def _told_given(view: SlotView, note: Note) -> Card:
    return _of(view, note, noted("🎁 {who} has given {slot} {gift}."))


def _told_cannot(view: SlotView, note: Note) -> Card:
    return _of(view, note, noted("{who} cannot give {slot} {gift} after all."))


def _of(view: SlotView, note: Note, text: str, *buttons: Button) -> Card:
    """A sentence about one gift."""
    row = view.case.session.get(Gift, note.fields["gift"])
    if row is None:
        return said_card((Bold(view.label),), show_button(view))
    fields: dict[str, str | Bold] = {
        "slot": Bold(view.label),
        "gift": _kind(view, row),
        "due": _due(view, row),
        "who": view.name(note.fields.get("by")),
        "side": view.side(Side(view.case.slot.host_side).other),
    }
    used = {name: said for name, said in fields.items() if f"{{{name}}}" in text}
    said = view.reader.language.say(text, **used)
    first = said[0]
    if isinstance(first, str) and first[:1].islower():
        said = (first[:1].upper() + first[1:], *said[1:])
    return said_card(said, *buttons, show_button(view))


def _taps(view: SlotView, note: Note) -> tuple[Button, ...]:
    row = view.case.session.get(Gift, note.fields["gift"])
    if row is None or row.outcome != "open":
        return ()
    text = view.reader.language.text
    return (
        _tap(view, f"{GIVEN}:{row.id}", text("It is done")),
        _tap(view, f"{CANNOT}:{row.id}", text("Can't after all")),
    )


def _tap(view: SlotView, pick: str, label: str) -> Button:
    suffix = pick.partition(":")[0]
    return button(
        Look.GIFT, view.token(pick=pick), view.reader.language, label=label, suffix=suffix
    )


def _kind(view: SlotView, row: Gift) -> str:
    return view.reader.language.text(KINDS[row.kind][1])


def _due(view: SlotView, row: Gift) -> str:
    return view.reader.moment(row.due_at)


GIFT: dict[str, Callable[[SlotView, Note], Card]] = {
    "gift_wanted": _wanted,
    "gift_promised": _promised,
    "gift_none": _none,
    "gift_given": _given,
    "gift_cannot": _cannot,
    "gift_reminder": _reminder,
    "gift_late": _late,
    "told_gift_promised": _told_promised,
    "told_gift_given": _told_given,
    "told_gift_cannot": _told_cannot,
}
