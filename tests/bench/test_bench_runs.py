"""Holds the comparisons honest: both sides do the same, and what is looked at is there."""

from __future__ import annotations

import os
import re
from argparse import Namespace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from handlers.cards.looks import MOST_LISTED
from storage.tables import Base
from tests.bench import homes, killed, latency, look, ticks, twins
from tests.bench.accept import both_sides, heard
from tests.bench.databases import PostgresServer, SqliteFiles
from tests.bench.wire import Tapped
from tests.bench.years import Years

if TYPE_CHECKING:
    from pathlib import Path

    from storage.engine import Store
    from tests.bench.databases import Databases

ACTS = 3
#: What `accept` adds to the tables, an act; all else is changed in place.
NEW_ROWS = {"inbox": 1, "history": 1, "outbox": 3}

#: Processes that are started, and waited for: longer than what they hold is worth in every run.
LONG = pytest.mark.skipif(not os.environ.get("RYKKER_EVERY"), reason="RYKKER_EVERY=1 runs it")


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest, tmp_path: Path) -> Databases:
    if request.param == "sqlite":
        return SqliteFiles(tmp_path)
    shared: Store = request.getfixturevalue("postgres")
    return PostgresServer(shared.engine.url.render_as_string(hide_password=False))


@pytest.mark.anyio
async def test_both_sides_write_the_same_rows(databases: Databases) -> None:
    async with both_sides(databases, ACTS) as sides:
        before = rows(sides.ours.store)
        for side in (sides.baseline, sides.ours):
            for body in sides.taps:
                await Tapped(body).send(side.web)
        ours, baseline = rows(sides.ours.store), rows(sides.baseline.store)
    assert ours == baseline
    added = {name: len(ours[name]) - len(before[name]) for name in ours}
    assert {name: new for name, new in added.items() if new} == {
        name: new * ACTS for name, new in NEW_ROWS.items()
    }
    assert {slot["state"] for slot in ours["slots"]} == {"confirmed"}


def rows(store: Store) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables; a note's random key is left out."""
    with store.engine.connect() as connection:
        return {
            table.name: [
                dict(row) | ({"key": ""} if row.get("kind") == "note" else {})
                for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()
            ]
            for table in Base.metadata.sorted_tables
        }


SMALL = {"few": 300, "many": 900}
#: What SQLite says where it reads a whole table.
SLOW = ("SCAN slots", "SCAN asks", "SCAN commitments", "SCAN surfaces")


def test_looking_is_compared(databases: Databases) -> None:
    asked = Namespace(**SMALL, blocks=2, block=1, statements=False)
    number = r"-?\d+\.\d\d"  # a busy machine measures a ratio below nothing
    told = [
        re.sub(rf"few {number} ms, many {number} ms, ratio {number} \({number}–{number}\)", "…", n)
        for n in look.measure(databases, asked)
    ]
    shapes = {"past": look.LOOKS, "unsettled": look.LOOKS, "coming": ["list"]}
    assert told == [
        f"{databases.kind}, {shape}, {name}: …" for shape, looks in shapes.items() for name in looks
    ]


def test_what_is_looked_at_is_there(databases: Databases) -> None:
    with look.side(databases, "looked_at", Years(SMALL["many"])) as some:
        shown = {name: some.look(name).card for name in look.LOOKS}
    assert {name: card.notice for name, card in shown.items() if card} == {
        "list": "Det kommer",
        "mine": "Dine",
        "mine (journalist)": "Dine",
        "show what was told last": "#1503 Debat 1503 · Foreløbig · "
        "tirsdag den 8. december kl. 23.15–00.45",
    }
    lists = [card for card in shown.values() if card and card.notice in {"Det kommer", "Dine"}]
    assert [len(card.lines) for card in lists] == [MOST_LISTED] * 3


@pytest.mark.parametrize("name", look.LOOKS)
def test_no_look_reads_a_whole_table(tmp_path: Path, name: str) -> None:
    with look.side(SqliteFiles(tmp_path), "looked_at", Years(SMALL["few"])) as some:
        some.look(name)
        with heard(some.store) as said:
            some.look(name)
        with some.store.engine.connect() as connection:
            plan = [
                str(step[3])
                for line in said
                for step in connection.exec_driver_sql(
                    f"EXPLAIN QUERY PLAN {line}", (None,) * line.count("?")
                )
            ]
    assert [step for step in plan if step.startswith(SLOW)] == []
    if name != "show what was told last":
        walked = set(re.findall(r"INDEX (ix_slots_\w+)", "\n".join(plan)))
        assert walked >= {"ix_slots_homeless", "ix_slots_ahead", "ix_slots_long"}


def test_the_clock_finds_what_is_due_and_nothing_else(
    databases: Databases, capsys: pytest.CaptureFixture[str]
) -> None:
    ticks.measure(databases, few=4, many=8, due=3, rounds=1)
    said = [re.sub(r"[0-9.]+ ms", "… ms", line) for line in capsys.readouterr().out.splitlines()]
    assert [re.sub(r"ratio .*", "ratio …", line) for line in said] == [
        f"{databases.kind}, nothing due: 4 slots … ms, 8 slots … ms, ratio …",
        f"{databases.kind}, 3 due: 4 slots … ms, 8 slots … ms, ratio …",
    ]


@pytest.mark.anyio
async def test_all_comes_though_workers_are_killed(postgres: Store, tmp_path: Path) -> None:
    server = PostgresServer(postgres.engine.url.render_as_string(hide_password=False))
    asked = killed.Asked(kills=2, pace=600, slots=8, asks=2, start=3)
    result = await killed.live(server, tmp_path, asked)
    assert result.well, list(result.lines())
    assert (result.kills, result.fewest) == (2, 2)
    assert {due.thing.kind for due in result.expected} == {"reminder", "digest", "half-way"}


@LONG
@pytest.mark.anyio
async def test_what_was_done_arrives_and_is_timed(databases: Databases, tmp_path: Path) -> None:
    measured = await latency.measure(databases, tmp_path, acts=3)
    assert [len(measured.answered), len(measured.clock)] == [6, 3]
    assert max(measured.answered) < 5000
    assert max(measured.clock) < 10_000
    assert len(list(measured.lines())) == 2


@LONG
@pytest.mark.anyio
async def test_a_tap_reaches_its_twin_and_is_timed(postgres: Store, tmp_path: Path) -> None:
    server = PostgresServer(postgres.engine.url.render_as_string(hide_password=False))
    measured = await twins.measure(server, tmp_path, acts=4)
    assert [tap.tapped_on for tap in measured.taps] == ["teams", "slack"] * 2
    assert all(0 < tap.sent < 5000 for tap in measured.taps)
    assert [line.partition(":")[0] for line in measured.lines()] == [
        "2 taps in teams, twins in slack",
        "2 taps in slack, twins in teams",
        "all",
    ]


def test_new_homes_are_the_same_found_either_way() -> None:
    some = homes.case(events=2000, places=4)
    found = homes.ours(some)
    assert len(found) == 3
    assert found == homes.plain(some)
    number = r"-?\d+\.\d+"
    said = re.sub(number, "…", homes.measure(events=60, places=2, rounds=2))
    assert said == "60 events, 2 places: ours … ms, plain … ms, ratio … (…–…)"
