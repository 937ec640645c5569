"""Where people and conversations on Teams are: the last word counts, and it outlives nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage import addresses
from storage.addresses import Seen

if TYPE_CHECKING:
    from storage.engine import Store

EMEA, AMER = "https://smba.example/emea/", "https://smba.example/amer/"
LONG = "a:1" + "x" * 250


def test_what_was_said_last_is_kept(store: Store) -> None:
    with store.write() as session:
        addresses.remember(session, "t1", [Seen("p1", EMEA, "29:old"), Seen(LONG, EMEA)])
    with store.write() as session:
        addresses.remember(session, "t1", [Seen("p1", AMER, "29:new")])
    with store.read() as session:
        assert addresses.of(session, "t1", "p1") == Seen("p1", AMER, "29:new")
        assert addresses.of(session, "t1", LONG) == Seen(LONG, EMEA)
        assert addresses.person_of(session, "t1", "29:new") == "p1"
        assert addresses.person_of(session, "t1", "29:old") is None
        assert addresses.person_of(session, "t1", "") is None


def test_each_tenant_has_its_own(store: Store) -> None:
    with store.write() as session:
        addresses.remember(session, "t1", [Seen("p1", EMEA)])
        addresses.remember(session, "t2", [Seen("p1", AMER)])
    with store.read() as session:
        assert addresses.of(session, "t2", "p1") == Seen("p1", AMER)
        assert addresses.of(session, "t3", "p1") is None
        assert [addresses.last_service(session, t) for t in ("t1", "t2", "t3")] == [
            EMEA,
            AMER,
            None,
        ]
