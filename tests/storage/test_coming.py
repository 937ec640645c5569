"""What is coming, and whose it is: the same as when every row is looked at."""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import and_, or_, select

from storage import slots
from storage.tables import Ask, Commitment, Membership, Partnership, Person, Slot
from tests.storage.rows import NOW, a_slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from storage.engine import Store

    Span = tuple[timedelta, timedelta]

HOURS = timedelta(hours=1)
HOMELESS = ("bumped", "postponed")
STATES = ("proposed", "confirmed", "occurred", "declined", "bumped", "postponed")
#: Start and end, seen from now: over, ending just now, short and long ones on their way, coming.
TIMES = [
    (-50 * HOURS, -40 * HOURS),
    (-2 * HOURS, 0 * HOURS),
    (-1 * HOURS, 1 * HOURS),
    (-24 * HOURS, timedelta(microseconds=1)),
    (-24 * HOURS + timedelta(microseconds=999_600), timedelta(microseconds=999_601)),
    (-25 * HOURS, 1 * HOURS),
    (-90 * 24 * HOURS, 24 * HOURS),
    (0 * HOURS, 1 * HOURS),
    (3 * HOURS, 4 * HOURS),
    (2 * HOURS, 80 * HOURS),
]
ANSWERS = ("accepted", "declined", "needs-action", None)
#: Who is asked for what outcome; person None: their whole side.
ASKS = (("me", "open"), ("me", "declined"), ("side", "open"), ("other", "open"), None)


@pytest.fixture
def mine(store: Store) -> tuple[Store, int]:
    """Two partnerships with slots of every kind in each, and a person who is in the first only."""
    first = a_slot(store)
    with store.write() as session:
        slot = session.get_one(Slot, first)
        me, other = Person(name="journalist"), Person(name="fotograf")
        second = Partnership(
            installation_id=slot.installation_id,
            locale="da",
            zone="Europe/Copenhagen",
            library_team="T1",
            created_at=NOW,
        )
        session.add_all([me, other, second])
        session.flush()
        session.add(
            Membership(
                partnership_id=slot.partnership_id, person_id=me.id, side="partner", given_by="team"
            )
        )
        kinds = product((slot.partnership_id, second.id), STATES, TIMES)
        for number, (partnership, state, time) in enumerate(kinds, 100):
            made = _another(session, slot, number, partnership=partnership, state=state, time=time)
            _belonging(session, made, me=me.id, other=other.id, of=number)
        return store, me.id


def _another(
    session: Session, like: Slot, number: int, *, partnership: int, state: str, time: Span
) -> Slot:
    made = Slot(
        installation_id=like.installation_id,
        partnership_id=partnership,
        number=number,
        uid=f"uid {number}",
        title=f"Debat {number}",
        start_at=NOW + time[0],
        end_at=NOW + time[1],
        state=state,
        proposed_by=like.proposed_by,
        proposed_side="library",
        created_at=NOW,
    )
    session.add(made)
    session.flush()
    return made


def _belonging(session: Session, slot: Slot, *, me: int, other: int, of: int) -> None:
    """One of all combinations of what was answered and what is asked, in turn."""
    answer, asked = list(product(ANSWERS, ASKS))[of * 7 % (len(ANSWERS) * len(ASKS))]
    theirs = Commitment(
        slot_id=slot.id,
        person_id=me if answer else other,
        side="partner",
        status=answer or "accepted",
    )
    session.add(theirs)
    session.flush()
    if asked:
        session.add(
            Ask(
                slot_id=slot.id,
                commitment_id=theirs.id,
                person_id={"me": me, "other": other, "side": None}[asked[0]],
                side="partner" if of % 3 else "library",
                asked_by=me if of % 4 == 0 else slot.proposed_by,
                kind="slot",
                asked_at=NOW,
                due_at=NOW,
                outcome=asked[1],
            )
        )


def is_coming(slot: Slot) -> bool:
    agreed_or_asked = slot.state in {"proposed", "tentative", "confirmed"}
    return slot.state in HOMELESS or (agreed_or_asked and slot.end_at > NOW)


def ids_of(found: Sequence[Slot]) -> list[int]:
    return [slot.id for slot in found]


def all_coming(session: Session) -> list[Slot]:
    """What every single row says, nearest first."""
    found = [slot for slot in session.scalars(select(Slot)) if is_coming(slot)]
    return sorted(found, key=lambda slot: (slot.start_at, slot.id))


@pytest.mark.parametrize("most", [1, 2, 16, 1000])
@pytest.mark.parametrize("which", [[], [0], [1], [0, 1]])
def test_what_is_coming(mine: tuple[Store, int], which: list[int], most: int) -> None:
    store, _me = mine
    with store.read() as session:
        known = session.scalars(select(Partnership.id).order_by(Partnership.id)).all()
        chosen = [known[n] for n in which]
        wanted = [slot for slot in all_coming(session) if slot.partnership_id in chosen]
        found = slots.coming(session, partnership_ids=chosen, after=NOW, most=most)
        assert ids_of(found) == ids_of(wanted[:most])
    assert len(wanted) == 36 * len(which) + (0 in which)  # the first proposal is there too


@pytest.mark.parametrize("most", [1, 2, 16, 1000])
def test_what_is_theirs_where_they_take_part(mine: tuple[Store, int], most: int) -> None:
    store, me = mine
    with store.read() as session:
        ours = session.scalars(select(Membership.partnership_id)).one()
        inside = select(Commitment.slot_id).where(
            Commitment.person_id == me, Commitment.status != "declined"
        )
        side = session.scalars(select(Membership.side)).one()
        of_side = and_(Ask.person_id.is_(None), Ask.side == side, Ask.asked_by != me)
        mine_or_ours = or_(Ask.person_id == me, of_side)
        asked = select(Ask.slot_id).where(mine_or_ours, Ask.outcome == "open")
        theirs = {*session.scalars(inside), *session.scalars(asked)}
        wanted = [s for s in all_coming(session) if s.partnership_id == ours and s.id in theirs]
        found = slots.of_person(session, me, after=NOW, most=most)
        assert ids_of(found) == ids_of(wanted[:most])
    assert len(wanted) > 16


@pytest.mark.parametrize("said", [True, False])
def test_what_waits_for_their_answer(mine: tuple[Store, int], *, said: bool) -> None:
    store, me = mine
    with store.read() as session:
        membership = session.scalars(select(Membership)).one()
        asks = session.scalars(select(Ask).order_by(Ask.id.desc())).all()
        known = {slot.id: slot for slot in session.scalars(select(Slot))}
        wanted = [
            ask.id
            for ask in asks
            if ask.outcome == "open"
            and (ask.person_id == me or (ask.person_id is None and ask.asked_by != me))
            and (ask.person_id == me or ask.side == membership.side)
            and known[ask.slot_id].partnership_id == membership.partnership_id
            and known[ask.slot_id].state in slots.LIVE
            and known[ask.slot_id].end_at > NOW
        ]
        here = membership.partnership_id if said else None
        found = slots.open_asks_of(session, me, after=NOW, partnership_id=here)
        assert [ask.id for ask in found] == wanted
        nowhere = slots.open_asks_of(session, me, after=NOW, partnership_id=here and here + 1)
        assert (nowhere == []) == said
    assert {known[ask.slot_id].state for ask in found} == set(slots.LIVE) - {"tentative"}
