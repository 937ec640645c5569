"""What is said of codes, of rooms that join and leave, and of one person on two platforms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Badge, Bold, Card, Line, plain
from handlers.cards.signs import button
from handlers.cards.token import Token
from handlers.slots.lifecycle import Side
from handlers.words.i18n import noted
from handlers.words.verbs import WORDS, Look
from storage import people
from storage.tables import Partnership

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from handlers.cards.model import Rich
    from handlers.cards.note import Note
    from handlers.cards.reader import Reader
    from handlers.cards.view import SlotView
    from handlers.words.i18n import Language

#: Where people are, as it is said of them, and of writing to the bot there.
ON: dict[str, str] = {
    "slack": noted("on Slack"),
    "teams": noted("on Teams"),
    "room": noted("in the browser"),
}
THERE: dict[str, str] = {
    "slack": noted("in Slack"),
    "teams": noted("in Teams"),
    "room": noted("there"),
}


ELSEWHERE, DOWN_THERE = noted("somewhere else"), noted("there")


def on(platform: str, language: Language) -> str:
    """`on Teams`; what is not known is somewhere else."""
    return language.text(ON.get(platform, ELSEWHERE))


def in_sentence(platform: str, language: Language) -> str:
    """The same where it stands alone: `On Teams`."""
    said = on(platform, language)
    return said[:1].upper() + said[1:]


def _verb(verb: Look, reader: Reader) -> str:
    return WORDS[verb][0 if reader.language.code == "en" else 1][0]


def _card(said: Rich, *lines: Rich) -> Card:
    return Card(notice=plain(said), heading=said, lines=tuple(Line(line) for line in lines))


def link_code_card(session: Session, note: Note, reader: Reader) -> Card:
    """The code of a room, and the one thing to do with it."""
    say = reader.language.say
    said = say(
        "Within 10 minutes, write this in the other room, where I must be too: {line}",
        line=Bold(f"{_verb(Look.LINK, reader)} {note.fields['code']}"),
    )
    together = session.get_one(Partnership, note.fields["partnership"])
    whose = _side(together, note.fields["side"], reader)
    then = say(
        "The same cards then stand in both rooms, and who comes along belongs to {side}. "
        "Do not share the code with others.",
        side=whose,
    )
    return _card(said, then)


def person_code_card(_session: Session, note: Note, reader: Reader) -> Card:
    """The code of a person."""
    language, platform = reader.language, note.fields["platform"]
    said = language.say(
        "Are you {on} too? Then I ask you in one place only. Write {code} to me {there} within "
        "10 minutes. Do not share the code.",
        on=on(platform, language),
        there=language.text(THERE.get(platform, DOWN_THERE)),
        code=Bold(note.fields["code"]),
    )
    no = language.text("Not now")
    later = button(Look.LINK, str(Token(pick="not_now")), language, label=no)
    return Card(notice=plain(said), heading=said, buttons=(later,))


def not_now_card(_session: Session, _note: Note, reader: Reader) -> Card:
    """The code is good no more."""
    return _card(reader.language.say("Fine. The code no longer works."))


def linked_person_card(_session: Session, note: Note, reader: Reader) -> Card:
    """One person from now on, asked here."""
    language = reader.language
    said = language.say(
        "✓ Now I know that you are one person, and ask you in one place only: where you wrote "
        "to me last, which is {on} just now.",
        on=on(note.fields["platform"], language),
    )
    more = language.say("You can settle on one place in the settings, under “Only me”.")
    return _card(said, more)


def room_joined_card(session: Session, note: Note, reader: Reader) -> Card:
    """Said in the room that has joined."""
    together = session.get_one(Partnership, note.fields["partnership"])
    said = reader.language.say(
        "✓ {who} has joined this room to the events of {library} and {partner}. What is coming "
        "stands below, the same as in their other rooms: the first tap counts.",
        who=_who(session, note.fields["by"]),
        library=_side(together, Side.LIBRARY, reader),
        partner=_side(together, Side.PARTNER, reader),
    )
    return _card(said)


def joined_elsewhere_card(session: Session, note: Note, reader: Reader) -> Card:
    """Said in the rooms that were there before: who reads the cards from now on."""
    together = session.get_one(Partnership, note.fields["partnership"])
    said = reader.language.say(
        "✓ {who} of {side} has joined a room {on}: the cards stand there too from now on. "
        "What you write here stays here.",
        who=_who(session, note.fields["by"]),
        side=_side(together, note.fields["side"], reader),
        on=on(note.fields["platform"], reader.language),
    )
    return _card(said)


def browser_opened_card(session: Session, note: Note, reader: Reader) -> Card:
    """Said in the rooms that were there before, when the first person came by a link."""
    together = session.get_one(Partnership, note.fields["partnership"])
    said = reader.language.say(
        "✓ {who} of {side} comes in by a link of their own: the cards stand in the browser too "
        "from now on. What you write here stays here.",
        who=_who(session, note.fields["who"]),
        side=_side(together, note.fields["side"], reader),
    )
    return _card(said)


def room_left_card(session: Session, note: Note, reader: Reader) -> Card:
    """Said in the room that was taken out."""
    together = session.get_one(Partnership, note.fields["partnership"])
    said = reader.language.say(
        "{who} has taken this room out of the events of {library} and {partner}. "
        "They go on elsewhere; the cards here are not kept up to date any more.",
        who=_who(session, note.fields["by"]),
        library=_side(together, Side.LIBRARY, reader),
        partner=_side(together, Side.PARTNER, reader),
    )
    return _card(said, *_shut_out(note, reader))


def left_elsewhere_card(session: Session, note: Note, reader: Reader) -> Card:
    """Said in the rooms that stay."""
    said = reader.language.say(
        "{who} has taken the room {on} out: the cards stand there no more.",
        who=_who(session, note.fields["by"]),
        on=on(note.fields["platform"], reader.language),
    )
    return _card(said, *_shut_out(note, reader))


def _shut_out(note: Note, reader: Reader) -> list[Rich]:
    """Whom it leaves without a way in."""
    if not note.fields.get("shut_out"):
        return []
    say, events = reader.language.say, note.fields.get("still_in")
    said = say("People with only a browser cannot come in any more; a new link opens it again.")
    if not events:
        return [said]
    return [said, say("They are in this still: {events}.", events=", ".join(events))]


def apart_card(view: SlotView) -> Card:
    """What is left of a card where its room was taken out."""
    language, slot = view.reader.language, view.case.slot
    badge = Badge("⚪", language.text("No longer in this room"))
    said = language.say("This card is not kept up to date here any more.")
    heading = (Bold(f"#{slot.number} · {slot.title}"),)
    notice = f"{view.label} · {badge.word}"
    return Card(notice=notice, heading=heading, badge=badge, lines=(Line(said),))


def _who(session: Session, person: int) -> str:
    return f"@{people.names(session, [person]).get(person, '?')}"


def _side(together: Partnership, side: str, reader: Reader) -> str:
    if side == Side.LIBRARY:
        return together.library_name or reader.language.text("the library")
    return together.partner_name or reader.language.text("the partner")


LINKING: dict[str, Callable[[Session, Note, Reader], Card]] = {
    "link_code": link_code_card,
    "person_code": person_code_card,
    "link_not_now": not_now_card,
    "linked_person": linked_person_card,
    "room_joined": room_joined_card,
    "joined_elsewhere": joined_elsewhere_card,
    "browser_opened": browser_opened_card,
    "room_left": room_left_card,
    "left_elsewhere": left_elsewhere_card,
}
