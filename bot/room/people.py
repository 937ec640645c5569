"""Who is in the demo's room, and what its one installation is called."""

from __future__ import annotations

from handlers.door import Profile, Room
from storage.room import SHARED, direct

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


def direct_room(person: Profile) -> Room:
    """A person's private conversation with the bot."""
    return Room(external_id=direct(person.external_id), direct=True, name=person.name)
