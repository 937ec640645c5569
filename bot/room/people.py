"""Who is in the demo's room, and what its one installation is called; and whose page a page is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handlers.door import Profile, Room
from handlers.slots.lifecycle import Side
from storage.room import SHARED, direct

if TYPE_CHECKING:
    from collections.abc import Mapping

INSTALLATION = "demo"
INSTALLATION_NAME = "Rykkers rum"
TEAMS = {"bibliotek": "Biblioteket", "avis": "Folkebladet"}


def _person(name: str, team: str) -> Profile:
    return Profile(external_id=name, name=name, team=team, team_name=TEAMS[team])


LIBRARIAN = _person("bibliotekar", "bibliotek")
JOURNALIST = _person("journalist", "avis")
COLLEAGUE = _person("kollega", "avis")

#: Everybody known, by their id; the first two have a pane each.
PEOPLE = {p.external_id: p for p in (LIBRARIAN, JOURNALIST, COLLEAGUE)}
PANES = (LIBRARIAN, JOURNALIST)
SHARED_ROOM = Room(external_id=SHARED, name="fælles", teams=TEAMS)


class StrangerError(Exception):
    """Who asks has no link, or none that is good any more."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Whose page it is: who has a pane on it, the room they share, and who is known there by id.

    `sides`: the side of each of them, by their id. `demo`: it is to be played with; otherwise they
    came by the link `link_id`. `locale`: the language they chose, "" none; `zone`: the one its
    times are told in, "" the default.
    """

    panes: tuple[Profile, ...]
    shared: Room
    people: Mapping[str, Profile]
    sides: Mapping[str, Side] = field(default_factory=dict)
    installation: str = INSTALLATION
    installation_name: str = INSTALLATION_NAME
    demo: bool = False
    locale: str = ""
    zone: str = ""
    link_id: int | None = None


#: The demo's page, for whoever opens it on this machine: both sides, next to each other.
DEMO = Visit(
    PANES,
    SHARED_ROOM,
    PEOPLE,
    {"bibliotekar": Side.LIBRARY, "journalist": Side.PARTNER, "kollega": Side.PARTNER},
    demo=True,
)


def direct_room(person: Profile) -> Room:
    """A person's private conversation with the bot."""
    return Room(external_id=direct(person.external_id), direct=True, name=person.name)
