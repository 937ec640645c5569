"""What the clock should have sent in a week, from the rows alone, and what Slack received.

The rules are written down here a second time, in the plainest way, so that a fault in the bot's own
reckoning is not repeated. What is due for one person at once comes as one message; here each slot
in it counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import select

from storage.tables import Ask, Commitment, Conversation, Partnership, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from tests.fakes.slack.world import Call

#: Whatever could not be told at night, without saying what it was.
AWAY = "away"
#: By what a message of the clock is known, where its text says it.
WORDS = {
    "Husk de her": "reminder",
    "Påmindelse: du mangler at svare": "half-way",
    "Påmindelse: her mangler du at svare": "half-way",
    "har ikke svaret endnu": "unanswered",
    "Ingen har svaret på de her endnu": "unanswered",
    "Mens du var væk": AWAY,
}
#: ... and where its buttons do.
BUTTONS = {"slot.bump slot.show": "reminder", "slot.list slot.mine slot.settings": "digest"}


class Thing(NamedTuple):
    """Something to be told in a conversation, about a slot's number (0: about the day)."""

    kind: str
    channel: str
    number: int


@dataclass(frozen=True, slots=True)
class Due:
    """When it should come (UTC), and when it would be of no use any more."""

    thing: Thing
    at: datetime
    until: datetime | None = None


def due_between(session: Session, begin: datetime, end: datetime) -> list[Due]:
    """All that comes due from `begin` to `end`, the earliest first."""
    found = [*_reminders(session), *_chases(session), *_digests(session, begin, end)]
    return sorted((d for d in found if begin <= d.at <= end), key=lambda d: d.at)


def _lines(session: Session) -> dict[int | None, str]:
    """Everybody's private line, by person."""
    lines = session.scalars(select(Conversation).where(Conversation.kind == "direct"))
    return {line.person_id: line.external_id or "" for line in lines}


def _reminders(session: Session) -> Iterator[Due]:
    lines = _lines(session)
    wanted = (
        select(Slot, Partnership, Commitment.person_id)
        .join(Partnership, Partnership.id == Slot.partnership_id)
        .join(Commitment, Commitment.slot_id == Slot.id)
        .where(Commitment.status == "accepted", Slot.state.in_(["confirmed", "occurred"]))
    )
    for slot, partnership, person in session.execute(wanted):
        zone, moments = ZoneInfo(partnership.zone), list[datetime]()
        for much, unit in re.findall(r"(\d+)([dh])", partnership.reminders):
            if unit == "h":
                moments.append(slot.start_at - timedelta(hours=int(much)))
            else:
                day = slot.start_at.astimezone(zone) - timedelta(days=int(much))
                moments.append(day.replace(hour=8, minute=0))
        for moment in moments:
            at = _awake(moment, partnership)
            if at < slot.start_at:
                thing = Thing("reminder", lines[person], slot.number)
                yield Due(thing, at, until=slot.start_at)


def _chases(session: Session) -> Iterator[Due]:
    """Half-way whoever is asked, and at the end whoever asked, as long as nobody answers."""
    lines = _lines(session)
    wanted = (
        select(Ask, Slot, Partnership)
        .join(Slot, Slot.id == Ask.slot_id)
        .join(Partnership, Partnership.id == Slot.partnership_id)
        .where(Ask.outcome == "open")
    )
    for ask, slot, partnership in session.execute(wanted):
        half = _awake(ask.asked_at + (ask.due_at - ask.asked_at) / 2, partnership)
        if half < ask.due_at:
            yield Due(Thing("half-way", lines[ask.person_id], slot.number), half)
        yield Due(Thing("unanswered", lines[ask.asked_by], slot.number), ask.due_at)


def _digests(session: Session, begin: datetime, end: datetime) -> Iterator[Due]:
    """On weekday mornings, where something is on, today or tomorrow, or waits for an answer."""
    rooms = select(Conversation, Partnership).join(
        Partnership, Partnership.id == Conversation.partnership_id
    )
    for room, partnership in session.execute(rooms.where(Conversation.kind == "shared")):
        zone = ZoneInfo(partnership.zone)
        slots = session.scalars(select(Slot).where(Slot.partnership_id == partnership.id)).all()
        morning = begin.astimezone(zone).replace(minute=0, second=0, microsecond=0)
        for n in range((end - begin).days + 2):
            at = (morning + timedelta(days=n)).replace(hour=partnership.digest // 60)
            tomorrow = (at + timedelta(days=1)).date()
            said = any(
                slot.end_at > at
                and (slot.start_at.astimezone(zone).date() <= tomorrow or slot.state == "proposed")
                for slot in slots
            )
            if said and str(at.weekday()) in partnership.digest_days:
                thing = Thing("digest", room.external_id or "", 0)
                yield Due(thing, at.astimezone(UTC), until=at + timedelta(days=1))


def _awake(at: datetime, partnership: Partnership) -> datetime:
    """That instant, or when the hours of silence end, which here go over midnight."""
    local = at.astimezone(ZoneInfo(partnership.zone))
    minute = local.hour * 60 + local.minute
    if partnership.quiet_until <= minute < partnership.quiet_from:
        return at.astimezone(UTC)
    day = local + timedelta(days=1 if minute >= partnership.quiet_from else 0)
    return day.replace(
        hour=partnership.quiet_until // 60, minute=0, second=0, microsecond=0
    ).astimezone(UTC)


def titles(session: Session) -> dict[str, int]:
    """The slots' numbers by their titles, none of which is part of another."""
    return {slot.title: slot.number for slot in session.scalars(select(Slot))}


def told(call: Call, titles: dict[str, int]) -> Iterator[Thing]:
    """What a posted message tells; nothing where it is none of the clock's."""
    text, blocks = str(call.args.get("text")), call.args.get("blocks") or []
    said = f"{text} {blocks}"
    elements = (element for block in blocks for element in block.get("elements", []))
    ids = " ".join(sorted(e["action_id"].split(":")[0] for e in elements if "action_id" in e))
    kind = next((kind for words, kind in WORDS.items() if words in said), BUTTONS.get(ids))
    if kind is not None:
        about = [number for title, number in titles.items() if title in said]
        for number in [0] if kind == "digest" else about:
            yield Thing(kind, str(call.args["channel"]), number)


def matched(
    wanted: Iterable[Due], received: Iterable[tuple[datetime, Thing]]
) -> tuple[dict[Due, list[datetime]], list[tuple[datetime, Thing]]]:
    """When each that was wanted came, and what came that was not wanted.

    What came belongs to the last that was due before it.
    """
    came: dict[Due, list[datetime]] = {due: [] for due in wanted}
    by_thing: dict[Thing, list[Due]] = defaultdict(list)
    for due in came:
        by_thing[due.thing].append(due)
    unwanted = []
    for at, thing in received:
        if thing.kind == AWAY:
            held = [d for d in came if d.thing[1:] == thing[1:] and d.at <= at and not came[d]]
            for due in held:
                came[due].append(at)
            continue
        before = [due for due in by_thing[thing] if due.at <= at]
        if before:
            came[before[-1]].append(at)
        else:
            unwanted.append((at, thing))
    return came, unwanted
