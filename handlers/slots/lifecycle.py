"""The one table of a slot's life: state × act → the states it may lead to. Pure.

Moved is not a state: it is the same slot at another time. A commitment's answer is kept apart from
the slot's state, because a bump usually removes a person from an event, not the event.
"""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """The two ends of a partnership."""

    LIBRARY = "library"
    PARTNER = "partner"

    @property
    def other(self) -> Side:
        """The side across the table."""
        return Side.PARTNER if self is Side.LIBRARY else Side.LIBRARY


class SlotState(StrEnum):
    """What a slot is."""

    PROPOSED = "proposed"
    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    BUMPED = "bumped"
    POSTPONED = "postponed"
    OCCURRED = "occurred"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Nothing more happens to it."""
        return self in ENDED

    @property
    def agreed(self) -> bool:
        """It keeps its time and place."""
        return self in {SlotState.TENTATIVE, SlotState.CONFIRMED}


class Act(StrEnum):
    """What people do to a slot. The names are those of commands and buttons."""

    PROPOSE = "propose"
    ACCEPT = "accept"
    DECLINE = "decline"
    COUNTER = "counter"
    BUMP = "bump"
    MOVE = "move"
    RESTORE = "restore"
    WITHDRAW = "withdraw"
    HOLD = "hold"
    STANDIN = "standin"
    ALONE = "alone"
    POSTPONE = "postpone"
    CANCEL = "cancel"
    ANNOUNCE = "announce"
    EXPIRE = "expire"  # these three are the clock's
    RELEASE = "release"
    COMPLETE = "complete"
    AMEND = "amend"  # a proposal nobody has answered is corrected


class Reason(StrEnum):
    """Why a side pulled out: a class and no more; the story stays in the newsroom."""

    BREAKING_NEWS = "breaking_news"
    EDITORIAL = "editorial"
    ABSENCE = "absence"
    PRACTICAL = "practical"
    OTHER = "other"


class Answer(StrEnum):
    """A commitment's status: iCalendar's PARTSTAT."""

    NEEDED = "needs-action"
    ACCEPTED = "accepted"
    DECLINED = "declined"


S, A = SlotState, Act

#: Where a slot waits for a new time. One that has been given a new time, and gets a no, is back.
HOMELESS = frozenset({S.BUMPED, S.POSTPONED})

ENDED = frozenset({S.OCCURRED, S.DECLINED, S.WITHDRAWN, S.EXPIRED, S.CANCELLED})

#: A yes or a no to a bumped slot is a stand-in's.
#: A counter to a confirmed slot leaves it confirmed, with an open offer beside it; accepting or
#: declining that offer is also an act on a confirmed slot. Which of several states it becomes is
#: decided by its commitments. A yes to one of the new times on offer leaves a bumped slot bumped
#: until the other side says yes to the same one.
TABLE: dict[tuple[SlotState, Act], frozenset[SlotState]] = {
    (S.PROPOSED, A.ACCEPT): frozenset({S.TENTATIVE, S.CONFIRMED}),
    (S.PROPOSED, A.DECLINE): frozenset({S.PROPOSED, S.CONFIRMED, S.DECLINED}) | HOMELESS,
    (S.PROPOSED, A.COUNTER): frozenset({S.PROPOSED}),
    (S.PROPOSED, A.WITHDRAW): frozenset({S.WITHDRAWN}) | HOMELESS,
    (S.TENTATIVE, A.ACCEPT): frozenset({S.TENTATIVE, S.CONFIRMED}),
    (S.TENTATIVE, A.DECLINE): frozenset({S.TENTATIVE, S.CONFIRMED, S.DECLINED}) | HOMELESS,
    (S.TENTATIVE, A.COUNTER): frozenset({S.PROPOSED}),
    (S.TENTATIVE, A.BUMP): frozenset({S.BUMPED}),
    (S.TENTATIVE, A.WITHDRAW): frozenset({S.WITHDRAWN}) | HOMELESS,
    (S.CONFIRMED, A.ACCEPT): frozenset({S.TENTATIVE, S.CONFIRMED}),
    (S.CONFIRMED, A.DECLINE): frozenset({S.CONFIRMED}),
    (S.CONFIRMED, A.COUNTER): frozenset({S.CONFIRMED}),
    (S.CONFIRMED, A.BUMP): frozenset({S.BUMPED}),
    (S.PROPOSED, A.EXPIRE): frozenset({S.EXPIRED}),
    (S.TENTATIVE, A.EXPIRE): frozenset({S.EXPIRED}),
    (S.TENTATIVE, A.RELEASE): frozenset({S.PROPOSED, S.TENTATIVE}),
    (S.TENTATIVE, A.COMPLETE): frozenset({S.CONFIRMED}),
    (S.CONFIRMED, A.COMPLETE): frozenset({S.OCCURRED}),
    (S.PROPOSED, A.AMEND): frozenset({S.PROPOSED}),
    (S.TENTATIVE, A.AMEND): frozenset({S.TENTATIVE}),
    (S.PROPOSED, A.HOLD): frozenset({S.PROPOSED, S.TENTATIVE}),  # or in line for it
    (S.TENTATIVE, A.HOLD): frozenset({S.TENTATIVE}),
    (S.PROPOSED, A.STANDIN): frozenset({S.PROPOSED}),
    (S.TENTATIVE, A.STANDIN): frozenset({S.TENTATIVE}),
    (S.CONFIRMED, A.STANDIN): frozenset({S.CONFIRMED}),
    (S.BUMPED, A.STANDIN): frozenset({S.BUMPED, S.TENTATIVE, S.CONFIRMED}),
    (S.BUMPED, A.ACCEPT): frozenset({S.TENTATIVE, S.CONFIRMED}),
    (S.BUMPED, A.DECLINE): frozenset({S.BUMPED}),
    (S.PROPOSED, A.ALONE): frozenset({S.TENTATIVE, S.CONFIRMED}),
    (S.TENTATIVE, A.ALONE): frozenset({S.TENTATIVE, S.CONFIRMED}),
    (S.CONFIRMED, A.ALONE): frozenset({S.TENTATIVE, S.CONFIRMED}),
    (S.BUMPED, A.ALONE): frozenset({S.TENTATIVE, S.CONFIRMED}),
    (S.CONFIRMED, A.POSTPONE): frozenset({S.POSTPONED}),
    (S.BUMPED, A.POSTPONE): frozenset({S.POSTPONED}),
    (S.CONFIRMED, A.CANCEL): frozenset({S.CANCELLED}),
    (S.BUMPED, A.CANCEL): frozenset({S.CANCELLED}),
    (S.POSTPONED, A.CANCEL): frozenset({S.CANCELLED}),
    (S.CONFIRMED, A.ANNOUNCE): frozenset({S.CONFIRMED}),
    (S.BUMPED, A.RESTORE): frozenset({S.TENTATIVE, S.CONFIRMED}),
    (S.BUMPED, A.MOVE): frozenset({S.BUMPED, S.PROPOSED, S.TENTATIVE, S.CONFIRMED}),
    (S.POSTPONED, A.MOVE): frozenset({S.POSTPONED, S.PROPOSED, S.TENTATIVE, S.CONFIRMED}),
}


def allows(state: SlotState, act: Act) -> bool:
    """Whether `act` means anything to a slot in `state`."""
    return (state, act) in TABLE


def step(state: SlotState, act: Act, to: SlotState) -> SlotState:
    """`to`, after the table has agreed.

    Raises:
        ValueError: an act was coded that the table does not know; never a person's mistake.
    """
    if to not in TABLE.get((state, act), frozenset()):
        raise ValueError(f"{act} cannot take a slot from {state} to {to}")
    return to
