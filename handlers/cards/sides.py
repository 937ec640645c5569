"""Who is on which side, and what was changed about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Bold, Card, Line, plain
from handlers.cards.settings.overview import side_line
from handlers.cards.settings.subject import Subject
from handlers.slots.lifecycle import Side
from handlers.words.verbs import WORDS, Look
from storage import people

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.cards.note import Note
    from handlers.cards.reader import Reader


def sides_card(session: Session, note: Note, reader: Reader) -> Card:
    """Everybody known, by side, and how to change it."""
    subject, say = Subject.of(session, note, reader), reader.language.say
    said = say("Who is on which side")
    verb = WORDS[Look.SIDE][0 if reader.language.code == "en" else 1][0]
    how = say("To add somebody, write e.g. “{verb} partner @name”.", verb=verb)
    lines = (*(Line(side_line(subject, side)) for side in Side), Line(how))
    more = (subject.to("", reader.language.text("Settings")),)
    return Card(notice=plain(said), heading=(Bold(plain(said)),), lines=lines, buttons=more)


def side_given_card(session: Session, note: Note, reader: Reader) -> Card:
    """Somebody belongs to a side now."""
    subject, say = Subject.of(session, note, reader), reader.language.say
    names = people.names(session, note.fields["people"])
    who = ", ".join(f"@{names[person]}" for person in note.fields["people"] if person in names)
    said = say(
        "{who} belongs to {side} now.", who=who, side=subject.side(Side(note.fields["side"]))
    )
    more = (subject.to("", reader.language.text("Settings")),)
    return Card(notice=plain(said), heading=said, buttons=more)
