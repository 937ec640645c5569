"""One message at a time in each conversation, in order, whatever happens to those who send."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from storage import leases, outbox
from storage.leases import LEASE
from storage.outbox import ALWAYS
from storage.tables import Outbox, Surface
from tests.storage.rows import (
    NOW,
    conversations,
    intent,
    kept,
    put,
    ready_at,
    send_all,
    settled,
    take,
    taken,
)

if TYPE_CHECKING:
    from storage.engine import Store

SECOND = timedelta(seconds=1)
TICK = timedelta(microseconds=1)


def test_a_conversation_keeps_its_order(store: Store) -> None:
    (room,) = conversations(store, 1)
    put(store, intent(room, "first"), intent(room, "second"))
    put(store, intent(room, "third"))
    assert send_all(store) == ["first", "second", "third"]
    assert (kept(store), take(store)) == ([], None)


def test_lanes_go_before_age(store: Store) -> None:
    (room,) = conversations(store, 1)
    put(
        store,
        intent(room, "digest", lane=2),
        intent(room, "card"),
        intent(room, "answer", lane=0),
    )
    assert send_all(store) == ["answer", "card", "digest"]


def test_one_is_in_flight_in_a_conversation_and_the_others_go_on(store: Store) -> None:
    one, other = conversations(store, 2)
    put(store, intent(one, "one"), intent(one, "after one"), intent(other, "other"))
    assert [taken(store).row.key, taken(store).row.key] == ["one", "other"]
    assert take(store) is None


def test_a_backlog_in_one_room_delays_no_other(store: Store) -> None:
    busy, quiet = conversations(store, 2)
    put(store, *(intent(busy, f"{n}") for n in range(20)), intent(quiet, "hello"))
    assert "hello" in {taken(store).row.key, taken(store).row.key}


def test_the_same_key_waits_once(store: Store) -> None:
    one, other = conversations(store, 2)
    put(store, intent(one, "card:1"), intent(one, "card:1"), intent(other, "card:1"))
    put(store, intent(one, "card:1"), intent(one, "card:2"))
    assert [key for key, _state, _attempts in kept(store)] == ["card:1", "card:1", "card:2"]


def test_the_same_key_is_not_lost_on_what_is_being_sent(store: Store) -> None:
    (room,) = conversations(store, 1)
    put(store, intent(room, "card:1"))
    work = taken(store)
    put(store, intent(room, "card:1"))
    put(store, intent(room, "card:1"))
    assert kept(store) == [("card:1", "sending", 1), ("card:1", "waiting", 0)]
    assert settled(store, work)
    assert send_all(store) == ["card:1"]


def test_a_row_written_while_the_conversation_is_leased_waits_its_turn(store: Store) -> None:
    (room,) = conversations(store, 1)
    put(store, intent(room, "first"))
    work = taken(store)
    put(store, intent(room, "second"))
    assert take(store) is None
    assert settled(store, work)
    assert send_all(store) == ["second"]


def test_a_lease_that_runs_out_is_taken_by_another(store: Store) -> None:
    (room,) = conversations(store, 1)
    put(store, intent(room, "card:1"))
    crashed = taken(store)
    assert take(store, NOW + LEASE - TICK) is None
    again = taken(store, NOW + LEASE)
    assert (again.row.id, again.row.attempts, again.fence) == (
        crashed.row.id,
        2,
        crashed.fence + 1,
    )


def test_who_lost_the_lease_can_do_nothing(store: Store) -> None:
    (room,) = conversations(store, 1)
    put(store, intent(room, "card:1"))
    late = taken(store)
    holder = taken(store, NOW + LEASE)
    before = kept(store)
    assert settled(store, late, now=NOW + LEASE, external_id="late") is False
    with store.write() as session:
        later = NOW + LEASE + SECOND
        assert (
            leases.put_back(session, late, until=later, spent=True, error="late", unsure=False)
            is False
        )
        assert leases.bury(session, late, error="late") is False
    assert kept(store) == before
    assert take(store, NOW + LEASE + SECOND) is None
    assert settled(store, holder, now=NOW + LEASE, external_id="1.0")
    with store.read() as session:
        assert [s.external_id for s in session.scalars(select(Surface))] == ["1.0"]


def test_settling_twice_does_nothing_the_second_time(store: Store) -> None:
    (room,) = conversations(store, 1)
    put(store, intent(room, "card:1"))
    first = taken(store)
    assert settled(store, first)
    put(store, intent(room, "card:2"))
    second = taken(store)
    assert settled(store, first) is False
    assert kept(store) == [("card:2", "sending", 1)]
    assert settled(store, second)


def test_put_back_keeps_the_order(store: Store) -> None:
    (room,) = conversations(store, 1)
    put(store, intent(room, "first"), intent(room, "second"))
    work = taken(store)
    with store.write() as session:
        assert leases.put_back(
            session, work, until=NOW + SECOND, spent=True, error="no answer", unsure=False
        )
    put(store, intent(room, "third"))
    assert take(store, NOW + SECOND - TICK) is None
    assert send_all(store, NOW + SECOND) == ["first", "second", "third"]


@pytest.mark.parametrize(("spent", "attempts"), [(True, 2), (False, 1)])
def test_not_so_fast_spends_no_attempt(store: Store, *, spent: bool, attempts: int) -> None:
    (room,) = conversations(store, 1)
    put(store, intent(room, "card:1"))
    work = taken(store)
    with store.write() as session:
        assert leases.put_back(
            session, work, until=NOW + SECOND, spent=spent, error="x" * 999, unsure=False
        )
    again = taken(store, NOW + SECOND)
    assert (again.row.attempts, again.row.error) == (attempts, "x" * 200)


def test_what_is_buried_stands_in_nobodys_way(store: Store) -> None:
    (room,) = conversations(store, 1)
    put(store, intent(room, "dead"), intent(room, "alive"))
    work = taken(store)
    with store.write() as session:
        assert leases.bury(session, work, error="channel_not_found")
    assert send_all(store) == ["alive"]
    with store.read() as session:
        (row,) = session.scalars(select(Outbox))
        assert (row.key, row.state, row.error) == ("dead", "dead", "channel_not_found")
        assert ready_at(session, room) is None
    put(store, intent(room, "dead"))  # the same thing may be tried again later
    assert send_all(store) == ["dead"]


def test_pace_is_kept_between_two(store: Store) -> None:
    (room,) = conversations(store, 1)
    put(store, intent(room, "first"), intent(room, "second"))
    assert settled(store, taken(store), pace=1)
    assert take(store, NOW + SECOND - TICK) is None
    assert send_all(store, NOW + SECOND) == ["second"]


def test_pace_is_kept_when_the_next_comes_later(store: Store) -> None:
    (room,) = conversations(store, 1)
    put(store, intent(room, "first"))
    assert settled(store, taken(store), pace=1)
    put(store, intent(room, "second"))
    assert take(store, NOW + SECOND - TICK) is None
    assert send_all(store, NOW + SECOND) == ["second"]


def test_the_message_that_stands_there_is_remembered(store: Store) -> None:
    (room,) = conversations(store, 1)
    for external_id, shown in (("1.0", "a"), ("1.0", "b"), ("2.0", "c")):
        put(store, intent(room, "card:1"))
        work = taken(store)
        assert settled(store, work, external_id=external_id, shown=shown)
    put(store, intent(room, "card:1"))
    surface = taken(store).surface
    assert surface is not None
    assert (surface.external_id, surface.shown) == ("2.0", "c")


def test_what_cannot_be_edited_leaves_no_surface(store: Store) -> None:
    (room,) = conversations(store, 1)
    put(store, intent(room, "note:1"))
    assert settled(store, taken(store))
    with store.read() as session:
        assert list(session.scalars(select(Surface))) == []


def test_when_the_next_wants_attention(store: Store) -> None:
    one, other = conversations(store, 2)
    with store.read() as session:
        assert outbox.next_ready(session) is None
    put(store, intent(one, "one"))
    taken(store)
    with store.read() as session:
        assert outbox.next_ready(session) == NOW + LEASE
    put(store, intent(other, "other"))
    with store.read() as session:
        assert outbox.next_ready(session) == ALWAYS


def test_nothing_is_written_when_the_transaction_fails(store: Store) -> None:
    (room,) = conversations(store, 1)

    def fail() -> None:
        with store.write() as session:
            outbox.enqueue(session, [intent(room, "card:1")])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (kept(store), take(store)) == ([], None)
