"""Opening the database, and the two ways in: `write` and `read`."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.orm import Session

from storage.gate import Gate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL, Connection
    from sqlalchemy.exc import DBAPIError

#: Seconds a SQLite connection waits for another program's lock.
BUSY_SECONDS = 5


class Reading(Session):
    """Keeps what it has loaded: the session alone forgets it, and asks for it again and again."""


@event.listens_for(Reading, "loaded_as_persistent")
def _keep(session: Session, loaded: object) -> None:
    session.info.setdefault("loaded", []).append(loaded)


class Store:
    """The database. Sessions are short, stay in one thread, and never span a network call."""

    def __init__(self, engine: Engine, gate: Gate | None = None) -> None:
        self.engine = engine
        self._gate = gate
        self._writer = engine.execution_options(begin="IMMEDIATE")

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: committed at the end of the block, rolled back on any exception."""
        if self._gate is None:
            with Session(self._writer, expire_on_commit=False) as session, session.begin():
                yield session
            return
        with (
            self._gate.passed(),
            Session(self._writer, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A look at what is committed; nothing done to it is kept."""
        with Reading(self.engine, expire_on_commit=False) as session:
            yield session

    @property
    def one_moment(self) -> bool:
        """Whether all reads of a transaction see the same moment: writers of SQLite take turns."""
        return self._gate is not None

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()
        if self._gate:
            self._gate.close()


def is_passing(error: DBAPIError) -> bool:
    """Whether the same work may well succeed at once: two writers stood in each other's way."""
    return getattr(error.orig, "sqlstate", None) in {"40001", "40P01"}


def normalised(url: str) -> URL:
    """The database's address with our driver in it; `postgres://` is accepted as hosts give it.

    Raises:
        sqlalchemy.exc.ArgumentError: not an address.
        ValueError: neither SQLite nor PostgreSQL.
    """
    parsed = make_url(url)
    name = parsed.get_backend_name()
    if name in {"postgres", "postgresql"}:
        return parsed.set(drivername="postgresql+psycopg")
    if name != "sqlite":
        raise ValueError(f"{name} is not a database Rykker knows")
    return parsed.set(drivername="sqlite")


def open_store(url: str) -> Store:
    """Open the database at `url`; connects on first use."""
    address = normalised(url)
    if address.get_backend_name() == "postgresql":
        return Store(
            create_engine(
                address, pool_size=8, max_overflow=8, pool_pre_ping=True, hide_parameters=True
            )
        )
    # What people typed stands in parameters, and must not reach a log.
    engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return Store(engine, Gate(Path(address.database or "rykker.db")))


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own
    connection.isolation_level = None  # the driver would begin on its own terms
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    kind = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {kind}")
