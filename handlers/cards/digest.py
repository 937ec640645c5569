"""The overview of a day: today, tomorrow, what waits for an answer, what has lost its time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.cards.looks import listed
from handlers.cards.model import Bold, Card, Line, plain
from handlers.cards.signs import button
from handlers.cards.token import Token
from handlers.slots.lifecycle import HOMELESS, SlotState
from handlers.words import dates
from handlers.words.verbs import Look
from storage import memberships, slots

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from sqlalchemy.orm import Session

    from handlers.cards.note import Note
    from handlers.cards.reader import Reader
    from storage.tables import Slot

#: How many of each are shown, and how many are looked at to find them.
MOST, LOOKED_AT = 5, 60


@dataclass(frozen=True, slots=True)
class Day:
    """What there is to say, nearest first. `ahead`: the next few where the two days are empty."""

    today: list[Slot]
    tomorrow: list[Slot]
    waiting: list[Slot]
    homeless: list[Slot]
    ahead: list[Slot]

    @property
    def empty(self) -> bool:
        """Nothing is on, and nothing waits: there is nothing to disturb anybody with."""
        return not (self.today or self.tomorrow or self.waiting or self.homeless)


def gather(session: Session, ids: Sequence[int], now: datetime, zone: ZoneInfo) -> Day:
    """What these partnerships have before them at `now` (UTC), by the days of `zone`."""
    coming = slots.coming(session, partnership_ids=list(ids), after=now, most=LOOKED_AT)
    homeless = [s for s in coming if s.state in HOMELESS]
    timed = [s for s in coming if s.state not in HOMELESS]
    today = now.astimezone(zone).date()
    tomorrow = today + timedelta(days=1)

    def on(day: object, slot: Slot) -> bool:
        return slot.start_at.astimezone(zone).date() == day

    near = [s for s in timed if on(today, s) or on(tomorrow, s)]
    waiting = [s for s in timed if s.state != SlotState.CONFIRMED and s not in near]
    return Day(
        today=[s for s in near if on(today, s)][:MOST],
        tomorrow=[s for s in near if on(tomorrow, s)][:MOST],
        waiting=waiting[:MOST],
        homeless=homeless[:MOST],
        ahead=[s for s in timed if s not in near and s not in waiting][:MOST],
    )


def waiting_for(session: Session, person_id: int, now: datetime) -> list[Slot]:
    """What waits for this person's answer."""
    asks = slots.open_asks_of(session, person_id, after=now)
    ids = list(dict.fromkeys(ask.slot_id for ask in asks))[:MOST]
    return [slot for slot in (slots.by_id(session, i) for i in ids) if slot is not None]


def digest_card(session: Session, note: Note, reader: Reader) -> Card:
    """The day's overview, for a room or for one person."""
    language = reader.language
    one = note.fields.get("partnership")
    mine = [p.id for p in memberships.partnerships_of(session, reader.person_id or 0)]
    day = gather(session, [one] if one else mine, reader.now, reader.zone)
    local = reader.now.astimezone(reader.zone).date()
    heading = language.text(
        "{day}, week {number}",
        day=dates.day(local, today=local, language=language),
        number=str(local.isocalendar().week),
    )
    heading = heading[:1].upper() + heading[1:]
    lines: list[Line] = []
    own = reader.person_id if not one else None
    if own and (asked := waiting_for(session, own, reader.now)):
        lines.append(Line((Bold(language.text("Waiting for you")),)))
        lines += [listed(slot, reader, waits=True) for slot in asked]
    fewer = str(Token(pick="me" if own else "digests"))
    for title, found in (
        (language.text("Today"), day.today),
        (language.text("Tomorrow"), day.tomorrow),
        (language.text("Waiting for an answer"), day.waiting),
        (language.text("Without a new time"), day.homeless),
        (language.text("Further ahead"), day.ahead),
    ):
        lines += [Line((Bold(title),)), *(listed(s, reader) for s in found)] if found else []
    if not lines:
        lines = [Line(language.say("Nothing is coming yet."))]
    return Card(
        notice=plain((heading,)),
        heading=(Bold(heading),),
        lines=tuple(lines),
        buttons=(
            button(Look.LIST, "", language, label=language.text("All of it")),
            button(Look.MINE, "", language),
            button(Look.SETTINGS, fewer, language, label=language.text("Fewer messages")),
        ),
    )
