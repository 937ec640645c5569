"""The tables. One class a table; what a column means stands beside it. All times are UTC.

Words follow the domain: a *slot* is an event or the wish for one, a *commitment* one person's or
side's answer to it, an *ask* the question that was put to them, with a time it is due.

Each module holds the tables of one subject. Take them from here: then all of them are known, which
their foreign keys, and the migrations, want.
"""

from __future__ import annotations

from storage.tables.asks import CHASED, Ask, Commitment
from storage.tables.base import Base
from storage.tables.bumps import KEPT_FREE, Gift, NewTime
from storage.tables.clock import ClockAnchor, TickRun
from storage.tables.codes import Code, WrongCodes
from storage.tables.conversations import Address, Conversation
from storage.tables.history import Followup, History
from storage.tables.inbox import Draft, Inbox
from storage.tables.outbox import Outbox, Surface, Withheld
from storage.tables.partnerships import Membership, Partnership, Place, Seat
from storage.tables.people import Absence, Identity, Installation, Person
from storage.tables.room import RoomLink, RoomPost
from storage.tables.slots import AHEAD, CONFIRMED, HELD, HOMELESS, IN_LINE, UNSETTLED, Slot

__all__ = [
    "AHEAD",
    "CHASED",
    "CONFIRMED",
    "HELD",
    "HOMELESS",
    "IN_LINE",
    "KEPT_FREE",
    "UNSETTLED",
    "Absence",
    "Address",
    "Ask",
    "Base",
    "ClockAnchor",
    "Code",
    "Commitment",
    "Conversation",
    "Draft",
    "Followup",
    "Gift",
    "History",
    "Identity",
    "Inbox",
    "Installation",
    "Membership",
    "NewTime",
    "Outbox",
    "Partnership",
    "Person",
    "Place",
    "RoomLink",
    "RoomPost",
    "Seat",
    "Slot",
    "Surface",
    "TickRun",
    "Withheld",
    "WrongCodes",
]
