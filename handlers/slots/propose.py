"""Proposing: the beginning of a slot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.partnerships.wishes import wishes_of
from handlers.slots import asking, place, rules, tell
from handlers.slots.case import Case
from handlers.slots.displace import make_room
from handlers.slots.last_call import call_at
from handlers.slots.lifecycle import Act, Answer, Side, SlotState
from handlers.words.clean import has_words
from storage import memberships, slots
from storage.tables import Slot

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.slots.case import Actor
    from handlers.slots.plan_b import PlanB
    from storage.tables import Partnership

#: Characters a title may have: it must fit a card's line on a phone, and a notification.
LONGEST_TITLE = 150
#: A title that says nothing to people.
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
#: A proposal typed again within this time is the same proposal.
RETYPED_WITHIN = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Terms:
    """What is proposed. Times are UTC. `asked`: (person, their side); empty: the other side.

    `anyway`: also where the place is closed then. `plan_b`: what is done when it comes to nothing.
    `over`: what is in the way may lose the place (`handlers.slots.displace`).
    """

    title: str
    start: datetime
    end: datetime
    place_id: int | None = None
    anyway: bool = False
    asked: tuple[tuple[int, Side], ...] = ()
    plan_b: PlanB | None = None
    over: int = 0


def propose(
    session: Session, *, partnership: Partnership, by: Actor, terms: Terms, now: datetime
) -> Note:
    """Make the slot, put its card in the shared room, and ask.

    Raises:
        UserError: `no_title`, `title_too_long`, `title_is_link`, `past`, `end_before_start`,
            `clash`, `closed`, `nobody_to_ask`, and those of `make_room`.
    """
    check_title(terms.title)
    rules.in_the_future(terms.start, terms.end, now=now)
    asked = _asked(session, partnership, by, terms)
    slots.lock_numbers(session, partnership.installation_id)
    again = _retyped(session, partnership=partnership, by=by, terms=terms, asked=asked, now=now)
    if again is not None:
        return Note("proposed_already", again.id)
    span = (terms.start, terms.end)
    make_room(session, partnership, by, terms.place_id, span, over=terms.over, now=now)
    if not terms.anyway:
        place.is_open(session, partnership, terms.place_id, terms.start, terms.end, of=None)
    case = _new_case(session, partnership, by, terms, now)
    asking.commit_to(case, person_id=by.person_id, side=by.side, status=Answer.ACCEPTED, now=now)
    for person, side in asked:
        wanted = asking.commit_to(case, person_id=person, side=side, status=Answer.NEEDED, now=now)
        asking.put_ask(case, wanted, by=by, now=now)
    slots.record(
        session,
        slot_id=case.slot.id,
        act=Act.PROPOSE,
        by_id=by.person_id,
        side=by.side,
        platform=by.platform,
        at=now,
        terms=0,
        from_state="",
        to_state=SlotState.PROPOSED,
        details={},
    )
    tell.show_all(case)
    return Note("proposed", case.slot.id)


def check_title(title: str) -> None:
    """A title is a line with words in it.

    Raises:
        UserError: `no_title`, `title_too_long`, `title_is_link`.
    """
    if _LINK.fullmatch(title):
        raise UserError("title_is_link", field="title")
    if not has_words(title):
        raise UserError("no_title", field="title")
    if len(title) > LONGEST_TITLE:
        raise UserError("title_too_long", field="title", most=LONGEST_TITLE, length=len(title))


def _asked(
    session: Session, partnership: Partnership, by: Actor, terms: Terms
) -> list[tuple[int | None, Side]]:
    named: list[tuple[int | None, Side]] = [
        (person, side) for person, side in dict.fromkeys(terms.asked) if person != by.person_id
    ]
    if named:
        return named
    known = partnership.partner_team or by.side is Side.PARTNER
    if not known and not memberships.members(
        session, partnership_id=partnership.id, side=Side.PARTNER
    ):
        raise UserError("nobody_to_ask", field="who")
    return [(None, by.side.other)]


def _retyped(
    session: Session,
    *,
    partnership: Partnership,
    by: Actor,
    terms: Terms,
    asked: list[tuple[int | None, Side]],
    now: datetime,
) -> Slot | None:
    candidates = slots.same_proposal(
        session,
        partnership_id=partnership.id,
        by_id=by.person_id,
        title=terms.title,
        start=terms.start,
        end=terms.end,
        place_id=terms.place_id,
        since=now - RETYPED_WITHIN,
    )
    wanted = {person for person, _side in asked}
    for slot in candidates:
        if {ask.person_id for ask in slots.asks(session, slot.id)} == wanted:
            return slot
    return None


def _new_case(
    session: Session, partnership: Partnership, by: Actor, terms: Terms, now: datetime
) -> Case:
    slot = Slot(
        installation_id=partnership.installation_id,
        partnership_id=partnership.id,
        number=slots.next_number(session, partnership.installation_id),
        uid=str(uuid4()),
        title=terms.title,
        start_at=terms.start,
        end_at=terms.end,
        place_id=terms.place_id,
        state=SlotState.PROPOSED,
        public_state="unannounced",
        terms=1,
        version=1,
        sequence=0,
        host_side=Side.LIBRARY,
        proposed_by=by.person_id,
        proposed_side=by.side,
        created_at=now,
        plan_b=terms.plan_b.to_json() if terms.plan_b else None,
        call_at=call_at(SlotState.PROPOSED, terms.start, None, wishes_of(partnership), now=now),
    )
    session.add(slot)
    session.flush()
    return Case(session, partnership, slot, [], [])
