"""After an event: did it take place, how many came, was it worth it? Each side for itself.

Two taps do. Everything else can be added, and everything can be said again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.partnerships.days import next_weekday_morning
from handlers.slots import tell
from handlers.slots.lifecycle import Answer, SlotState
from handlers.words.clean import cleaned
from storage import followups, memberships, outbox, slots
from storage.lines import lines_to
from storage.outbox import Intent
from storage.tables import Followup

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

    from handlers.slots.case import Actor, Case
    from storage.tables import Slot

#: What one tap on "how many" says; more exactly it is written.
CROWDS = (10, 25, 50, 100)
MOST_PEOPLE, MOST_HOURS, LONGEST_NOTE = 100_000, 1_000, 1_000
WORTHS = range(1, 6)
#: Picks of the buttons, besides `came:40` and `worth:4`.
OFF, SKIP = "off", "skip"
_NUMBER = re.compile(r"\d{1,6}")
_HOURS = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?")
_LINK = re.compile(r"https?://[^\s<>\"]{4,490}")


def begin(case: Case, *, now: datetime) -> None:
    """The event is over: each side that was in it is asked on the next weekday morning."""
    at = next_weekday_morning(now, ZoneInfo(case.partnership.zone))
    sides = sorted({c.side for c in case.standing if c.status == Answer.ACCEPTED})
    known = {f.side for f in followups.of_slot(case.session, case.slot.id)}
    case.session.add_all(
        Followup(slot_id=case.slot.id, side=side, ask_at=at) for side in sides if side not in known
    )


def follow_up(
    case: Case, *, by: Actor, now: datetime, pick: str, fields: Mapping[str, str]
) -> Note:
    """Take down what the actor's side says; without anything said, the question is shown.

    Raises:
        UserError: `not_over_yet`, `no_such_number`, `no_link`, `note_too_long`.
    """
    if case.state is not SlotState.OCCURRED:
        raise UserError("not_over_yet", slot_id=case.slot.id)
    said = followups.of_side(case.session, case.slot.id, by.side)
    if said is None:
        said = Followup(slot_id=case.slot.id, side=by.side)
        case.session.add(said)
    case.session.flush()
    if pick == "more" and not fields:
        return Note("followup", case.slot.id, {"side": by.side}, form="followup")
    if fields:
        _filled_in(case, said, fields)
    elif pick:
        _tapped(said, pick)
    if fields or pick:
        said.by_id, said.answered_at, said.ask_at = by.person_id, now, None
    case.session.flush()
    show(case.session, case.slot, said)
    return Note("followup", case.slot.id, {"side": by.side}, quiet=bool(pick or fields))


def _tapped(said: Followup, pick: str) -> None:
    what, _, number = pick.partition(":")
    value = int(number) if number.isdecimal() else 0
    if pick == OFF:
        said.took_place, said.came = False, 0
    elif what == "came" and 0 < value <= MOST_PEOPLE:
        said.took_place, said.came = True, value
    elif what == "worth" and value in WORTHS:  # what else is tapped is skipped
        said.worth = value


def _filled_in(case: Case, said: Followup, fields: Mapping[str, str]) -> None:
    """What the form says; an empty field leaves what was said before."""
    given = {name: cleaned(value) for name, value in fields.items()}
    if came := given.get("came"):
        if not _NUMBER.fullmatch(came) or int(came) > MOST_PEOPLE:
            raise UserError("no_such_number", slot_id=case.slot.id, field="came")
        said.came, said.took_place = int(came), int(came) > 0
    if hours := given.get("hours"):
        if not _HOURS.fullmatch(hours) or float(hours.replace(",", ".")) > MOST_HOURS:
            raise UserError("no_such_number", slot_id=case.slot.id, field="hours")
        said.minutes = round(float(hours.replace(",", ".")) * 60)
    if link := given.get("link"):
        if not _LINK.fullmatch(link):
            raise UserError("no_link", slot_id=case.slot.id, field="link")
        said.url = link
    if note := given.get("note"):
        if len(note) > LONGEST_NOTE:
            raise UserError("note_too_long", slot_id=case.slot.id, field="note", most=LONGEST_NOTE)
        said.note = note
    if given.get("worth", "") in {str(n) for n in WORTHS}:
        said.worth = int(given["worth"])


def show(session: Session, slot: Slot, said: Followup, *, anew: bool = False) -> None:
    """Bring the question up to date where it stands; `anew`: put it to those who were in it."""
    readers = _readers(session, slot, said)
    lines = lines_to(session, readers)
    times = range(said.asked if anew else 1, said.asked + 1)
    intents = [_intent(line, slot, said, n) for line in lines.values() for n in times]
    standing = [i for i in intents if anew or outbox.surface_of(session, i.conversation_id, i.key)]
    outbox.enqueue(session, standing)


def _intent(line: int, slot: Slot, said: Followup, time: int) -> Intent:
    note = Note("followup", slot.id, {"side": said.side})
    key = f"followup:{said.id}:{time}"  # a reminder is a message of its own
    payload = {"note": note.to_json(), "only_for": None, "under": None, "language": None}
    return Intent(line, key, "note", slot_id=slot.id, payload=payload)


def _readers(session: Session, slot: Slot, said: Followup) -> list[int]:
    """Who was in it for that side; a whole side: those of it who are known, as with questions."""
    of_side = [c for c in slots.commitments(session, slot.id) if c.side == said.side]
    said_yes = [c for c in of_side if c.status == Answer.ACCEPTED]
    named = sorted({c.person_id for c in said_yes if c.person_id})
    if named:
        return named
    known = memberships.members(session, partnership_id=slot.partnership_id, side=said.side)
    return known[: tell.MOST_PROMPTS]
