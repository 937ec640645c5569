"""SQLite's writers take turns: threads and processes at once, nothing lost, nobody turned away."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from storage import installations
from storage.engine import Store, open_store
from storage.gate import Gate
from storage.schema import migrate
from storage.slots import next_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TIMES = 150
#: Reads a number and writes the next, many times over, from a process of its own.
COUNT = f"""
import sys
from tests.storage.test_gate import count
count(sys.argv[1], {TIMES})
"""


@pytest.fixture
def address(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path / 'rykker.db'}"
    made = open_store(address)
    migrate(made.engine)
    made.close()
    return address


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = open_store(address)
    with opened.write() as session:
        installations.met(session, platform="slack", external_id="T1", name="Biblioteket")
    yield opened
    opened.close()


def step(store: Store, times: int) -> None:
    """Read, then write what was read plus one: another in between would be lost."""
    for _ in range(times):
        with store.write() as session:
            home = installations.met(session, platform="slack", external_id="T1", name="")
            home.last_number += 1


def count(address: str, times: int) -> None:
    store = open_store(address)
    step(store, times)
    store.close()


def number(store: Store) -> int:
    with store.write() as session:
        home = installations.met(session, platform="slack", external_id="T1", name="")
        return next_number(session, home.id) - 1


def test_threads_and_processes_that_write_at_once_lose_nothing(store: Store, address: str) -> None:
    others = [
        subprocess.Popen([sys.executable, "-c", COUNT, address], stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    with ThreadPoolExecutor(4) as pool:
        threads = [pool.submit(step, store, TIMES) for _ in range(4)]
        for thread in threads:
            thread.result()
    assert [(other.communicate()[1], other.returncode) for other in others] == [("", 0)] * 2
    assert number(store) == 6 * TIMES


def test_readers_do_not_wait_for_a_writer(store: Store) -> None:
    with store.write() as session:
        home = installations.met(session, platform="slack", external_id="T1", name="")
        home.last_number = 7
        session.flush()
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(seen, store).result(timeout=5) == 0
    assert seen(store) == 7


def seen(store: Store) -> int:
    with store.read() as session:
        return installations.met(session, platform="slack", external_id="T1", name="").last_number


def test_the_gate_opens_again_after_a_failure(store: Store) -> None:
    def fail() -> None:
        with store.write() as session:
            installations.met(session, platform="slack", external_id="T2", name="lost")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    step(store, 1)
    assert number(store) == 1


def test_what_is_read_is_not_kept(store: Store) -> None:
    with store.read() as session:
        installations.met(session, platform="slack", external_id="T1", name="").last_number = 99
        session.flush()
    assert seen(store) == 0


def test_two_gates_to_one_file_let_one_through_at_a_time(tmp_path: Path) -> None:
    gates = [Gate(tmp_path / "rykker.db") for _ in range(2)]
    inside: list[int] = []

    def pass_through(gate: Gate) -> bool:
        for _ in range(300):
            with gate.passed():
                inside.append(1)
                alone = len(inside) == 1
                inside.pop()
            if not alone:
                return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(pass_through, gates * 2))
    for gate in gates:
        gate.close()
