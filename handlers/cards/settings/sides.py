"""The form of the two sides: what they are called, who belongs to them, who leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Field, Line
from handlers.slots.lifecycle import Side
from storage import settings as rows

if TYPE_CHECKING:
    from handlers.cards.model import Form
    from handlers.cards.settings.subject import Subject


def sides_form(subject: Subject) -> Form:
    """Both sides for the library, its own for the newspaper."""
    text = subject.reader.language.text
    shown = [side for side in Side if subject.own is Side.LIBRARY or side is subject.own]
    fields = [field for side in shown for field in _fields(subject, side)]
    lines = []
    if subject.own is Side.PARTNER:
        said = subject.reader.language.say(
            "What concerns {library} is theirs to say.", library=subject.side(Side.LIBRARY)
        )
        lines.append(Line(said))
    return subject.form("sides", text("The two sides"), fields, *lines)


def _fields(subject: Subject, side: Side) -> list[Field]:
    text, called = subject.reader.language.text, subject.side(side)
    known = rows.known_on(subject.session, subject.partnership.id, side)
    by_hand = [m.person_id for m, _person in known if m.given_by == "hand"]
    leads = [m.person_id for m, _person in known if m.leads]
    stored = (
        subject.partnership.library_name
        if side is Side.LIBRARY
        else subject.partnership.partner_name
    )
    name = (
        text("What is the library called?")
        if side is Side.LIBRARY
        else text("What is the partner called?")
    )
    return [
        Field(side, name, value=stored),
        subject.people(
            f"{side}_people",
            text("Who else belongs to {side}?", side=called),
            _hint(subject, side),
            by_hand,
        ),
        subject.people(
            f"{side}_leads",
            text("Who leads {side}?", side=called),
            text("They are told what concerns the whole side."),
            leads,
            [side],
        ),
    ]


def _hint(subject: Subject, side: Side) -> str:
    text = subject.reader.language.text
    if subject.team(side):
        return text("Everybody of that organisation belongs to it already.")
    return text("Choose the people who answer for them.")
