"""What is due by the clock. Rows hold the truth: a tick only looks which of them are due.

Any number of workers may tick: one at a time does what is due, and sets it to its next time in the
transaction that acts on it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from handlers.clock.chase import chase
from handlers.clock.digest import send_digests, send_own, send_weeklies
from handlers.clock.followup import ask_how_it_went
from handlers.clock.gifts import remind_of_gifts
from handlers.clock.lapse import lapse_all
from handlers.clock.last_call import call_last
from handlers.clock.new_times import let_times_go
from handlers.clock.press import press
from handlers.clock.refresh import refresh_cards
from handlers.clock.release import release
from handlers.clock.remind import remind
from handlers.clock.retention import let_go
from handlers.slots.later import due as ask_again
from storage import due
from storage.trying import until_done

if TYPE_CHECKING:
    from datetime import datetime

    from storage.engine import Store

#: What is over is over before anybody is asked about it; then in the order a person reads them.
PARTS = (
    lapse_all,
    ask_again,
    chase,
    remind,
    call_last,
    let_times_go,
    press,
    remind_of_gifts,
    release,
    ask_how_it_went,
    send_digests,
    send_weeklies,
    send_own,
    refresh_cards,
    let_go,
)


def tick(store: Store, *, now: datetime) -> bool:
    """Do what is due at the domain's time `now` (UTC); whether there was anything.

    Raises:
        ConflictError, OperationalError: people wrote in between, again and again.
    """
    with store.read() as session:
        if not due.anything(session, now):
            return False  # looking takes no lock
    done = [until_done(partial(_do, store, now, number)) for number in range(len(PARTS))]
    return any(done)


def _do(store: Store, now: datetime, number: int, _tried: int) -> int:
    """One part, in a transaction of its own; nothing where another worker is at it."""
    with store.write() as session:
        return PARTS[number](session, now) if due.is_my_turn(session, number) else 0
