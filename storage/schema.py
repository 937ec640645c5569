"""The schema's version, and bringing a database up to it.

Alembic is imported only to migrate: it costs a tenth of a second. At start the version row is
compared with `HEAD`; a test holds that constant to the newest migration.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

if TYPE_CHECKING:
    from sqlalchemy import Engine

HEAD = "0014"
MIGRATIONS = Path(__file__).parent / "migrations"


class NewerSchemaError(Exception):
    """The database was made by a newer Rykker; its version is the argument."""


def version(engine: Engine) -> str | None:
    """The schema version the database has; None when it is empty."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def known_versions() -> frozenset[str]:
    """The versions this code has migrations for."""
    return frozenset(p.name.split("_")[0] for p in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def check(engine: Engine) -> bool:
    """Whether the schema is current.

    Raises:
        NewerSchemaError: it is from a newer Rykker, and must not be touched.
    """
    found = version(engine)
    if found is not None and found not in known_versions():
        raise NewerSchemaError(found)
    return found == HEAD


def migrate(engine: Engine) -> None:
    """Bring the database to `HEAD`, in one transaction; a current one is left alone.

    Raises:
        NewerSchemaError: it is from a newer Rykker.
    """
    if check(engine):
        return
    from alembic import command  # noqa: PLC0415 - imported where it is used: it is slow
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = engine
    command.upgrade(config, "head")
