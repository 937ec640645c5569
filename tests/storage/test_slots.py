"""Slots are written safely: nobody writes over another's write, no number is given twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from storage import installations, slots
from storage.conflict import ConflictError
from tests.storage.rows import NOW, a_slot

if TYPE_CHECKING:
    from storage.engine import Store
    from storage.tables import Slot


def read(store: Store, slot_id: int) -> Slot:
    with store.read() as session:
        slot = slots.by_id(session, slot_id)
    assert slot is not None
    return slot


def test_a_write_is_seen_and_raises_the_version(store: Store) -> None:
    slot_id = a_slot(store)
    slot = read(store, slot_id)
    with store.write() as session:
        slots.change(session, slot, state="confirmed", terms=2)
    assert (slot.state, slot.terms, slot.version) == ("confirmed", 2, 2)
    again = read(store, slot_id)
    assert (again.state, again.terms, again.version) == ("confirmed", 2, 2)


def test_the_later_of_two_who_read_the_same_is_refused(store: Store) -> None:
    slot_id = a_slot(store)
    mine, theirs = read(store, slot_id), read(store, slot_id)
    with store.write() as session:
        slots.change(session, theirs, state="bumped")

    def write() -> None:
        with store.write() as session:
            slots.change(session, mine, state="confirmed")

    with pytest.raises(ConflictError):
        write()
    again = read(store, slot_id)
    assert (again.state, again.version, mine.state) == ("bumped", 2, "proposed")


def test_of_many_at_once_one_gets_through(store: Store) -> None:
    slot_id = a_slot(store)
    copies = [read(store, slot_id) for _ in range(8)]

    def write(slot: Slot) -> bool:
        try:
            with store.write() as session:
                slots.change(session, slot, state="confirmed")
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(write, copies)) == [False] * 7 + [True]


def test_numbers_are_given_once_each(store: Store) -> None:
    a_slot(store)

    def take(_: int) -> int:
        with store.write() as session:
            home = installations.met(session, platform="slack", external_id="T1", name="")
            return slots.next_number(session, home.id)

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(take, range(40))) == list(range(1, 41))


def test_a_proposal_said_again_is_found_by_title_time_and_person(store: Store) -> None:
    slot = read(store, a_slot(store))

    def found(**change: Any) -> int:  # noqa: ANN401 - as `same_proposal` takes them
        wanted: dict[str, Any] = {
            "partnership_id": slot.partnership_id,
            "by_id": slot.proposed_by,
            "title": slot.title,
            "start": slot.start_at,
            "end": slot.end_at,
            "place_id": slot.place_id,
            "since": NOW,
        }
        with store.read() as session:
            return len(slots.same_proposal(session, **wanted | change))

    assert found() == 1
    assert found(title="Noget andet") == 0
    assert found(start=slot.end_at) == 0
    assert found(end=slot.start_at) == 0
    assert found(by_id=slot.proposed_by + 1) == 0
    assert found(since=slot.start_at) == 0
