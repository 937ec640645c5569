"""Thousands of steps in the lives of slots, each time other ones.

    python -m tests.storage.lives [--steps 10000] [--seed 1] [--shrink]

What goes wrong is shown with all that led to it; `--shrink` looks for the shortest way there.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from secrets import randbits
from tempfile import TemporaryDirectory
from time import perf_counter

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import event

from storage.engine import Store, open_store
from storage.schema import migrate
from tests.storage.lives_machine import Lives

#: Steps of one life.
LONG = 60


def live(
    store: Store, lives: int, steps: int, *, number: int | None = None, shrink: bool = False
) -> int:
    """Play so many lives of so many steps each; returns how many steps there were.

    `number`: where chance begins; None: always the same lives. `shrink`: what goes wrong is led to
    by as few steps as can be found, which takes its time.
    """

    class SomeLives(Lives):
        pass

    SomeLives.store = store
    machine = SomeLives if number is None else seed(number)(SomeLives)
    wanted = settings(
        max_examples=lives,
        stateful_step_count=steps,
        derandomize=number is None,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
        phases=[Phase.generate, Phase.shrink] if shrink else [Phase.generate],
    )
    run_state_machine_as_test(machine, settings=wanted)
    return SomeLives.steps


def _played(store: Store, steps: int, number: int, *, shrink: bool) -> int:
    """Lives that are cut short make room for others."""
    done, turn = 0, 0
    while done < steps:
        lives = -(-(steps - done) // LONG)
        done += live(store, lives, LONG, number=number + turn, shrink=shrink)
        turn += 1
    return done


def careless(store: Store) -> None:
    """What these lives write need not outlive the machine."""

    def prepare(connection: object, _record: object) -> None:
        connection.execute("PRAGMA synchronous=OFF")  # type: ignore[attr-defined]

    event.listen(store.engine, "connect", prepare)


def main() -> None:
    """Play, and say from where chance began."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=randbits(32))
    parser.add_argument("--shrink", action="store_true", help="look for the shortest such life")
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)  # noqa: T201 - a tool speaks on stdout
    began = perf_counter()
    with TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'lives.db'}")
        careless(store)
        migrate(store.engine)
        try:
            done = _played(store, asked.steps, asked.seed, shrink=asked.shrink)
        finally:
            store.close()
    print(f"{done} steps in {perf_counter() - began:.0f} s: all is well")  # noqa: T201


if __name__ == "__main__":
    main()
