"""The form of language and times, for both sides together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Field
from handlers.cards.settings.said import (
    HOUR,
    answer_time,
    hour,
    language_name,
    length,
)
from handlers.partnerships.together import ANSWER_TIMES, DAY, LENGTHS, NOTICES
from handlers.words.i18n import KNOWN

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
            options=languages(subject),
        ),
        Field(
            "zone",
            text("Which city's time do you go by?"),
            value=set_.zone,
            hint=text("E.g. Copenhagen or Europe/Copenhagen"),
        ),
        _number(subject, "length", text("How long is an event usually?"), LENGTHS, length),
        _number(subject, "answer", text("How long may an answer take?"), ANSWER_TIMES, answer_time),
        _number(
            subject,
            "notice",
            text("How long before must a new time be known?"),
            NOTICES,
            answer_time,
        ),
        _number(subject, "quiet_from", text("From when am I silent?"), hours, hour),
        _number(subject, "quiet_until", text("Until when?"), hours, hour),
    ]
    return subject.form("times", text("Language and times"), fields)


def languages(subject: Subject) -> tuple[tuple[str, str], ...]:
    """The languages there are, as a field's options."""
    return tuple((code, language_name(code, subject.reader.language)) for code in KNOWN)


def _number(subject: Subject, name: str, label: str, known: Iterable[int], say: Say) -> Field:
    """A choice among numbers; what stands there now is always one of them."""
    columns = {"length": "usual_minutes", "answer": "answer_minutes", "notice": "notice_minutes"}
    now: int = getattr(subject.partnership, columns.get(name, name))
    language = subject.reader.language
    options = tuple((str(n), say(n, language)) for n in sorted({*known, now}))
    return Field(name, label, value=str(now), options=options)
