"""The welcome in a new room, and what the library is told when a room is closed to the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.linking import on
from handlers.cards.model import Card, Line, plain
from handlers.cards.signs import button
from handlers.cards.token import Token
from handlers.slots.lifecycle import Act
from handlers.words.i18n import noted
from handlers.words.verbs import WORDS, Look
from storage.tables import Conversation, Installation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.cards.model import Rich
    from handlers.cards.note import Note
    from handlers.cards.reader import Reader

#: How we come back into a room, by its platform: by who is there, and by who is not.
MEND = {
    "slack": noted("To go on, write /invite @Rykker in it."),
    "teams": noted("To go on, add me to the team again: Apps → Rykker."),
}
LET_MEND = {
    "slack": noted("To go on, ask somebody who is there to write /invite @Rykker in it."),
    "teams": noted(
        "To go on, ask somebody who is there to add me to the team again: Apps → Rykker."
    ),
}
MEND_ANYWHERE = noted("To go on, invite me once more.")


def welcome_card(session: Session, note: Note, reader: Reader) -> Card:
    """First contact: what the bot does, who is who, and the first line to try."""
    language = reader.language
    room = session.get_one(Conversation, note.fields["room"])
    said = language.say(
        "Hello! I keep track of your joint events: "
        "you propose, answer and pull out here, and I remember the rest."
    )
    verb = WORDS[Act.PROPOSE][0 if language.code == "en" else 1][0]
    if reader.on_teams:
        example = language.say(
            "Try: @Rykker {verb} Debate on the health centre Thursday at 19 @name.", verb=verb
        )
    else:
        example = language.say(
            "Try: /slot {verb} Debate on the health centre Thursday at 19 @name, or mention me.",
            verb=verb,
        )
    token = str(Token(room=room.id))
    return Card(
        notice=plain(said),
        heading=said,
        lines=(Line(_who(session, room, reader)), Line(example)),
        buttons=(
            button(Act.PROPOSE, token, language, style="primary"),
            button(Look.SETTINGS, token, language),
            button(Look.HELP, "", language),
        ),
    )


def _who(session: Session, room: Conversation, reader: Reader) -> Rich:
    """Who is taken for which side: read from the platform, asked of nobody."""
    say = reader.language.say
    home = session.get_one(Installation, room.installation_id)
    others = [name for team, name in room.teams.items() if team != home.external_id]
    if len(others) == 1:
        return say(
            "From the library: members of {library}. From {partner}: everybody from {partner}.",
            library=home.name,
            partner=others[0],
        )
    if others:
        return say(
            "From the library: members of {library}. The partner is the first of the others "
            "to be named or to act.",
            library=home.name,
        )
    return say(
        "From the library: members of {library}. Say in the settings who your partner is.",
        library=home.name,
    )


def removed_card(_session: Session, note: Note, reader: Reader) -> Card:
    """We were taken out of a room: what stands still, and how that is mended, where it is."""
    language, room = reader.language, _room(note, reader)
    platform = note.fields.get("platform") or reader.platform
    here = note.fields.get("here", platform == reader.platform)
    mends = (MEND if here else LET_MEND).get(platform, MEND_ANYWHERE)
    if note.fields.get("others"):
        closed = language.say(
            "I can no longer write in {room}, so the cards there stand still; "
            "the other room goes on.",
            room=room,
        )
    else:
        closed = language.say(
            "I am no longer in {room}, so what is agreed there stands still.", room=room
        )
    said: Rich = (*closed, " ", language.text(mends))
    return Card(notice=plain(said), heading=said)


def unshared_card(_session: Session, note: Note, reader: Reader) -> Card:
    """The partner is no longer in a room."""
    said = reader.language.say(
        "{room} is no longer shared with {partner}, so I cannot reach them and what is agreed "
        "there stands still. To go on, share the channel with them again.",
        room=_room(note, reader),
        partner=note.fields.get("partner") or reader.language.text("the partner"),
    )
    return Card(notice=plain(said), heading=said)


def _room(note: Note, reader: Reader) -> str:
    """As it is called there; to who is not there, the platform it is on."""
    platform = note.fields.get("platform")
    if name := note.fields.get("name"):
        return f"#{name}"
    if platform and (note.fields.get("others") or platform != reader.platform):
        on_ = on(platform, reader.language)
        return reader.language.text("the room {on}", on=on_)
    return reader.language.text("the shared room")
