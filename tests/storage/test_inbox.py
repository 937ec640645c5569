"""The same thing sent twice is taken in once, also when both come at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.orm import Session

from storage.inbox import first_time
from tests.storage.rows import NOW, somebody_waits, until

if TYPE_CHECKING:
    from storage.engine import Store


def take_in(store: Store, key: str) -> bool:
    with store.write() as session:
        return first_time(session, key=key, at=NOW)


def test_once(store: Store) -> None:
    keys = ["slack:T1:a", "slack:T1:a", "slack:T2:a", "slack:T1:a"]
    assert [take_in(store, key) for key in keys] == [True, False, True, False]


def test_what_was_rolled_back_was_never_taken_in(store: Store) -> None:
    def fail() -> None:
        with store.write() as session:
            assert first_time(session, key="a", at=NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert take_in(store, "a") is True


def test_many_at_once(store: Store) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(lambda _: take_in(store, "a"), range(40))) == [False] * 39 + [True]


def test_long_keys_that_differ_only_at_their_end_are_two(store: Store) -> None:
    long = "room:demo:tap:" + "x" * 300
    assert [take_in(store, f"{long}1"), take_in(store, f"{long}2")] == [True, True]


@pytest.mark.parametrize(("kept", "second"), [(True, False), (False, True)])
def test_the_second_waits_for_the_first(
    postgres: Store, store: Store, *, kept: bool, second: bool
) -> None:
    if store is not postgres:
        return  # SQLite has one writer at a time
    with ThreadPoolExecutor(1) as pool, Session(store.engine) as session:
        assert first_time(session, key="a", at=NOW)
        other = pool.submit(take_in, store, "a")
        until(lambda: somebody_waits(store), "the second waits for the first")
        if kept:
            session.commit()
        else:
            session.rollback()
        assert other.result() is second
