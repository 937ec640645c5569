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
from handlers.clock.line import move_line
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
PARTS = {
    "over": lapse_all,
    "again": ask_again,
    "chase": chase,
    "remind": remind,
    "call": call_last,
    "kept_free": let_times_go,
    "line": move_line,
    "press": press,
    "gift": remind_of_gifts,
    "withheld": release,
    "followup": ask_how_it_went,
    "digest": send_digests,
    "weekly": send_weeklies,
    "own": send_own,
    "refresh": refresh_cards,
    "tidy": let_go,
}
_NUMBERS = {name: number for number, name in enumerate(PARTS)}


def tick(store: Store, *, now: datetime) -> bool:
    """Do what is due at the domain's time `now` (UTC); whether there was anything.

    Raises:
        ConflictError, OperationalError: people wrote in between, again and again.
    """
    done, number = 0, -1
    # Looked at again after each part: what one leaves to a later one is done in this tick.
    while (part := _next(store, now, after=number)) is not None:
        number = _NUMBERS[part]
        done += until_done(partial(_do, store, now, part))
    return done > 0


def _next(store: Store, now: datetime, *, after: int) -> str | None:
    """The first part that has something to do; looking takes no lock."""
    with store.read() as session:
        due_now = due.kinds(session, now)
    return next((part for part, n in _NUMBERS.items() if n > after and part in due_now), None)


def _do(store: Store, now: datetime, part: str, _tried: int) -> int:
    """One part, in a transaction of its own; nothing where another worker is at it."""
    with store.write() as session:
        return PARTS[part](session, now) if due.is_my_turn(session, _NUMBERS[part]) else 0
