"""What is said about being away: to the person, and to whoever asks them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.cards.looks import listed
from handlers.cards.model import Bold, Card, Line, plain
from handlers.cards.saying import said_card
from handlers.cards.signs import button
from handlers.cards.token import Token
from handlers.partnerships.absent import END
from handlers.words import dates
from handlers.words.verbs import Look
from storage import slots
from storage.tables import Absence

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.cards.note import Note
    from handlers.cards.reader import Reader

#: How many of the events it hits are shown, and how many are looked at to find them.
MOST, LOOKED_AT = 5, 40


def absent_card(session: Session, note: Note, reader: Reader) -> Card:
    """Noted, what others see of it, and which of their own events it hits."""
    language, found = reader.language, session.get(Absence, note.fields["absence"])
    if found is None:
        return not_absent_card(session, note, reader)
    today = reader.now.astimezone(reader.zone).date()
    first = found.from_at.astimezone(reader.zone).date()
    last = (found.until_at - timedelta(minutes=1)).astimezone(reader.zone).date()
    days = [dates.day(d, today=today, language=language) for d in (first, last)]
    said = (
        language.say("Noted: away on {first}.", first=Bold(days[0]))
        if first == last
        else language.say(
            "Noted: away from {first} to {last}.", first=Bold(days[0]), last=Bold(days[1])
        )
    )
    lines = [Line(language.say("Others see only that you are not available."))]
    theirs = slots.of_person(session, reader.person_id or 0, after=reader.now, most=LOOKED_AT)
    hit = [s for s in theirs if found.from_at <= s.start_at < found.until_at][:MOST]
    if hit:
        lines.append(Line((Bold(language.text("It hits these")),)))
        lines += [listed(slot, reader) for slot in hit]
    token = str(Token(pick=f"{END}{found.id}"))
    undo = button(Look.ABSENT, token, language, label=language.text("Undo"))
    return Card(notice=plain(said), heading=said, lines=tuple(lines), buttons=(undo,))


def not_absent_card(_session: Session, _note: Note, reader: Reader) -> Card:
    """They are to be had again."""
    return said_card(reader.language.say("Noted: you are not away."))
