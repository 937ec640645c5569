"""The forms of language and times: for both sides together, and for the reader alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Field
from handlers.cards.settings.said import (
    HOUR,
    answer_time,
    digest_time,
    hour,
    language_name,
    length,
)
from handlers.partnerships.daily import DIGESTS, NEVER
from handlers.partnerships.together import ANSWER_TIMES, DAY, LENGTHS
from handlers.words.i18n import KNOWN
from storage.tables import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from handlers.cards.model import Form
    from handlers.cards.settings.subject import Subject
    from handlers.words.i18n import Language

    Say = Callable[[int, Language], str]


def times_form(subject: Subject) -> Form:
    """What holds for both sides."""
    text, set_ = subject.reader.language.text, subject.partnership
    hours = range(0, DAY, HOUR)
    fields = [
        Field(
            "locale",
            text("In which language do I write in the room?"),
            value=set_.locale,
            options=_languages(subject),
        ),
        Field(
            "zone",
            text("Which city's time do you go by?"),
            value=set_.zone,
            hint=text("E.g. Copenhagen or Europe/Copenhagen"),
        ),
        _number(subject, "length", text("How long is an event usually?"), LENGTHS, length),
        _number(subject, "answer", text("How long may an answer take?"), ANSWER_TIMES, answer_time),
        _number(subject, "quiet_from", text("From when am I silent?"), hours, hour),
        _number(subject, "quiet_until", text("Until when?"), hours, hour),
        _number(
            subject,
            "digest",
            text("When does the overview of the day come (on weekdays)?"),
            (*DIGESTS, NEVER),
            digest_time,
        ),
    ]
    return subject.form("times", text("Language and times"), fields)


def me_form(subject: Subject) -> Form:
    """What holds for the reader alone."""
    text = subject.reader.language.text
    person = subject.session.get_one(Person, subject.reader.person_id)
    same = ("-", text("As in the room"))
    fields = [
        Field(
            "locale",
            text("In which language do I write to you?"),
            value=person.locale or same[0],
            options=(same, *_languages(subject)),
        ),
        Field(
            "zone",
            text("Which city's time do you go by?"),
            value=person.zone or "",
            hint=text("Leave it empty to go by the room's: {zone}", zone=subject.partnership.zone),
            required=False,
        ),
    ]
    return subject.form("me", text("Only me"), fields)


def _languages(subject: Subject) -> tuple[tuple[str, str], ...]:
    return tuple((code, language_name(code, subject.reader.language)) for code in KNOWN)


def _number(subject: Subject, name: str, label: str, known: Iterable[int], say: Say) -> Field:
    """A choice among numbers; what stands there now is always one of them."""
    columns = {"length": "usual_minutes", "answer": "answer_minutes"}
    now: int = getattr(subject.partnership, columns.get(name, name))
    language = subject.reader.language
    options = tuple((str(n), say(n, language)) for n in sorted({*known, now}))
    return Field(name, label, value=str(now), options=options)
