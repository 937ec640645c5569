"""People who come by a secret link to the browser room: who they are, and a new link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers.cards.model import Bold, Field, Form, Line
from handlers.slots.lifecycle import Side
from handlers.words.verbs import Look
from storage import links

if TYPE_CHECKING:
    from handlers.cards.settings.subject import Subject
    from storage.tables import Person, RoomLink

#: An address that nobody reaches from elsewhere.
_NEAR = re.compile(r"http://(?:127\.|localhost|\[::1\])")
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
        Field("side", language.text("For which side?"), value=Side.PARTNER, options=offered),
    ]
    return subject.form("link", language.text("New link"), fields)


def unlink_form(subject: Subject) -> Form:
    """Asked once more, as there is no way back."""
    language, number = subject.reader.language, int(subject.fields.get("number") or 0)
    found = links.given(subject.session, subject.partnership.id)
    name = next((person.name for link, person, _side in found if link.id == number), "")
    said = language.say(
        "{name} cannot come in any more, and is not asked any more. What they are in stays.",
        name=Bold(name),
    )
    return Form(
        act=Look.SETTINGS,
        title=language.text("Take the link back?"),
        value=subject.token(f"unlink:{number}"),
        lines=(Line(said),),
        buttons=(
            subject.to(f"unlinked:{number}", language.text("Take back"), style="danger"),
            subject.to("links", language.text("Back")),
        ),
        close=language.text("Close"),
    )


def _new(subject: Subject) -> list[Line]:
    language, link = subject.reader.language, subject.fields.get("link")
    if not link:
        return []
    name = str(subject.fields.get("name", ""))
    said = language.say(
        "Give {name} this link, and nobody else. It is shown only now:", name=Bold(name)
    )
    lines = [Line(said), Line((str(link),))]
    if _NEAR.match(str(link)):
        here = language.say(
            "It works on this machine only, until whoever set me up gives ROOM_ADDRESS."
        )
        lines.append(Line(here))
    return lines


def _listed(subject: Subject, link: RoomLink, person: Person, side: Side) -> list[Line]:
    language = subject.reader.language
    text = (Bold(person.name), f" · {subject.side(side)}")
    if subject.own is Side.PARTNER and side is Side.LIBRARY:
        return [Line(text)]
    if person.id == subject.reader.person_id:  # nobody locks themself out
        you = language.text("you")
        return [Line((*text, f" · {you}"))]
    gone = subject.to(f"unlink:{link.id}", language.text("Take back"), style="danger")
    lines = [Line(text, gone)]
    if side is subject.own:
        lost = language.text("The link is lost: a new one")
        lines.append(Line((), subject.to(f"relink:{link.id}", lost)))
    return lines
