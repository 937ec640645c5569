"""What is due by the clock. Rows hold the truth: a tick only looks which of them are due.

Any number of workers may tick: what is due is locked, and set to its next time in the transaction
that acts on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.clock.chase import chase
from handlers.clock.digest import send_digests
from handlers.clock.lapse import lapse_all
from handlers.clock.refresh import refresh_cards
from handlers.clock.remind import remind
from handlers.slots.later import due as ask_again
from storage import due

if TYPE_CHECKING:
    from datetime import datetime

    from storage.engine import Store

#: What is over is over before anybody is asked about it; then in the order a person reads them.
PARTS = (lapse_all, ask_again, chase, remind, send_digests, refresh_cards)


def tick(store: Store, *, now: datetime) -> bool:
    """Do what is due at the domain's time `now` (UTC); whether there was anything."""
    with store.read() as session:
        if not due.anything(session, now):
            return False  # looking takes no lock
    with store.write() as session:
        done = [part(session, now) for part in PARTS]
    return any(done)
