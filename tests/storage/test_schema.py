"""Bringing a database up to this version, once, and leaving a newer one alone."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from storage import installations
from storage.engine import Store, open_store
from storage.schema import (
    HEAD,
    MIGRATIONS,
    NewerSchemaError,
    check,
    known_versions,
    migrate,
    version,
)
from storage.tables import Base

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where there is a database with nothing in it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/rykker.db"
        return
    shared: Store = request.getfixturevalue("postgres")
    name = f"empty_{uuid4().hex}"
    outside = shared.engine.execution_options(isolation_level="AUTOCOMMIT")
    with outside.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield shared.engine.url.set(database=name).render_as_string(hide_password=False)
    with outside.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty(address: str) -> Iterator[Store]:
    store = open_store(address)
    yield store
    store.close()


def test_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [HEAD]
    assert {script.revision for script in scripts.walk_revisions()} == known_versions()


def test_an_empty_database_is_brought_to_head(empty: Store) -> None:
    assert (version(empty.engine), check(empty.engine)) == (None, False)
    migrate(empty.engine)
    assert (version(empty.engine), check(empty.engine)) == (HEAD, True)


def test_migrations_make_the_tables_the_code_knows(empty: Store) -> None:
    migrate(empty.engine)
    with empty.engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_migrating_twice_changes_nothing(empty: Store) -> None:
    migrate(empty.engine)
    with empty.write() as session:
        installations.met(session, platform="slack", external_id="T1", name="Biblioteket")
    migrate(empty.engine)
    with empty.read() as session:
        kept = installations.met(session, platform="slack", external_id="T1", name="")
        assert (kept.id, kept.name, version(empty.engine)) == (1, "Biblioteket", HEAD)


def test_a_newer_database_is_left_alone(empty: Store) -> None:
    migrate(empty.engine)
    with empty.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for refuse in (check, migrate):
        with pytest.raises(NewerSchemaError, match=r"^9999$"):
            refuse(empty.engine)
    assert version(empty.engine) == "9999"


def test_a_migration_that_fails_leaves_nothing_behind(empty: Store) -> None:
    last = Base.metadata.sorted_tables[-1].name
    with empty.write() as session:
        session.execute(text(f"CREATE TABLE {last} (other INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        migrate(empty.engine)
    assert inspect(empty.engine).get_table_names() == [last]


def test_foreign_keys_hold_after_migrating(empty: Store) -> None:
    migrate(empty.engine)

    def orphan() -> None:
        with empty.write() as session:
            session.execute(text("INSERT INTO places (partnership_id, name) VALUES (1, 'Salen')"))

    with pytest.raises(IntegrityError):
        orphan()


def test_every_sqlite_connection_is_prepared(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/rykker.db")
    migrate(store.engine)
    pragmas = ("foreign_keys", "journal_mode", "synchronous")
    with store.engine.connect() as one, store.engine.connect() as two:
        for connection in (one, two):
            found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
            assert found == [1, "wal", 2]
    store.close()


def test_two_processes_that_migrate_at_once_both_succeed(address: str, tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "DATABASE_URL": address}
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "bot", "migrate"],
            env=environment,
            cwd=tmp_path,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    assert [(one.communicate()[1], one.returncode) for one in both] == [("", 0), ("", 0)]
    store = open_store(address)
    assert version(store.engine) == HEAD
    store.close()
