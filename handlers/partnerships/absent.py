"""Being away: said in words, seen by others as not being available, taken back by a tap."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.wall import at_wall
from handlers.words.away import read_days
from handlers.words.clean import cleaned
from storage import absences
from storage.tables import Absence

if TYPE_CHECKING:
    from handlers.request import Request
    from handlers.scene import Scene

#: Nobody is away for longer; such a line was misread.
LONGEST = timedelta(days=366)
END = "end:"


def absent(scene: Scene, request: Request) -> Note:
    """Take down when this person is away; with nothing said, show what is taken down.

    Raises:
        UserError: `absence_when`, `absence_over`, `absence_long`.
    """
    if request.token.pick.startswith(END):
        return _back(scene, request.token.pick.removeprefix(END))
    text = cleaned(request.text)
    if not text:
        known = absences.ahead(scene.session, scene.person.id, scene.now)
        if known:
            return Note("absent", fields={"absence": known[0].id})
        raise UserError("absence_when", act="absent")
    days = read_days(text, now=scene.now, zone=scene.zone, lang=scene.language.code)
    if days is None:
        raise UserError("absence_when", act="absent")
    first, last = days
    until = at_wall(last + timedelta(days=1), 0, scene.zone)
    if until <= scene.now:
        raise UserError("absence_over")
    if last - first > LONGEST:
        raise UserError("absence_long")
    said = Absence(
        person_id=scene.person.id,
        from_at=at_wall(first, 0, scene.zone),
        until_at=until,
        said_at=scene.now,
    )
    scene.session.add(said)
    scene.session.flush()
    return Note("absent", fields={"absence": said.id})


def _back(scene: Scene, which: str) -> Note:
    """They are not away after all; what was withheld comes at once."""
    found = scene.session.get(Absence, int(which)) if which.isdecimal() else None
    if found is not None and found.person_id == scene.person.id:
        scene.session.delete(found)
        scene.session.flush()
        absences.release_now(scene.session, scene.person.id, scene.now)
    return Note("not_absent")
