"""A database with years of slots in it: what was, what is coming, and what is other people's.

Rooms, people and partnerships come about as in life, each by a proposal that is typed. The years
around those are copies of them at other times, written straight to the tables.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count, islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, text

from handlers.door import MENTION, Inbound, Kind, Platform, Profile, Room
from handlers.receive import receive
from handlers.scene import Defaults
from storage.schema import migrate
from storage.tables import Base
from tests.bench.seed import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from storage.engine import Store

    Row = dict[str, Any]

LIBRARY, LIBRARY_NAME = "T1", "Biblioteket"
LIBRARIAN = Profile("U0", "bibliotekar", LIBRARY, LIBRARY_NAME)
JOURNALIST = Profile("J0", "journalist", "N0", "Avis 0")
#: The number, and row id, of the first slot that is written straight to the tables.
FIRST = 1000
OURS = Room("C0", name="huset-og-avisen", teams={LIBRARY: LIBRARY_NAME, "N0": "Avis 0"})
DIRECT = Room("D0", direct=True)
#: Partnerships besides ours; in the first of them our librarian takes part too, and as much is
#: coming there in each database. In the others, a tenth of all is.
OTHERS, ALSO_OURS, ALSO_COMING = 20, 2, 10
#: Of 50 slots that are past, how many are in which state.
PAST = {
    "occurred": 35,
    "declined": 5,
    "cancelled": 3,
    "withdrawn": 3,
    "expired": 2,
    "proposed": 1,  # nobody ever answered
    "bumped": 1,  # by either side in turn, and never re-homed
}
AHEAD = ("confirmed", "proposed", "confirmed", "tentative", "confirmed", "bumped")
#: What was answered, where it was not a yes.
ANSWERS = {
    "proposed": "needs-action",
    "declined": "declined",
    "withdrawn": "declined",
    "expired": "declined",
    "bumped": "declined",
}
SPAN = timedelta(days=8 * 365)
CHUNK = 2000


@dataclass(frozen=True)
class Years:
    """How many slots there are in all, half of them ours, and how many of ours are coming.

    `settled` False: nobody noted that what was agreed took place.
    """

    slots: int
    coming: int = 60
    settled: bool = True


@dataclass(frozen=True)
class Pattern:
    """A slot as it came about, with what belongs to it, to be copied."""

    slot: Row
    commitments: list[Row]
    ask: Row
    surfaces: list[Row]


def said(text: str, *, by: Profile, room: Room, key: str, to: Profile | None = None) -> Inbound:
    """A typed command, as the door takes it."""
    return Inbound(
        platform=Platform.SLACK,
        installation=LIBRARY,
        installation_name=LIBRARY_NAME,
        kind=Kind.COMMAND,
        key=f"command:{key}",
        actor=by,
        room=room,
        text=text if to is None else f"{text} {MENTION}",
        mentions=() if to is None else (to,),
        can_open=True,
    )


def fill(store: Store, years: Years) -> None:
    """Make the tables and fill them."""
    migrate(store.engine)
    defaults = Defaults()
    line = "foreslå Debat om havnen torsdag den 3. december kl. 19-20.30"
    for n in range(1 + OTHERS):
        ours = n <= ALSO_OURS
        journalist = replace(JOURNALIST, external_id=f"J{n}", team=f"N{n}", team_name=f"Avis {n}")
        who = LIBRARIAN if ours else replace(LIBRARIAN, external_id=f"U{n}", name=f"kollega {n}")
        teams = {LIBRARY: LIBRARY_NAME, journalist.team: journalist.team_name}
        room = replace(OURS, external_id=f"C{n}", teams=teams)
        begun = said(line, by=who, room=room, to=journalist, key=f"propose {n}")
        receive(store, begun, now=NOW, defaults=defaults)
        hello = said("hjælp", by=who, room=replace(DIRECT, external_id=f"D{n}"), key=f"help {n}")
        receive(store, hello, now=NOW, defaults=defaults)
    with store.write() as session:
        _write_years(session.connection(), years)
    if store.engine.dialect.name == "postgresql":  # as its autovacuum does in time
        with store.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as outside:
            outside.execute(text("VACUUM ANALYZE"))


def _write_years(connection: Connection, years: Years) -> None:
    patterns = _patterns(connection)
    assert len(patterns) == 1 + OTHERS, "a proposal was not understood"
    theirs = (years.slots - max(years.slots // 2, years.coming)) // OTHERS
    numbers = count(FIRST)
    for n, pattern in enumerate(patterns):
        number = theirs if n else years.slots - theirs * OTHERS
        coming = min(number, ALSO_COMING) if n <= ALSO_OURS else number // 10
        whens = _whens(number, coming if n else years.coming, settled=years.settled)
        made = (_copied(pattern, next(numbers), at, state) for at, state in whens)
        while chunk := list(islice(made, CHUNK)):
            for name in ("slots", "commitments", "asks", "surfaces"):
                rows = [row for copied in chunk for row in copied[name]]
                connection.execute(insert(Base.metadata.tables[name]), rows)


def _whens(number: int, coming: int, *, settled: bool) -> Iterator[tuple[datetime, str]]:
    """Start and state of each slot, the nearest first on either side of today."""
    past = [state for state, times in PAST.items() for _ in range(times)]
    for n in range(number - coming):
        state = past[n * 7 % len(past)]
        left = state in {"occurred", "bumped"} and not settled
        yield NOW - timedelta(days=1) - SPAN / number * n, "confirmed" if left else state
    apart = min(timedelta(hours=36), SPAN / max(1, coming))
    for n in range(coming):
        yield NOW + timedelta(hours=1) + apart * n, AHEAD[n % len(AHEAD)]


def _patterns(connection: Connection) -> list[Pattern]:
    def all_of(name: str) -> list[Row]:
        table = Base.metadata.tables[name]
        found = connection.execute(select(table).order_by(*table.primary_key)).mappings()
        return [dict(row) for row in found]

    commitments, asks, lines = all_of("commitments"), all_of("asks"), all_of("conversations")
    made = []
    for slot in all_of("slots"):
        ask = next(a for a in asks if a["slot_id"] == slot["id"])
        people = {None: "card", ask["person_id"]: "ask", slot["proposed_by"]: "note"}
        surfaces = [
            {"conversation_id": line["id"], "key": people[line["person_id"]], "shown": ""}
            for line in lines
            if line["person_id"] in people
            and line["partnership_id"] in {None, slot["partnership_id"]}
        ]
        theirs = [c for c in commitments if c["slot_id"] == slot["id"]]
        made.append(Pattern(slot, theirs, ask, surfaces))
    return made


def _copied(pattern: Pattern, number: int, at: datetime, state: str) -> dict[str, list[Row]]:
    """The rows of another slot like this one. Its number is its id."""
    end = at + timedelta(minutes=90)
    slot = pattern.slot | {"id": number, "number": number, "uid": f"uid {number}", "state": state}
    slot |= {"start_at": at, "end_at": end, "title": f"Debat {number}"}
    statuses = ["accepted", ANSWERS.get(state, "accepted")]
    if state == "bumped":  # by either side in turn
        statuses.sort(reverse=bool(number // 50 % 2))
        slot |= {"bumped_side": "library" if statuses[0] == "declined" else "partner"}
    outcome = {"needs-action": "open"}.get(statuses[1], statuses[1])
    ids = (2 * number, 2 * number + 1)
    ask = {"id": number, "slot_id": number, "commitment_id": ids[1], "outcome": outcome}
    return {
        "slots": [slot],
        "commitments": [
            row | {"id": mine, "slot_id": number, "status": status}
            for row, mine, status in zip(pattern.commitments, ids, statuses, strict=True)
        ],
        "asks": [pattern.ask | ask],
        "surfaces": [
            row | {"key": f"{row['key']}:{number}", "slot_id": number, "external_id": f"{number}"}
            for row in pattern.surfaces
        ],
    }
