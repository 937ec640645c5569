"""Where a slot takes place: which place is named, and whether it is to be had."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.errors import UserError
from handlers.words.hours import Hours
from storage import bookings, places
from storage.tables import Place

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.tables import Partnership, Slot

#: How a form says that no place is meant.
NOWHERE = "-"
#: A place written as `#salen`; figures alone are a slot's number.
_HASH = re.compile(r"(?<![\w#])#([^\W\d][\w-]*)")


def free(
    session: Session,
    place_id: int | None,
    start: datetime,
    end: datetime,
    *,
    but: int | None,
    firm: bool = False,
) -> None:
    """Nothing agreed (but the slot `but`) needs the place then; it stays locked until the commit.

    `firm`: what is only kept free, with nobody's yes to it, gives way.

    Raises:
        UserError: `clash`, with what is in the way.
    """
    if place_id is None:
        return
    other = bookings.in_the_way(
        session, place_id=place_id, start=start, end=end, but=but, firm=firm
    )
    if other is not None:
        raise not_to_be_had("clash", place_id, (start, end), but, other=other)


def is_open(
    session: Session,
    partnership: Partnership,
    place_id: int | None,
    start: datetime,
    end: datetime,
    *,
    of: int | None,
) -> None:
    """The place can be used then, for the slot `of`.

    Raises:
        UserError: `closed`.
    """
    place = session.get(Place, place_id) if place_id is not None else None
    if place is None or not place.opening:
        return
    zone = ZoneInfo(partnership.zone)
    if not Hours.from_json(place.opening).covers(start.astimezone(zone), end.astimezone(zone)):
        raise not_to_be_had("closed", place.id, (start, end), of)


def take_place(session: Session, partnership_id: int, line: str) -> tuple[str, int | None]:
    """The line without the place it names (`i Salen`, `#salen`), and the place's id.

    Raises:
        UserError: `unknown_place`: a `#name` is none of theirs.
    """
    known = places.in_use(session, partnership_id)
    for place in sorted(known, key=lambda p: -len(p.name)):
        pattern = rf"(?:(?<!\w)(?:i|in|på)\s+(?:the\s+)?|#){re.escape(place.name)}(?!\w)"
        shorter, times = re.subn(pattern, " ", line, count=1, flags=re.IGNORECASE)
        if times:
            return shorter, place.id
    if known and (other := _HASH.search(line)):
        raise unknown(other[1], [place.name for place in known])
    return line, None


def place_in(
    session: Session, partnership_id: int, name: str, *, also: int | None = None
) -> int | None:
    """The id of the place a form names; None: no place. `also`: one that is given up, but stands.

    Raises:
        UserError: `unknown_place`.
    """
    said = name.strip().removeprefix("#")
    if said in {"", NOWHERE}:
        return None
    known = places.in_use(session, partnership_id)
    stands = session.get(Place, also) if also else None
    for place in [*known, stands] if stands else known:
        if place.name.casefold() == said.casefold():
            return place.id
    raise unknown(said, [place.name for place in known])


def unknown(name: str, known: list[str]) -> UserError:
    """A place nobody knows; those that are known are named."""
    return UserError("unknown_place", field="place", name=name, known=", ".join(known[:10]))


def busy(
    session: Session, known: list[Place], start: datetime, *, but: int | None, days: int = 30
) -> dict[int, list[tuple[datetime, datetime]]]:
    """When places are taken from a day before `start` on, by agreed slots other than `but`."""
    first = start - timedelta(days=1)
    taken: dict[int, list[tuple[datetime, datetime]]] = {place.id: [] for place in known}
    for row in bookings.agreed(session, list(taken), first, first + timedelta(days=days), but=but):
        taken[row[0]].append((row[1], row[2]))
    return taken


def not_to_be_had(
    code: str,
    place: int,
    span: tuple[datetime, datetime],
    slot_id: int | None,
    other: Slot | None = None,
) -> UserError:
    """A place that cannot be had then, and what is in the way."""
    times = {"start": span[0].isoformat(), "end": span[1].isoformat()}
    known = {"other": f"#{other.number} {other.title}", "loser": other.id} if other else {}
    return UserError(code, slot_id=slot_id, field="when", place=place, **known, **times)
