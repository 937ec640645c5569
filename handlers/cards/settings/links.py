"""People who come by a secret link to the browser room: who they are, and a new link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Bold, Field, Form, Line
from handlers.slots.lifecycle import Side
from handlers.words.verbs import Look
from storage import links

if TYPE_CHECKING:
    from handlers.cards.settings.subject import Subject
    from storage.tables import Person, RoomLink

#: More links than these are not shown; the oldest are.
MOST_SHOWN = 30


def links_form(subject: Subject) -> Form:
    """Everybody who has a link, each with the way to take it back; a new one is shown this once."""
    language = subject.reader.language
    lines = list(_new(subject))
    found = links.given(subject.session, subject.partnership.id)[:MOST_SHOWN]
    for link, person, side in found:
        lines += _listed(subject, link, person, Side(side))
    if not found:
        said = language.say(
            "Who has neither Slack nor Teams can come by a link of their own, in a browser."
        )
        lines.append(Line(said))
    return Form(
        act=Look.SETTINGS,
        title=language.text("People with only a browser"),
        value=subject.token("links"),
        lines=tuple(lines),
        buttons=(
            subject.to("link", language.text("New link"), style="primary"),
            subject.to("", language.text("Back")),
        ),
        close=language.text("Close"),
    )


def link_form(subject: Subject) -> Form:
    """Whom a link is for."""
    language = subject.reader.language
    sides = [Side.LIBRARY, Side.PARTNER] if subject.own is Side.LIBRARY else [Side.PARTNER]
    offered = tuple((side.value, subject.side(side)) for side in sides)
    fields = [
        Field("who", language.text("What is the person called?")),
        Field("side", language.text("For which side?"), value=subject.own, options=offered),
    ]
    return subject.form("link", language.text("New link"), fields)


def _new(subject: Subject) -> list[Line]:
    language, link = subject.reader.language, subject.fields.get("link")
    if not link:
        return []
    name = str(subject.fields.get("name", ""))
    said = language.say(
        "Give {name} this link, and nobody else. It is shown only now:", name=Bold(name)
    )
    return [Line(said), Line((str(link),))]


def _listed(subject: Subject, link: RoomLink, person: Person, side: Side) -> list[Line]:
    language = subject.reader.language
    text = (Bold(person.name), f" · {subject.side(side)}")
    if subject.own is Side.PARTNER and side is Side.LIBRARY:
        return [Line(text)]
    gone = subject.to(f"unlink:{link.id}", language.text("Take back"), style="danger")
    lines = [Line(text, gone)]
    if side is subject.own:
        lost = language.text("The link is lost: a new one")
        lines.append(Line((), subject.to(f"relink:{link.id}", lost)))
    return lines
