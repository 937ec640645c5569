"""A place that is not to be had then: what is in the way, and the nearest times that are free."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.cards.errors import typed_lines
from handlers.cards.loser import loser_card, picked_token, take_button
from handlers.cards.model import Bold, Card, plain
from handlers.cards.option import Option
from handlers.cards.signs import button
from handlers.slots.free_times import Free, PlaceTimes, nearest_free
from handlers.slots.lifecycle import Act
from handlers.slots.place import busy
from handlers.words import dates
from handlers.words.hours import Hours, say_hours
from storage import places
from storage.tables import Partnership, Place

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.cards.model import Rich
    from handlers.cards.note import Note
    from handlers.cards.reader import Reader
    from handlers.cards.view import SlotView


#: Codes that mean: the place is not to be had then.
NOT_TO_BE_HAD = frozenset({"clash", "closed", "who_loses"})


def taken_card(session: Session, note: Note, reader: Reader, view: SlotView | None) -> Card:
    """What is in the way, and one button for each way round it."""
    if note.code == "who_loses":
        there = _local(Free(note.fields["place"], *_times(note)), reader)
        return loser_card(session, note, reader, view, there)
    place = session.get_one(Place, note.fields["place"])
    partnership = session.get_one(Partnership, place.partnership_id)
    found = _free(session, partnership, place, note, reader.now)
    said = _said(note, reader, place, found=bool(found))
    labels = [_label(session, option, place, note, reader) for option in found]
    ways = [(_local(free, reader), label) for free, label in zip(found, labels, strict=True)]
    if note.code == "closed":
        there = _local(Free(place.id, *_times(note)), reader)
        label = reader.language.text("{place} all the same", place=place.name)
        ways.append((replace(there, anyway=True), label))
    token = partial(picked_token, note, view)
    act = Act.COUNTER if view else Act.PROPOSE
    buttons = [
        button(act, token(str(option)), reader.language, label=label, suffix=str(number))
        for number, (option, label) in enumerate(ways, 1)
    ]
    there = _local(Free(place.id, *_times(note)), reader)
    urgent = take_button(there, note, reader, view, place)
    another = button(act, token(""), reader.language, label=reader.language.text("Another time"))
    spoken = f"{plain(said)} {' / '.join(labels)}".strip()
    lines = typed_lines(note, reader)
    return Card(notice=spoken, heading=said, lines=lines, buttons=(*buttons, another, *urgent))


def _said(note: Note, reader: Reader, place: Place, *, found: bool) -> Rich:
    say, (start, end) = reader.language.say, _times(note)
    when = reader.span(start, end)
    if note.code == "closed":
        hours = say_hours(Hours.from_json(place.opening), language=reader.language)
        said = say(
            "{place} is closed {when} (open {hours}).",
            place=Bold(place.name),
            when=when,
            hours=hours,
        )
    else:
        other = note.fields["other"]
        said = say(
            "{place} is taken {when} by {other}.", place=Bold(place.name), when=when, other=other
        )
    return (
        *said,
        " ",
        reader.language.text("Free:") if found else reader.language.text("Choose another time."),
    )


def _free(
    session: Session, partnership: Partnership, place: Place, note: Note, now: datetime
) -> list[Free]:
    start, end = _times(note)
    known = places.in_use(session, partnership.id)
    others = [p for p in known if p.id != place.id]
    taken = busy(session, [place, *others], start, but=note.slot_id)

    def times(of: Place) -> PlaceTimes:
        return PlaceTimes(of.id, of.name, Hours.from_json(of.opening), tuple(taken[of.id]))

    return nearest_free(
        times(place),
        [times(other) for other in others],
        start=start,
        end=end,
        now=now,
        zone=ZoneInfo(partnership.zone),
    )


def _label(session: Session, free: Free, place: Place, note: Note, reader: Reader) -> str:
    """`Caféen at the same time`, `Salen at 17.00`, `Salen on Friday at 19.00`."""
    text, wanted = reader.language.text, _times(note)[0].astimezone(reader.zone)
    start = free.start.astimezone(reader.zone)
    clock = dates.clock(start, language=reader.language)
    if free.place_id != place.id:
        other = session.get_one(Place, free.place_id)
        return text("{place} at the same time", place=other.name)
    if start.date() == wanted.date():
        return text("{place} at {clock}", place=place.name, clock=clock)
    day = dates.short_day(start.date(), language=reader.language)
    return text("{place} {day} at {clock}", place=place.name, day=day, clock=clock)


def _local(free: Free, reader: Reader) -> Option:
    return Option.local(free.start, free.end, reader.zone, free.place_id)


def _times(note: Note) -> tuple[datetime, datetime]:
    start, end = note.fields["start"], note.fields["end"]
    return datetime.fromisoformat(start), datetime.fromisoformat(end)
