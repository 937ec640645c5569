"""The welcome to one person, who has added the bot for themself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Card, Line, plain
from handlers.cards.overview import how_it_begins
from handlers.cards.signs import button
from handlers.slots.lifecycle import Act
from handlers.words.verbs import WORDS, Look
from storage import memberships

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.cards.model import Button, Rich
    from handlers.cards.note import Note
    from handlers.cards.reader import Reader


def hello_card(session: Session, _note: Note, reader: Reader) -> Card:
    """What the bot does, and what they can do first: that depends on whether it knows them."""
    language = reader.language
    known = bool(memberships.partnerships_of(session, reader.person_id or 0))
    said = language.say(
        "Hello! I keep track of the events a library and its partner make together. "
        "Here I ask you when somebody wants to arrange something with you; "
        "you answer with a tap, or by writing e.g. “yes”, “no” or “Friday at 10”."
    )
    first = _example(reader) if known else how_it_begins(reader)
    help_ = button(Look.HELP, "", language)
    return Card(
        notice=plain(said),
        heading=said,
        lines=(Line(first),),
        buttons=(*_of_member(reader), help_) if known else (help_,),
    )


def _example(reader: Reader) -> Rich:
    language = reader.language
    verb = WORDS[Act.PROPOSE][0 if language.code == "en" else 1][0]
    return language.say("Try: {verb} Debate on the health centre Thursday at 19 @name.", verb=verb)


def _of_member(reader: Reader) -> tuple[Button, ...]:
    language = reader.language
    first = button(Act.PROPOSE, "", language, style="primary")
    return (first, button(Look.LIST, "", language), button(Look.SETTINGS, "", language))
