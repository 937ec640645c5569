"""The overview of a week: what is ahead by day, what became of the last one, who waits how long."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.cards.looks import listed
from handlers.cards.model import Bold, Card, Line
from handlers.cards.settings.said import length
from handlers.cards.signs import button
from handlers.cards.token import Token
from handlers.slots.lifecycle import HOMELESS, Side
from handlers.wall import at_wall
from handlers.words import dates
from handlers.words.verbs import Look
from storage import slots, weeks
from storage.tables import Partnership

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from handlers.cards.note import Note
    from handlers.cards.reader import Reader
    from handlers.words.i18n import Language
    from storage.tables import Slot

_THURSDAY = 3
WEEK = timedelta(days=7)
MOST = 40
#: What is told of a week that is over; what was never agreed is not.
TOLD = frozenset({"occurred", "cancelled", "bumped", "expired"})


def week_from(now: datetime, zone: ZoneInfo) -> date:
    """The day a week is told from: today; from Friday on, the Monday that is near."""
    today = now.astimezone(zone).date()
    return today if today.weekday() <= _THURSDAY else today + timedelta(7 - today.weekday())


def ahead(session: Session, partnership: Partnership, now: datetime, zone: ZoneInfo) -> list[Slot]:
    """What is on in that week, nearest first."""
    first = week_from(now, zone)
    until = at_wall(first + WEEK, 0, zone)
    coming = slots.coming(session, partnership_ids=[partnership.id], after=now, most=MOST)
    return [s for s in coming if s.start_at < until or s.state in HOMELESS]


def anything_to_say(session: Session, partnership: Partnership, now: datetime) -> bool:
    """Whether anything is ahead or was on: an empty week is not told of."""
    if ahead(session, partnership, now, ZoneInfo(partnership.zone)):
        return True
    was = weeks.outcomes(session, partnership.id, since=now - WEEK, until=now)
    return bool(was.keys() & TOLD)


def weekly_card(session: Session, note: Note, reader: Reader) -> Card:
    """The week's overview, for the shared room."""
    partnership = session.get_one(Partnership, note.fields["partnership"])
    language, first = reader.language, week_from(reader.now, reader.zone)
    heading = language.text("Week {number}", number=str(first.isocalendar().week))
    lines = [
        *_days(ahead(session, partnership, reader.now, reader.zone), reader),
        *_last_week(session, partnership, reader),
    ]
    settings = str(Token(pick="digests"))
    return Card(
        notice=heading,
        heading=(Bold(heading),),
        lines=tuple(lines) or (Line(language.say("Nothing is coming yet.")),),
        buttons=(
            button(Look.LIST, "", language, label=language.text("All of it")),
            button(Look.SETTINGS, settings, language, label=language.text("Fewer messages")),
        ),
    )


def _days(found: list[Slot], reader: Reader) -> Iterator[Line]:
    shown, today = None, reader.now.astimezone(reader.zone).date()
    homeless = [s for s in found if s.state in HOMELESS]
    for slot in found:
        if slot in homeless:
            continue
        day = slot.start_at.astimezone(reader.zone).date()
        if day != shown:
            said = dates.day(day, today=today, language=reader.language)
            yield Line((Bold(said[:1].upper() + said[1:]),))
            shown = day
        yield listed(slot, reader)
    if homeless:
        yield Line((Bold(reader.language.text("Without a new time")),))
        yield from (listed(slot, reader) for slot in homeless)


def _last_week(session: Session, partnership: Partnership, reader: Reader) -> Iterator[Line]:
    language, since = reader.language, reader.now - WEEK
    found = weeks.outcomes(session, partnership.id, since=since, until=reader.now)
    if not found:
        return
    said = _counted(found, language)
    people = weeks.came(session, partnership.id, since=since, until=reader.now)
    if people:
        said.append(language.count("{n} person came", "{n} people came", people))
    if said:
        yield Line((Bold(language.text("The last seven days")),))
        yield Line((" · ".join(said),))
    yield from _answers(session, partnership, reader, since)


def _counted(found: dict[str, int], language: Language) -> list[str]:
    """How many events came to what; what came to nothing before it was agreed is not told."""
    count, of = language.count, found.get
    said = (
        (of("occurred", 0), count("{n} took place", "{n} took place", of("occurred", 0))),
        (of("cancelled", 0), count("{n} was cancelled", "{n} were cancelled", of("cancelled", 0))),
        (of("bumped", 0), count("{n} was bumped", "{n} were bumped", of("bumped", 0))),
        (of("expired", 0), count("{n} expired", "{n} expired", of("expired", 0))),
    )
    return [text for number, text in said if number]


def _answers(
    session: Session, partnership: Partnership, reader: Reader, since: datetime
) -> Iterator[Line]:
    """How quickly each side answered, as a side."""
    times = weeks.answer_times(session, partnership.id, since=since, until=reader.now)
    names = {
        Side.LIBRARY: partnership.library_name or reader.language.text("the library"),
        Side.PARTNER: partnership.partner_name or reader.language.text("the partner"),
    }
    for side in Side:
        if taken := times.get(side):
            minutes = max(1, round(median(t.total_seconds() for t in taken) / 60))
            yield Line(
                reader.language.say(
                    "{side} usually answered within {time}.",
                    side=names[side],
                    time=length(_rough(minutes), reader.language),
                )
            )


def _rough(minutes: int) -> int:
    """Rounded up, as nobody counts minutes of a day."""
    step = 1 if minutes < 10 else 5 if minutes < 60 else 60  # noqa: PLR2004
    return -(-minutes // step) * step
