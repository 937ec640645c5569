"""The sentences of the ready texts, as a library would write them itself."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.slots.public import What
from handlers.words.i18n import noted


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of one thing that happened: to the guest, to those registered, and so on.

    `yours` and `all_` say what becomes of a registration; `on`: it takes place, all are welcome.
    """

    guest: str
    hope: str
    registered: str
    website: str
    door: str
    yours: str = noted("Your registration still holds.")
    all_: str = noted("Registrations still hold.")
    on: bool = True


_CAN_YOU = noted(
    "We hope that you can still take part; please let us know. We are sorry for the trouble."
)
_WITHOUT = noted("“{title}” on {when} goes ahead as planned, but without {side}.")

WORDS: dict[What, Words] = {
    What.MOVED: Words(
        guest=noted("We have to move “{title}” from {was} to {when}."),
        hope=_CAN_YOU,
        registered=noted("“{title}” has been moved from {was} to {when}."),
        website=noted("MOVED from {was} to {when}."),
        door=noted("“{title}” has been MOVED from {was} to {when}."),
    ),
    What.HOURS: Words(
        guest=noted("We have to change the time of “{title}”. It is now {when}."),
        hope=_CAN_YOU,
        registered=noted("The time of “{title}” has been changed to {when}."),
        website=noted("NEW TIME: {when}."),
        door=noted("“{title}” has a NEW TIME: {when}."),
    ),
    What.PLACE: Words(
        guest=noted("We have to find another place for “{title}”. The time is the same: {when}."),
        hope=noted("We still look forward to seeing you. We are sorry for the trouble."),
        registered=noted("“{title}” on {when} has been moved to another place."),
        website=noted("MOVED to another place. The time is the same: {when}."),
        door=noted("“{title}” on {when} has been MOVED to another place."),
    ),
    What.CANCELLED: Words(
        guest=noted("Unfortunately we have to cancel “{title}”, which was to be on {when}."),
        hope=noted("Thank you for having said yes. We are sorry for the trouble."),
        registered=noted("Unfortunately, “{title}” on {when} has been cancelled."),
        website=noted("CANCELLED. Unfortunately, the event on {when} will not take place."),
        door=noted("“{title}” on {when} has been CANCELLED."),
        yours=noted("Your registration lapses, and any payment is refunded."),
        all_=noted("Registrations lapse, and any payment is refunded."),
        on=False,
    ),
    What.POSTPONED: Words(
        guest=noted("Unfortunately we have to postpone “{title}”, which was to be on {when}."),
        hope=noted(
            "You will hear from us as soon as there is a new time. "
            "We hope that you will still take part. We are sorry for the trouble."
        ),
        registered=noted(
            "Unfortunately, “{title}” on {when} has been postponed. A new time will follow."
        ),
        website=noted(
            "POSTPONED. The event on {when} will take place later. A new time will follow."
        ),
        door=noted("“{title}” on {when} has been POSTPONED. A new time will follow."),
        yours=noted("Your registration also holds for the new time."),
        all_=noted("Registrations also hold for the new time."),
        on=False,
    ),
    What.ALONE: Words(
        guest=noted(
            "There is a change to “{title}” on {when}: it goes ahead, "
            "but {side} will not be taking part."
        ),
        hope=noted("We still look forward to seeing you. We are sorry for the change."),
        registered=_WITHOUT,
        website=noted("CHANGED. The event on {when} goes ahead without {side}."),
        door=_WITHOUT,
    ),
}
HELLO, REGARDS = noted("Hello"), noted("Kind regards")
SORRY, WELCOME = noted("We are sorry for the inconvenience."), noted("Welcome!")
#: Beside a move: a side that is not in it any more.
NOT_IN_IT = noted("The event goes ahead without {side}.")
#: Where: as before, elsewhere, not known yet, or simply there.
SAME_PLACE = noted("The place is the same: {place}.")
NEW_PLACE = noted("New place: {place} (not {before}).")
NO_PLACE = noted("The new place will follow (not {before}).")
PLACE = noted("Place: {place}.")
