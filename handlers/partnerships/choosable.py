"""Who can be chosen in a form, and by which id it holds them.

A platform's own list of people knows nobody who comes by another one. Where our forms can offer
people besides, as on Teams, these are told by the row of an identity of theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.door import Platform
from handlers.partnerships.named import ELSEWHERE
from handlers.slots.lifecycle import Side
from storage import known_as, memberships, people, settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from handlers.cards.reader import Reader
    from handlers.scene import Scene
    from storage.tables import Identity

#: Where a form offers people whom the platform's list does not know.
OFFERS = frozenset({Platform.TEAMS})


def ids_in_forms(
    session: Session, platform: str, home: int, wanted: Iterable[int]
) -> dict[int, str]:
    """What a form there calls these people, in their order; who cannot stand in it is left out."""
    some = list(wanted)
    there = known_as.ids_there(session, home, some)
    if platform in OFFERS:
        rest = [person for person in some if person not in there]
        rows = known_as.rows_of(session, rest) if rest else {}
        there |= {person: f"{ELSEWHERE}{row}" for person, row in rows.items()}
    return {person: there[person] for person in some if person in there}


def ids_here(scene: Scene, wanted: Iterable[int]) -> dict[int, str]:
    """Those of these people who can stand in a form where it was sent in."""
    home = scene.installation
    return ids_in_forms(scene.session, home.platform, home.id, wanted)


def chosen_as(identity: Identity, home: int) -> str:
    """What a form there calls somebody who was chosen in it."""
    here = identity.installation_id == home
    return identity.external_id if here else f"{ELSEWHERE}{identity.id}"


def offered(
    session: Session,
    partnership_id: int,
    reader: Reader,
    *,
    sides: Iterable[Side] = tuple(Side),
    also: Iterable[int] = (),
) -> tuple[tuple[str, str], ...]:
    """The people a form offers at once, with their names: one's own side, and whom cards name.

    `also`: who stands in it already.
    """
    if reader.platform not in OFFERS or reader.side is None:
        return ()
    seen, found = memberships.in_something(session, partnership_id), list(also)
    for side in sides:
        known = [person.id for _m, person in settings.known_on(session, partnership_id, side)]
        at_home = known_as.known_at(session, reader.home, known)
        found += [p for p in known if side is reader.side or p in seen or p in at_home]
    ids = ids_in_forms(session, reader.platform, reader.home, dict.fromkeys(found))
    names = people.names(session, ids)
    return tuple((called, names[person]) for person, called in ids.items() if person in names)
