"""What is due by the clock. Rows hold the truth: a tick only looks which of them are due.

Any number of workers may tick: what is due is taken off its list in the transaction that acts on
it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.slots.later import due
from storage import slots

if TYPE_CHECKING:
    from datetime import datetime

    from storage.engine import Store


def tick(store: Store, *, now: datetime) -> bool:
    """Do what is due at the domain's time `now` (UTC); whether there was anything."""
    with store.read() as session:
        if not slots.again_is_due(session, now):
            return False  # looking takes no lock
    with store.write() as session:
        return due(session, now) > 0
