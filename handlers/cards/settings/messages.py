"""The forms of what comes by itself, and of how long things are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Field
from handlers.cards.settings.said import answer_time, day_names, digest_time, reminders_said
from handlers.partnerships.daily import DAYS, DIGESTS, NEVER, WEEKDAYS
from handlers.partnerships.messages import KEPT, WEEK_DAYS
from handlers.partnerships.wishes import REMINDERS, USUAL_REMINDERS

if TYPE_CHECKING:
    from handlers.cards.model import Form
    from handlers.cards.settings.subject import Subject

DAY = 24 * 60


def digests_form(subject: Subject) -> Form:
    """Overviews of the day and the week, and reminders."""
    language, set_ = subject.reader.language, subject.partnership
    text = language.text
    hours = tuple((str(n), digest_time(n, language)) for n in (*DIGESTS, NEVER))
    fields = [
        Field("digest", text("When does the overview of the day come?"), str(set_.digest),
              options=hours),
        Field("digest_days", text("On which days?"), set_.digest_days or WEEKDAYS,
              options=tuple((days, day_names(days, language)) for days in DAYS)),
        Field("weekly", text("When does the overview of the week come?"), str(set_.weekly),
              options=hours),
        Field("weekly_day", text("On which day?"), str(set_.weekly_day),
              options=tuple((day, day_names(day, language)) for day in WEEK_DAYS)),
        Field("reminders", text("When are people reminded of what is agreed?"),
              set_.reminders or USUAL_REMINDERS,
              options=tuple((said, reminders_said(said, language)) for said in REMINDERS)),
    ]  # fmt: skip
    return subject.form("digests", text("Overviews and reminders"), fields)


def keep_form(subject: Subject) -> Form:
    """How long free text, what came to nothing, and names are kept."""
    language, set_ = subject.reader.language, subject.partnership
    text = language.text
    labels = {
        "keep_texts": text("How long is free text kept?"),
        "keep_ended": text("How long is kept what came to nothing?"),
        "keep_names": text("How long are names kept after somebody's last event?"),
    }
    fields = []
    for name, label in labels.items():
        now: int = getattr(set_, name)
        choices = sorted({*KEPT, now})
        options = tuple((str(n), answer_time(n * DAY, language)) for n in choices)
        fields.append(Field(name, label, str(now), options=options))
    return subject.form("keep", text("How long things are kept"), fields)
