"""A library and a newspaper at one bot, with two people each: what they say, tap and fill in.

Everything goes in by the one door and comes out of the outbox, as in life. A message stays where it
was put with the buttons it had, so that people come to tap what is long past.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from handlers.clock import tick
from handlers.door import Inbound, Kind, Platform, Profile, Reply, Room
from handlers.receive import receive
from handlers.scene import Defaults
from handlers.words.hours import read_hours
from storage.tables import Identity, Partnership, Person, Place
from tests.conftest import _empty
from tests.storage.lives_chat import Chat, Message, Tap, taps_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.engine import Store

HOME = ZoneInfo("Europe/Copenhagen")
#: A Wednesday, well before the days off around Christmas.
BEGIN = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)
LIBRARY, NEWSPAPER = "T1", "N1"
TEAMS = {LIBRARY: "Biblioteket", NEWSPAPER: "Folkebladet"}
PEOPLE = {
    name: Profile(f"U-{name}", name, team, TEAMS[team])
    for name, team in (
        ("anna", LIBRARY),
        ("jens", NEWSPAPER),
        ("bodil", LIBRARY),
        ("kaja", NEWSPAPER),
    )
}
SHARED = Room("C1", name="huset-og-avisen", teams=TEAMS)
#: Both are the library's; one is closed in the evening at the weekend.
PLACES = {"Salen": "", "Caféen": "man-fre 9-22, lør-søn 10-16"}
#: What has begun and is over after a long standstill takes the clock two looks.
BEATS = 4


@dataclass
class World:
    """Who is there, what time it is, and what stands in the chat."""

    store: Store
    now: datetime = BEGIN
    keys: count[int] = field(default_factory=count)
    ids: dict[str, int] = field(default_factory=dict)  # people's rows, by their name
    chat: Chat = field(init=False)

    def __post_init__(self) -> None:
        """They have met, and the library has named its places."""
        self.chat = Chat(self.store)
        _empty(self.store)
        line = "foreslå Debat om havnen torsdag den 3. december kl. 19-20.30"
        self.say("anna", line, shared=True)
        for who in PEOPLE:
            self.say(who, "vis #1", shared=True)
        with self.store.write() as session:
            together = session.scalars(select(Partnership.id)).one()
            session.add_all(
                Place(partnership_id=together, name=name, opening=read_hours(hours).to_json())
                for name, hours in PLACES.items()
            )
            rows = session.execute(select(Identity.external_id, Identity.person_id)).all()
            known = {external: person for external, person in rows}  # noqa: C416 - rows, no pairs
            self.ids = {name: known[who.external_id] for name, who in PEOPLE.items()}
            kaja = self.ids["kaja"]  # is asked by herself where jens is silent
            session.execute(update(Person).where(Person.name == "jens").values(standin_id=kaja))

    @property
    def names(self) -> dict[int, str]:
        """People's names, by their row."""
        return {number: name for name, number in self.ids.items()}

    def say(self, who: str, text: str, *, shared: bool = False) -> Reply:
        """Type a line, in the shared room or privately."""
        kind = Kind.COMMAND if shared else Kind.MESSAGE
        return self._in(who, kind, room=SHARED if shared else _line_of(who), text=text)

    def tap(self, who: str, tap: Tap) -> Reply:
        """Tap a button, wherever it stands."""
        where = {"room": SHARED if tap.of is None else _line_of(who), "on_form": tap.form}
        return self._in(who, Kind.TAP, act=tap.act, value=tap.value, can_open=not tap.form, **where)

    def fill(self, who: str, act: str, value: str, fields: Mapping[str, str]) -> Reply:
        """Send a form."""
        return self._in(who, Kind.FORM, room=_line_of(who), act=act, value=value, fields=fields)

    def goes_by(self, time: timedelta) -> None:
        """Time passes, and the bot's clock beats until it finds no more to do."""
        self.now += time
        self.chat.came = []
        for _beat in range(BEATS):
            if not tick(self.store, now=self.now):
                break
        else:
            raise AssertionError("the clock comes to no rest")
        self.chat.deliver(self.now, self.names)

    def _in(self, who: str, kind: Kind, **what: object) -> Reply:
        key = f"{next(self.keys)}"
        home = {"installation": LIBRARY, "installation_name": TEAMS[LIBRARY], "key": key}
        inbound = Inbound(Platform.SLACK, kind=kind, actor=PEOPLE[who], **home, **what)  # type: ignore[arg-type]
        self.chat.came = []
        reply = receive(self.store, inbound, now=self.now, defaults=Defaults())
        if shown := reply.form or reply.card:
            taps = taps_of(shown, who, form=reply.form is not None)
            self.chat.arrives(0, Message(who, key, "", taps))
        self.chat.deliver(self.now, self.names)
        return reply


def _line_of(who: str) -> Room:
    return Room(f"D-{who}", direct=True)
