"""A time that could mean several things: the question, and one button for each meaning."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from handlers.cards.model import Button, Rich, plain
from handlers.cards.signs import button
from handlers.cards.token import Token
from handlers.slots.lifecycle import Act
from handlers.words import dates

if TYPE_CHECKING:
    from datetime import date

    from handlers.cards.note import Note
    from handlers.cards.reader import Reader
    from handlers.cards.view import SlotView

#: More than these are not a choice any more.
MOST = 4


def question(note: Note, reader: Reader, asked: Rich) -> Rich:
    """The question; where only the hour is missing, it names the day."""
    starts = _starts(note)
    language = reader.language
    if note.code == "missing_time" and len({s.date() for s in starts}) == 1:
        said = dates.day(starts[0].date(), today=_today(reader), language=language)
        return language.say("When {day}?", day=said)
    weekdays = {dates.weekday(s.date(), language=language) for s in starts}
    if note.code == "past":
        return language.say("That time has passed. Which one did you mean?")
    if note.code == "today_or_next_week" and len(weekdays) == 1:
        return language.say("Which {weekday}?", weekday=weekdays.pop())
    return asked


def buttons(note: Note, reader: Reader, view: SlotView | None) -> tuple[Button, ...]:
    """One a meaning, and one for writing it anew."""
    act = Act.COUNTER if view else Act.PROPOSE
    made = [
        button(act, _token(note, view, option), reader.language, label=label, suffix=str(number))
        for number, (option, label) in enumerate(labelled(note, reader), 1)
    ]
    another = reader.language.text("Another time")
    return (*made, button(act, _token(note, view, ""), reader.language, label=another))


def labelled(note: Note, reader: Reader) -> list[tuple[str, str]]:
    """The options with their labels: only the hour, where the question names the day."""
    options = list(note.fields.get("options") or [])[:MOST]
    same_day = len({s.date() for s in _starts(note)}) == 1
    if note.code == "missing_time" and same_day:
        return [(o, dates.clock(_start(o), language=reader.language)) for o in options]
    year = note.code == "past_or_next_year"
    return [(o, _whole(o, reader, year=year)) for o in options]


def spoken(note: Note, reader: Reader, asked: Rich) -> str:
    """The question and its options in one line, where there are no buttons."""
    labels = [label for _option, label in labelled(note, reader)]
    return " ".join([plain(asked), " / ".join(labels)]).strip()


def _whole(option: str, reader: Reader, *, year: bool) -> str:
    start, _, end = option.partition("/")
    first = datetime.fromisoformat(start).replace(tzinfo=reader.zone)
    said = reader.moment(first)
    if end:
        said += f"–{dates.clock(datetime.fromisoformat(end), language=reader.language)}"
    if year and str(first.year) not in said:
        said = f"{said} ({first.year})"
    return said[:1].upper() + said[1:]


def _token(note: Note, view: SlotView | None, pick: str) -> str:
    if view is None:
        return str(Token(draft=int(note.fields.get("draft") or 0), pick=pick))
    slot = view.case.slot
    ask = int(note.fields.get("ask") or 0)
    return str(Token(slot=slot.id, terms=slot.terms, ask=ask, pick=pick))


def _starts(note: Note) -> list[datetime]:
    return [_start(option) for option in note.fields.get("options") or []]


def _start(option: str) -> datetime:
    return datetime.fromisoformat(option.partition("/")[0])


def _today(reader: Reader) -> date:
    return reader.now.astimezone(reader.zone).date()
