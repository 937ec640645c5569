"""The form of what holds for the reader alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.linking import in_sentence
from handlers.cards.model import Field
from handlers.cards.settings.said import answer_time, digest_time, hour, reminders_said
from handlers.cards.settings.times import languages
from handlers.partnerships.daily import DIGESTS
from handlers.partnerships.messages import SAME
from handlers.partnerships.together import ANSWER_TIMES, DAY, HOUR
from handlers.partnerships.wishes import REMINDERS
from storage import known_as
from storage.tables import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from handlers.cards.model import Form
    from handlers.cards.settings.subject import Subject
    from handlers.words.i18n import Language

    Say = Callable[[int, Language], str]


def me_form(subject: Subject) -> Form:
    """Language and zone, when and how often I write to them, who stands in for them."""
    text, hours = subject.reader.language.text, range(0, DAY, HOUR)
    person = subject.session.get_one(Person, subject.reader.person_id)
    same = (SAME, text("As in the room"))
    fields = [
        Field("locale", text("In which language do I write to you?"), person.locale or SAME,
              options=(same, *languages(subject))),
        Field("zone", text("Which city's time do you go by?"), person.zone or "",
              hint=text("Leave it empty to go by the room's: {zone}",
                        zone=subject.partnership.zone),
              required=False),
        _choice(subject, "answer", text("How long may your answers take?"),
                person.answer_minutes, ANSWER_TIMES, say=answer_time),
        _choice(subject, "quiet_from", text("From when am I silent to you?"),
                person.quiet_from, hours, say=hour),
        _choice(subject, "quiet_until", text("Until when?"), person.quiet_until, hours, say=hour),
        Field("urgent", text("May I break that silence for what begins within a day?"),
              "0" if person.urgent is False else "1",
              options=(("1", text("Yes")), ("0", text("No")))),
        Field("reminders", text("When am I to remind you?"), person.reminders or SAME,
              options=(same, *((r, reminders_said(r, subject.reader.language))
                               for r in REMINDERS))),
        _choice(subject, "digest", text("Do you want an overview of your own on weekdays?"),
                person.digest, DIGESTS, say=digest_time, none=text("No")),
        subject.people("standin", text("Who is asked when you are away or do not answer?"),
                       text("Somebody of your own side; they say yes themselves."),
                       [person.standin_id] if person.standin_id else [], [subject.own]),
    ]  # fmt: skip
    return subject.form("me", text("Only me"), [*_where(subject, person), *fields])


def _where(subject: Subject, person: Person) -> list[Field]:
    """Who is known in several places says where they are asked."""
    if person.home_id is None:
        return []
    language = subject.reader.language
    homes = known_as.homes_of(subject.session, person.id)
    options = (
        (SAME, language.text("Where you wrote to me last")),
        *((str(home.id), in_sentence(home.platform, language)) for home in homes),
    )
    value = str(person.home_id) if person.home_chosen else SAME
    return [Field("where", language.text("Where do I write to you?"), value, options=options)]


def _choice(
    subject: Subject,
    name: str,
    label: str,
    now: int | None,
    known: Iterable[int],
    *,
    say: Say,
    none: str = "",
) -> Field:
    """A number of one's own, or as in the room (`none`: or not at all)."""
    language = subject.reader.language
    first = (SAME, none or language.text("As in the room"))
    options = tuple((str(n), say(n, language)) for n in sorted({*known, *([now] if now else [])}))
    value = SAME if now is None else str(now)
    return Field(name, label, value, options=(first, *options))
