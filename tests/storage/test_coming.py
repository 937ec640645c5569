"""What is coming, and whose it is: the same as when every row is looked at."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING

import pytest

from storage import slots
from storage.tables import Ask, Commitment, Membership, Partnership, Person, Slot
from tests.storage.rows import NOW, a_slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from storage.engine import Store

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
        for number, (partnership, state, (start, end)) in enumerate(kinds, 100):
            made = _another(session, slot, number, partnership, state, NOW + start, NOW + end)
            _belonging(session, made, me=me.id, other=other.id, of=number)
        return store, me.id


def _another(
    session: Session,
    like: Slot,
    number: int,
    partnership: int,
    state: str,
    start: datetime,
    end: datetime,
) -> Slot:
    made = Slot(
        installation_id=like.installation_id,
        partnership_id=partnership,
        number=number,
        uid=f"uid {number}",
        title=f"Debat {number}",
        start_at=start,
        end_at=end,
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


def all_of[Row](session: Session, table: type[Row], wanted: Callable[[Row], bool]) -> list[Row]:
    return [row for row in session.query(table).all() if wanted(row)]
