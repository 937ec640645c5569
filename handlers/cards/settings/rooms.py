"""In which rooms the cards stand, as the settings say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.linking import on
from storage import joining
from storage.tables import Installation

if TYPE_CHECKING:
    from handlers.cards.model import Rich
    from handlers.cards.settings.subject import Subject
    from storage.tables import Conversation


def rooms_lines(subject: Subject) -> list[Rich]:
    """One line, where there are several rooms. What a room is called is for those who are there."""
    found = joining.rooms(subject.session, subject.partnership.id)
    if len(found) == 1:
        return []
    said = ", ".join(dict.fromkeys(_called(subject, room) for room in found))
    return [subject.reader.language.say("The cards stand in {rooms}", rooms=said)]


def _called(subject: Subject, room: Conversation) -> str:
    language = subject.reader.language
    platform = subject.session.get_one(Installation, room.installation_id).platform
    where = language.text("a room {on}", on=on(platform, language))
    if room.name and room.installation_id == subject.fields.get("home"):
        where = f"#{room.name}"
    return language.text("{room} (closed to me)", room=where) if room.paused else where
