"""New times for what was bumped: each with why, who has said yes to it, and a tap to do so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Bold, Card, Line, plain
from handlers.cards.option import Option
from handlers.cards.saying import said_card, show_button
from handlers.cards.signs import button
from handlers.cards.token import CANNOT, MORE
from handlers.slots.homes import Why
from handlers.slots.lifecycle import HOMELESS, Act
from handlers.words import dates
from handlers.words.i18n import noted
from storage import new_times
from storage.tables import NewTime, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.cards.model import Button, Rich
    from handlers.cards.note import Note
    from handlers.cards.view import SlotView

#: How many stand on the card that all see; the others are a tap away.
ON_THE_CARD = 3
WHY: dict[str, str] = {
    Why.OTHER_PLACE: noted("in {place}"),
    Why.WENT_WELL: noted("such a time has gone well"),
    Why.USUAL: noted("you can usually make it then"),
    Why.SAME_WEEKDAY: noted("same weekday"),
    Why.SAME_HOUR: noted("same time of day"),
    Why.SAME_PLACE: noted("{place} is free"),
    Why.NOBODY_BUSY: noted("neither of you has anything else on"),
}


def on_offer(view: SlotView) -> list[NewTime]:
    """The new times that stand open now, the best first."""
    if view.case.state not in HOMELESS:
        return []
    rows = new_times.of_slot(view.case.session, view.case.slot.id)
    return [row for row in rows if row.start_at > view.reader.now]


def time_lines(view: SlotView, rows: list[NewTime]) -> tuple[Line, ...]:
    """One line a time, with why, and the tap that says yes to it; what is said once is enough."""
    lines, said = [], set[str]()
    for row, tap in zip(rows, time_buttons(view, rows), strict=True):
        lines.append(Line(_why(view, row, said), tap))
        said |= set(row.why.split())
    return tuple(lines)


def time_buttons(view: SlotView, rows: list[NewTime]) -> list[Button]:
    """One tap a time."""
    return [_button(view, row, number) for number, row in enumerate(rows, 1)]


def _button(view: SlotView, row: NewTime, number: int) -> Button:
    """`fre 4. dec. kl. 19.00`; a check where one side has said yes to it."""
    option = Option.local(row.start_at, row.end_at, view.reader.zone, row.place_id)
    language = view.reader.language
    label = dates.short_moment(option.start, language=language)
    label = f"✓ {label}" if row.yes else label
    token = view.token(pick=str(option))
    return button(Act.MOVE, token, language, label=label, suffix=str(number))


def said_on_card(view: SlotView, rows: list[NewTime]) -> list[Rich]:
    """What the card says of them: what is kept free, and who has said yes to which."""
    say, reader = view.reader.language.say, view.reader
    found: list[Rich] = []
    for row in rows:
        when = reader.span(row.start_at, row.end_at)
        if row.yes:
            sides = ", ".join(sorted({view.side(side) for side in row.yes.values()}))
            found.append(say("✓ {side} can make {when}.", side=sides, when=Bold(when)))
        elif row.held_until and row.held_until > reader.now:
            until = reader.moment(row.held_until)
            found.append(say("{when} is kept free until {until}.", when=when, until=until))
    return found


def _why(view: SlotView, row: NewTime, known: set[str]) -> Rich:
    say, reader = view.reader.language.say, view.reader
    place = view.case.session.get(Place, row.place_id) if row.place_id else None
    reasons = [_reason(view, code, place) for code in row.why.split() if code not in known]
    said: Rich = (Bold(reader.span(row.start_at, row.end_at)),)
    if row.yes:
        sides = ", ".join(sorted({view.side(side) for side in row.yes.values()}))
        said = (*said, " · ", *say("✓ {side} can make it", side=sides))
    if row.held_until and row.held_until > reader.now:
        until = reader.moment(row.held_until)
        said = (*said, " · ", *say("kept free for you until {until}", until=until))
    return (*said, " · ", ", ".join(reasons)) if reasons else said


def _reason(view: SlotView, code: str, place: Place | None) -> str:
    text = WHY[code]
    fields = {"place": place.name if place else ""} if "{place}" in text else {}
    return view.reader.language.text(text, **fields)


def more_button(view: SlotView) -> Button:
    """The way to three more."""
    language = view.reader.language
    return button(
        Act.MOVE, view.token(pick=MORE), language, label=language.text("More times"), suffix=MORE
    )


def write_button(view: SlotView) -> Button:
    """The way to a time of one's own."""
    language = view.reader.language
    label = language.text("Write a time")
    return button(Act.COUNTER, view.token(), language, label=label)


def _new_times(view: SlotView, note: Note) -> Card:
    """What is on offer, or (`only`) what was added to it just now."""
    say, rows = view.reader.language.say, on_offer(view)
    only = note.fields.get("only")
    shown = [row for row in rows if only is None or row.id in only]
    if not shown:
        said = say("I know no new time for {slot}. Write one.", slot=Bold(view.label))
        return said_card(said, write_button(view), show_button(view))
    said = say("New times for {slot}:", slot=Bold(view.label))
    return Card(
        notice=plain(said),
        heading=said,
        lines=time_lines(view, shown),
        buttons=(more_button(view), write_button(view), show_button(view)),
    )


def _time_gone(view: SlotView, _note: Note) -> Card:
    say, rows = view.reader.language.say, on_offer(view)[-ON_THE_CARD:]
    said = (
        say("That time is not to be had any more. These are free:")
        if rows
        else say("That time is not to be had any more. Write another one.")
    )
    buttons = (more_button(view), write_button(view)) if rows else (write_button(view),)
    return Card(notice=plain(said), heading=said, lines=time_lines(view, rows), buttons=buttons)


def _chose(view: SlotView, note: Note) -> Card:
    say = view.reader.language.say
    row = view.case.session.get(NewTime, note.fields["time"])
    if row is None or row.slot_id != view.case.slot.id:
        return said_card((Bold(view.label),), show_button(view))
    said = say(
        "✓ You can make {when}. I tell you as soon as the others have answered.",
        when=Bold(view.reader.span(row.start_at, row.end_at)),
    )
    language = view.reader.language
    label = language.text("Can't after all")
    token = view.token(pick=f"{CANNOT}:{row.id}")
    back = button(Act.MOVE, token, language, label=label, suffix=CANNOT)
    return said_card(said, back, show_button(view))


def _told_chose(view: SlotView, note: Note) -> Card:
    """The other side can: one tap, and it is agreed."""
    say, rows = view.reader.language.say, on_offer(view)
    chosen = [row for row in rows if row.id == note.fields["time"]]
    if not chosen:
        return said_card((Bold(view.label),), show_button(view))
    said = say(
        "{who} can make a new time for {slot}. Can you?",
        who=view.name(note.fields["by"]),
        slot=Bold(view.label),
    )
    others = [row for row in rows if row.id != note.fields["time"]][: ON_THE_CARD - 1]
    return Card(
        notice=f"{plain(said)} {view.reader.span(chosen[0].start_at, chosen[0].end_at)}",
        heading=said,
        lines=time_lines(view, [*chosen, *others]),
        buttons=(more_button(view), write_button(view), show_button(view)),
    )


NEW_TIMES: dict[str, Callable[[SlotView, Note], Card]] = {
    "new_times": _new_times,
    "time_gone": _time_gone,
    "chose": _chose,
    "told_chose": _told_chose,
}
