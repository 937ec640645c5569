"""The database a command needs: opened, of this version, and moved; or one line with the mend."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from bot.settings import SettingsError
from storage import schema
from storage.copy import NotCopiedError, NotEmptyError, copy
from storage.engine import normalised, open_store

if TYPE_CHECKING:
    from storage.engine import Store

#: The settings a database is named by: the one that is used, and the one that is moved from.
USED, ORIGIN = "DATABASE_URL", "--from"


def opened(url: str, *, named: str = USED) -> Store:
    """Open the database; most kinds of trouble show only when it is used.

    Raises:
        SettingsError: it cannot be opened.
    """
    try:
        return open_store(url)
    except OSError as error:
        raise _unusable(error, named) from None


def ready(store: Store, *, migrate: bool) -> None:
    """The database is there and of this version; or is brought to it, if that may be done.

    Raises:
        SettingsError: it is not.
    """
    if _checked(store, USED):
        return
    if not migrate:
        raise SettingsError(
            f"the database ({USED}) has an older schema than this Rykker: run: rykker migrate"
        )
    try:
        schema.migrate(store.engine)
    except SQLAlchemyError as error:
        raise _unusable(error, USED) from None


def move(url: str, store: Store) -> dict[str, int]:
    """Copy everything from the database at `url`, which is only read; returns rows by table.

    Raises:
        SettingsError: one of the two is not fit for it; nothing was copied.
    """
    source = opened(_origin(url), named=ORIGIN)
    try:
        if not _checked(source, ORIGIN):
            raise SettingsError(
                f"the database in {ORIGIN} has an older schema than this Rykker: "
                f"run rykker migrate with {USED} set to it, then try again"
            )
        ready(store, migrate=True)
        return copy(source, store)
    except NotEmptyError as error:
        raise SettingsError(
            f"the database ({USED}) is in use already ({error} has rows): name an empty one"
        ) from None
    except NotCopiedError as error:
        table, why = error.args
        raise SettingsError(
            f"{table} in {ORIGIN} could not be copied ({why}), and so nothing was: "
            "mend those rows, or see that nothing writes to either database, then try again"
        ) from None
    except SQLAlchemyError as error:
        raise _unusable(error, f"{ORIGIN} or {USED}") from None
    finally:
        source.close()


def _origin(url: str) -> str:
    """An address that can be read from: a file that is opened would be made."""
    try:
        normalised(url)
    except (ArgumentError, ValueError):  # what was given may hold a password
        raise SettingsError(
            f"{ORIGIN} is not one Rykker knows: give sqlite:///file.db or "
            "postgresql://user:password@host/name"
        ) from None
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        raise SettingsError(
            f"the database in {ORIGIN} is not there ({address.database}): check its address"
        )
    return url


def _checked(store: Store, named: str) -> bool:
    try:
        return schema.check(store.engine)
    except schema.NewerSchemaError as error:
        raise SettingsError(
            f"the database ({named}) was made by a newer Rykker (schema {error}): "
            "install that version, or name another database"
        ) from None
    except SQLAlchemyError as error:
        raise _unusable(error, named) from None


def _unusable(error: SQLAlchemyError | OSError, named: str) -> SettingsError:
    """The driver's first line, which names neither user nor password."""
    cause = getattr(error, "orig", None) or getattr(error, "strerror", None) or error
    said = str(cause).strip().splitlines()[0][:200] if str(cause).strip() else type(cause).__name__
    return SettingsError(
        f"the database ({named}) cannot be used ({said}): check the address, "
        "that it can be reached, and that it may be written to"
    )
