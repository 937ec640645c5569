"""Alembic's way in: runs the migrations on the engine it is handed by `storage.schema.migrate`.

On SQLite foreign keys are off while tables are rebuilt (a rebuild with them on deletes the children
of a cascade without a word) and checked before the commit.
"""

from typing import TYPE_CHECKING, Literal

from alembic import context
from sqlalchemy import text

from storage.tables import Base
from storage.types import UtcTime

if TYPE_CHECKING:
    from sqlalchemy import Connection

#: PostgreSQL: two processes that migrate at once take turns.
MIGRATION_LOCK = 7_255_537
#: SQLite: how long, in milliseconds, one waits while another process migrates.
PATIENCE = 120_000


def plain_types(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Migrations outlive our own types: they name SQLAlchemy's."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcTime) else False


def run(connection: "Connection") -> None:
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:  # on the driver's own connection: within a transaction the pragma does nothing
        connection.connection.execute("PRAGMA foreign_keys=OFF")
        connection.connection.execute(f"PRAGMA busy_timeout={PATIENCE}")
    with connection.begin():
        # Told of it inside the transaction, Alembic leaves the commit to us: all or nothing.
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=sqlite,
            render_item=plain_types,
        )
        if not sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        context.run_migrations()
        if sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
            raise RuntimeError(f"rows without their parents after migrating: {broken[:5]}")
    if sqlite:
        connection.invalidate()  # the pool must not hand it out with foreign keys off


with context.config.attributes["engine"].execution_options(begin="IMMEDIATE").connect() as conn:
    run(conn)
