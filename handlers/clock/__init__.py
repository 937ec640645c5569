"""What is due by the clock. Rows hold the truth: a tick only looks which of them are due.

Any number of workers may tick: one at a time does what is due, and sets it to its next time in the
transaction that acts on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.exc import OperationalError

from handlers.clock.chase import chase
from handlers.clock.digest import send_digests
from handlers.clock.lapse import lapse_all
from handlers.clock.refresh import refresh_cards
from handlers.clock.remind import remind
from handlers.slots.later import due as ask_again
from storage import due
from storage.conflict import ConflictError
from storage.engine import is_passing

if TYPE_CHECKING:
    from datetime import datetime

    from storage.engine import Store

#: What is over is over before anybody is asked about it; then in the order a person reads them.
PARTS = (lapse_all, ask_again, chase, remind, send_digests, refresh_cards)


#: Somebody who acts at the same moment may be in the way: what was begun is undone, and done again.
TRIES = 3


def tick(store: Store, *, now: datetime) -> bool:
    """Do what is due at the domain's time `now` (UTC); whether there was anything.

    Raises:
        OperationalError, ConflictError: it did not work `TRIES` times in a row.
    """
    with store.read() as session:
        if not due.anything(session, now):
            return False  # looking takes no lock
    done = [_do(store, number, now) for number in range(len(PARTS))]
    return any(done)


def _do(store: Store, number: int, now: datetime) -> int:
    """One part, in a transaction of its own; nothing where another worker is at it."""
    for tried in range(1, TRIES + 1):
        try:
            with store.write() as session:
                return PARTS[number](session, now) if due.is_my_turn(session, number) else 0
        except ConflictError:
            if tried == TRIES:
                raise
        except OperationalError as error:
            if tried == TRIES or not is_passing(error):
                raise
    raise AssertionError("unreachable")
