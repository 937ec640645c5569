"""`rykker migrate --from`: everything from one database into another, or one line and the mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from storage.engine import open_store
from storage.schema import migrate
from tests.process.running import Ended, free_port, mend, ready, run, start, stopped
from tests.process.test_refusing import SECRET, newer
from tests.storage.every_row import TABLES, everything, furnish

if TYPE_CHECKING:
    from pathlib import Path

    from storage.engine import Store

OLD = "sqlite:///old.db"
Rows = dict[str, list[tuple[object, ...]]]
COUNTED = "".join(f"{table.name}: 3\n" for table in TABLES)


def lived_in(address: str) -> Rows:
    """Make a database with rows in every table; returns them."""
    store = open_store(address)
    migrate(store.engine)
    furnish(store)
    return looked_into(store)


def looked_into(store: Store) -> Rows:
    found = everything(store)
    store.close()
    return found


@pytest.fixture
def old(tmp_path: Path) -> Rows:
    """All that is in `OLD`."""
    return lived_in(f"sqlite:///{tmp_path}/old.db")


def test_from_sqlite_to_postgresql_and_back(
    old: Rows, postgres_address: str, tmp_path: Path
) -> None:
    settings = {"DATABASE_URL": postgres_address}
    assert run("migrate", "--from", OLD, cwd=tmp_path, settings=settings) == Ended(0, COUNTED, "")
    assert looked_into(open_store(postgres_address)) == old
    settings = {"DATABASE_URL": "sqlite:///new.db"}
    back = run("migrate", "--from", postgres_address, cwd=tmp_path, settings=settings)
    assert back == Ended(0, COUNTED, "")
    assert looked_into(open_store(f"sqlite:///{tmp_path}/new.db")) == old


def test_the_room_goes_on_where_it_was(postgres_address: str, tmp_path: Path) -> None:
    port = free_port()
    played = start("run", cwd=tmp_path, settings={"PORT": port})
    ready(played, port)
    assert stopped(played).code == 0
    settings = {"PORT": port, "DATABASE_URL": postgres_address}
    moved = run("migrate", "--from", "sqlite:///rykker.db", cwd=tmp_path, settings=settings)
    assert "\nslots: 3\n" in moved.out
    again = start("run", cwd=tmp_path, settings=settings)
    ready(again, port)
    result = stopped(again)
    assert (result.code, "Traceback" in result.err, "ERROR" in result.err) == (0, False, False)
    store = open_store(postgres_address)
    with store.read() as session:  # the demo is not played a second time
        assert session.scalar(text("SELECT count(*) FROM slots")) == 3
    store.close()


def test_one_that_is_in_use_is_left_alone(old: Rows, tmp_path: Path) -> None:
    here = lived_in(f"sqlite:///{tmp_path}/rykker.db")
    assert mend(run("migrate", "--from", OLD, cwd=tmp_path)) == (
        f"the database (DATABASE_URL) is in use already ({TABLES[0].name} has rows): "
        "name an empty one"
    )
    assert looked_into(open_store(f"sqlite:///{tmp_path}/rykker.db")) == here
    assert looked_into(open_store(f"sqlite:///{tmp_path}/old.db")) == old


def refused(tmp_path: Path, origin: str) -> str:
    """What is said; and nothing was made."""
    there = {file.name for file in tmp_path.glob("*.db")}
    said = mend(run("migrate", "--from", origin, cwd=tmp_path))
    assert {file.name for file in tmp_path.glob("*.db")} == there
    return said


@pytest.mark.parametrize("origin", ["sqlite:///nowhere.db", "sqlite:///.", "sqlite:///:memory:"])
def test_an_origin_that_is_not_there(tmp_path: Path, origin: str) -> None:
    assert refused(tmp_path, origin) == (
        f"the database in --from is not there ({origin.removeprefix('sqlite:///')}): "
        "check its address"
    )


@pytest.mark.parametrize("origin", ["", "rykker.db", f"mysql://rykker:{SECRET}@127.0.0.1/rykker"])
def test_an_origin_that_is_no_address(tmp_path: Path, origin: str) -> None:
    assert refused(tmp_path, origin) == (
        "--from is not one Rykker knows: give sqlite:///file.db or "
        "postgresql://user:password@host/name"
    )


def test_an_origin_of_an_older_schema(tmp_path: Path) -> None:
    (tmp_path / "old.db").touch()
    assert refused(tmp_path, OLD) == (
        "the database in --from has an older schema than this Rykker: "
        "run rykker migrate with DATABASE_URL set to it, then try again"
    )


def test_an_origin_that_a_later_version_made(tmp_path: Path) -> None:
    newer(tmp_path / "old.db")
    assert refused(tmp_path, OLD) == (
        "the database (--from) was made by a newer Rykker (schema 9999): "
        "install that version, or name another database"
    )


def test_an_origin_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "old.db").write_text("This is a letter, and no database. " * 99)
    assert refused(tmp_path, OLD) == (
        "the database (--from) cannot be used (file is not a database): check the address, "
        "that it can be reached, and that it may be written to"
    )


def test_an_origin_that_cannot_be_reached(tmp_path: Path) -> None:
    said = refused(tmp_path, f"postgresql://rykker:{SECRET}@127.0.0.1:1/rykker")
    assert said.startswith("the database (--from) cannot be used (")
    assert SECRET not in said


def test_a_row_that_does_not_fit_is_named(postgres_address: str, tmp_path: Path) -> None:
    lived_in(f"sqlite:///{tmp_path}/old.db")
    store = open_store(f"sqlite:///{tmp_path}/old.db")
    with store.write() as session:
        session.execute(text("UPDATE people SET name = :long"), {"long": "x" * 201})
    store.close()
    settings = {"DATABASE_URL": postgres_address}
    assert mend(run("migrate", "--from", OLD, cwd=tmp_path, settings=settings)) == (
        "people in --from could not be copied "
        "(value too long for type character varying(200)), and so nothing was: "
        "mend those rows, or see that nothing writes to either database, then try again"
    )
    assert not any(looked_into(open_store(postgres_address)).values())


@pytest.mark.parametrize("command", ["run", "web", "worker", "doctor", "understand"])
def test_from_goes_with_migrate_only(tmp_path: Path, command: str) -> None:
    said = mend(run(command, "--from", OLD, cwd=tmp_path))
    assert said.startswith("--from goes with migrate: rykker migrate --from sqlite:///rykker.db")
    assert list(tmp_path.iterdir()) == []


def test_help_says_to_stop_the_bot_first(tmp_path: Path) -> None:
    said = " ".join(run("--help", cwd=tmp_path).out.split())
    assert "copy everything from this database into DATABASE_URL" in said
    assert "stop the bot first" in said
