"""The overview: what waits for you, what is next, and what can be done. Also Slack's App Home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.looks import listed
from handlers.cards.model import Bold, Card, Line, plain
from handlers.cards.signs import button
from handlers.slots.lifecycle import HOMELESS, Act
from handlers.words.verbs import Look
from storage import memberships, slots

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.cards.model import Button, Rich
    from handlers.cards.note import Note
    from handlers.cards.reader import Reader

#: How many of each are shown; the rest is behind a button.
MOST = 5
#: How many are looked at to find them: old ones without a home stand before what is next.
LOOKED_AT = 50


def overview_card(session: Session, _note: Note, reader: Reader) -> Card:
    """What waits for this person first, then what is next, nearest first."""
    language, person = reader.language, reader.person_id or 0
    ids = [p.id for p in memberships.partnerships_of(session, person)]
    if not ids:
        return _first_visit(reader)
    waiting = list(
        dict.fromkeys(a.slot_id for a in slots.open_asks_of(session, person, after=reader.now))
    )
    asked = [s for s in (slots.by_id(session, slot_id) for slot_id in waiting[:MOST]) if s]
    coming = slots.coming(session, partnership_ids=ids, after=reader.now, most=LOOKED_AT)
    rest = [slot for slot in coming if slot.id not in waiting]
    homeless = [slot for slot in rest if slot.state in HOMELESS][:MOST]
    ahead = [slot for slot in rest if slot.state not in HOMELESS][:MOST]
    lines: list[Line] = []
    if asked:
        lines.append(Line((Bold(language.text("Waiting for you")),)))
        lines += [listed(slot, reader, waits=True) for slot in asked]
    for heading, found in (
        (language.text("What is next"), ahead),
        (language.text("Without a new time"), homeless),
    ):
        lines += (
            [Line((Bold(heading),)), *(listed(slot, reader) for slot in found)] if found else []
        )
    said = language.say("Overview") if lines else language.say("Nothing is coming yet.")
    first = () if lines else said
    return Card(notice=plain(said), heading=first, lines=tuple(lines), buttons=_buttons(reader))


def _buttons(reader: Reader) -> tuple[Button, ...]:
    language = reader.language
    return (
        button(Act.PROPOSE, "", language, style="primary"),
        button(Look.LIST, "", language, label=language.text("All of it")),
        button(Look.SETTINGS, "", language),
        button(Look.HELP, "", language),
    )


def _first_visit(reader: Reader) -> Card:
    """Nobody works together here yet: how it begins."""
    language = reader.language
    said = language.say(
        "I keep track of the events of a library and its partner, from day to day: "
        "you propose, answer and pull out where you write together anyway."
    )
    return Card(
        notice=plain(said),
        heading=said,
        lines=(Line(how_it_begins(reader)),),
        buttons=(button(Look.HELP, "", language),),
    )


def how_it_begins(reader: Reader) -> Rich:
    """For who works together with nobody yet."""
    if reader.on_teams:
        return reader.language.say(
            "To begin, add me to the team you share (Apps → Rykker), and propose something there."
        )
    return reader.language.say(
        "To begin, write /invite @Rykker in the channel you share, and propose something there."
    )
