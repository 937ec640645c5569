"""The library's places: the list of them, and the form of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Bold, Field, Form, Line
from handlers.slots.lifecycle import Side
from handlers.words.hours import Hours, say_hours
from handlers.words.verbs import Look
from storage import places

if TYPE_CHECKING:
    from handlers.cards.settings.subject import Subject
    from storage.tables import Place

#: Places on one page.
MOST_SHOWN = 20


def places_form(subject: Subject) -> Form:
    """Every place with its hours; the library changes them."""
    language, own = subject.reader.language, subject.own is Side.LIBRARY
    first = int(subject.fields.get("number") or 0)
    found = places.in_use(subject.session, subject.partnership.id)
    lines = [_listed(subject, place, own=own) for place in found[first : first + MOST_SHOWN]]
    if not found:
        lines.append(Line(language.say("No places yet. An event can do without one.")))
    if not own:
        theirs = language.say(
            "The places are {library}'s to change.", library=subject.side(Side.LIBRARY)
        )
        lines.append(Line(theirs))
    buttons = [subject.to("place", language.text("New place"), style="primary")] if own else []
    if len(found) > first + MOST_SHOWN:
        buttons.append(subject.to(f"places:{first + MOST_SHOWN}", language.text("Show more")))
    buttons.append(subject.to("", language.text("Back")))
    if subject.fields.get("saved"):
        lines.insert(0, Line(language.say("✓ Saved.")))
    return Form(
        act=Look.SETTINGS,
        title=language.text("Places"),
        value=subject.token("places"),
        lines=tuple(lines),
        buttons=tuple(buttons),
        close=language.text("Close"),
    )


def place_form(subject: Subject) -> Form:
    """One place: its name, and when it is open."""
    language, number = subject.reader.language, int(subject.fields.get("number") or 0)
    place = places.by_id(subject.session, subject.partnership.id, number) if number else None
    fields = [
        Field(
            "name", language.text("What is the place called?"), value=place.name if place else ""
        ),
        Field(
            "opening",
            language.text("When can it be used?"),
            value=say_hours(Hours.from_json(place.opening), language=language)
            if place and place.opening
            else "",
            hint=language.text("E.g. “Mon–Fri 9–20, Sat 10–14”. Empty: always."),
            required=False,
            multiline=True,
        ),
    ]
    if place is None:
        return subject.form("place", language.text("New place"), fields)
    gone = subject.to(f"retire:{number}", language.text("Take it out of use"), style="danger")
    return subject.form(f"place:{number}", place.name, fields, buttons=(gone,))


def _listed(subject: Subject, place: Place, *, own: bool) -> Line:
    language = subject.reader.language
    hours = say_hours(Hours.from_json(place.opening), language=language)
    text = (Bold(place.name), f" · {hours}")
    if not own:
        return Line(text)
    return Line(text, subject.to(f"place:{place.id}", language.text("Change")))
