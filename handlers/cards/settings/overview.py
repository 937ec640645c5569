"""All settings at a glance, with one button a matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Bold, Card, Form, Line, plain
from handlers.cards.settings.rooms import rooms_lines
from handlers.cards.settings.said import (
    answer_time,
    day_names,
    digest_time,
    hour,
    language_name,
    length,
    reminders_said,
)
from handlers.cards.settings.subject import Subject
from handlers.partnerships.daily import NEVER
from handlers.slots.lifecycle import Side
from handlers.words.verbs import Look
from storage import places
from storage import settings as rows
from storage.tables import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.cards.model import Button, Rich
    from handlers.cards.note import Note
    from handlers.cards.reader import Reader

#: More names than these are counted instead.
MOST_NAMED = 4


def settings_card(session: Session, note: Note, reader: Reader) -> Card:
    """The overview as a message, where a form cannot be opened at once."""
    form = overview_form(Subject.of(session, note, reader))
    said = (Bold(form.title),)
    return Card(notice=plain(said), heading=said, lines=form.lines, buttons=form.buttons)


def overview_form(subject: Subject) -> Form:
    """The overview as a form without inputs."""
    language = subject.reader.language
    lines = [Line(line) for line in _said(subject)]
    if subject.fields.get("saved"):
        lines.insert(0, Line(language.say("✓ Saved.")))
    return Form(
        act=Look.SETTINGS,
        title=language.text("Settings"),
        value=subject.token(),
        lines=(*lines, Line(_me(subject))),
        buttons=_matters(subject),
        close=language.text("Close"),
    )


def _said(subject: Subject) -> list[Rich]:
    return [*_sides(subject), *rooms_lines(subject), *_times(subject), _places(subject)]


def _matters(subject: Subject) -> tuple[Button, ...]:
    text = subject.reader.language.text
    room = subject.to("links", text("People with only a browser"))
    return (
        subject.to("sides", text("The two sides")),
        subject.to("times", text("Language and times")),
        subject.to("digests", text("Overviews and reminders")),
        subject.to("places", text("Places")),
        subject.to("keep", text("How long things are kept")),
        subject.to("me", text("Only me")),
        *((room,) if subject.fields.get("address") else ()),
    )


def _sides(subject: Subject) -> list[Rich]:
    return [side_line(subject, side) for side in Side]


def side_line(subject: Subject, side: Side) -> Rich:
    """`Folkebladet: everybody from there, and @anna · @journalist leads`."""
    say, text = subject.reader.language.say, subject.reader.language.text
    known = rows.known_on(subject.session, subject.partnership.id, side)
    team = subject.team(side)
    by_hand = [f"@{person.name}" for m, person in known if m.given_by == "hand"]
    who = [text("everybody of that organisation")] if team else []
    who += by_hand[:MOST_NAMED]
    if len(by_hand) > MOST_NAMED:
        more = len(by_hand) - MOST_NAMED
        who.append(subject.reader.language.count("{n} more", "{n} more", more))
    said = ", ".join(who) or text("nobody yet")
    leads = [f"@{person.name}" for m, person in known if m.leads]
    name = Bold(subject.side(side))
    if not leads:
        return say("{side}: {who}", side=name, who=said)
    return say("{side}: {who} · led by {leads}", side=name, who=said, leads=", ".join(leads))


def _times(subject: Subject) -> list[Rich]:
    language, set_ = subject.reader.language, subject.partnership
    quiet = (
        language.text("no hours of silence")
        if set_.quiet_from == set_.quiet_until
        else language.text(
            "silent from {start} to {end}",
            start=hour(set_.quiet_from, language),
            end=hour(set_.quiet_until, language),
        )
    )
    return [
        language.say(
            "{language}, time of {zone}",
            language=language_name(set_.locale, language),
            zone=set_.zone,
        ),
        language.say(
            "An event usually takes {length}, an answer at most {answer}; {quiet}",
            length=length(set_.usual_minutes, language),
            answer=answer_time(set_.answer_minutes, language),
            quiet=quiet,
        ),
        language.say(
            "The overview of the day: {time} ({days}), of the week: {weekly}",
            time=digest_time(set_.digest, language),
            days=day_names(set_.digest_days, language),
            weekly=_weekly(subject),
        ),
        language.say("Reminders: {times}", times=reminders_said(set_.reminders, language)),
    ]


def _weekly(subject: Subject) -> str:
    language, set_ = subject.reader.language, subject.partnership
    if set_.weekly >= NEVER:
        return language.text("never")
    return f"{day_names(str(set_.weekly_day), language)} {hour(set_.weekly, language)}"


def _places(subject: Subject) -> Rich:
    say = subject.reader.language.say
    found = [place.name for place in places.in_use(subject.session, subject.partnership.id)]
    if not found:
        return say("Places: none yet")
    shown = ", ".join(found[: MOST_NAMED * 2])
    more = len(found) - MOST_NAMED * 2
    if more > 0:
        shown += f", {subject.reader.language.count('{n} more', '{n} more', more)}"
    return say("Places: {places}", places=shown)


def _own(person: Person) -> bool:
    """Whether they have said anything for themself."""
    said = (person.answer_minutes, person.quiet_from, person.digest, person.urgent)
    named = (person.locale, person.zone, person.reminders, person.standin_id)
    return any(named) or any(value is not None for value in said)


def _me(subject: Subject) -> Rich:
    say, person = subject.reader.language.say, subject.session.get(Person, subject.reader.person_id)
    if person is None or not _own(person):
        return say("For you the same holds.")
    if not (person.locale or person.zone):
        return say("For you other times hold.")
    return say(
        "For you: {language}, time of {zone}",
        language=language_name(
            person.locale or subject.partnership.locale, subject.reader.language
        ),
        zone=person.zone or subject.partnership.zone,
    )
