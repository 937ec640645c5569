"""The `rykker` command line. Wrong usage or settings: one line on stderr, exit 2."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sqlalchemy.exc import SQLAlchemyError

from bot.doctor import Finding, examine
from bot.logs import set_up_logs
from bot.serve import serve
from bot.settings import Settings, SettingsError, database_address, load
from bot.slack.manifest import manifest
from bot.understand import understood
from storage import schema
from storage.copy import NotEmptyError, copy
from storage.engine import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "run": "web and worker in one process (the default)",
    "web": "what people and platforms talk to",
    "worker": "what sends messages",
    "migrate": "bring the database up to this version",
    "doctor": "look whether everything is in order",
    "understand": "read JSON lines, print what the bot makes of them",
    "manifest": "print the app's manifest: rykker manifest slack",
}


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """One line, exit 2."""
        self.exit(2, f"rykker: {message}. Try: rykker {'|'.join(COMMANDS)}\n")


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = Parser(prog="rykker", description="Keeps a day-to-day partnership moving.")
    described = "; ".join(f"{name}: {what}" for name, what in COMMANDS.items())
    parser.add_argument("command", nargs="?", default="run", choices=COMMANDS, help=described)
    parser.add_argument("platform", nargs="?", choices=("slack",), help="for manifest")
    parser.add_argument(
        "--address", default="", help="for manifest and doctor: where Slack reaches you"
    )
    parser.add_argument(
        "--from",
        dest="origin",
        default="",
        metavar="URL",
        help="for migrate: copy everything from this database (stop the bot first)",
    )
    parser.add_argument("--socket-mode", action="store_true", help="for manifest")
    given = parser.parse_args(arguments)
    if (given.command == "manifest") != (given.platform is not None):
        parser.error("manifest takes a platform, the other commands none: rykker manifest slack")
    try:
        settings = load()
        set_up_logs(settings.log_level, settings.log_format)
        if given.command == "understand":
            for answer in understood(sys.stdin, zone=settings.defaults.zone):
                sys.stdout.write(f"{answer}\n")
        elif given.command == "manifest":
            socket_mode = given.socket_mode or bool(settings.slack_app_token)
            _manifest(given.address, socket_mode=socket_mode)
        else:
            _run(given, settings)
    except SettingsError as error:
        if given.command == "doctor":
            sys.stdout.write(f"{Finding('settings', 'cannot be used', str(error))}\n")
            sys.exit(1)
        sys.exit(_one_line(str(error)))


def _manifest(address: str, *, socket_mode: bool) -> None:
    made = manifest(address=address, socket_mode=socket_mode)
    sys.stdout.write(json.dumps(made, indent=2, ensure_ascii=False) + "\n")


def _doctor(settings: Settings, store: Store, address: str) -> None:
    found = examine(settings, store, address=address)
    sys.stdout.writelines(f"{finding}\n" for finding in found)
    if not all(finding.well for finding in found):
        sys.exit(1)


def _run(given: argparse.Namespace, settings: Settings) -> None:
    command: str = given.command
    try:
        store = open_store(settings.database_url)
    except OSError as error:
        raise _unusable(error) from None
    try:
        if command == "migrate":
            _migrate(store)
            if given.origin:
                _move(given.origin, store)
            return
        if command == "doctor":
            _doctor(settings, store, given.address)
            return
        _ready(store, migrate=command == "run" and store.engine.dialect.name == "sqlite")
        serve(settings, store, web=command != "worker", worker=command != "web")
    finally:
        store.close()


def _ready(store: Store, *, migrate: bool) -> None:
    """The database is there and of this version; an embedded one is brought to it."""
    if migrate:
        _migrate(store)
        return
    if not _checked(store):
        raise SettingsError(
            "the database (DATABASE_URL) has an older schema than this Rykker: run: rykker migrate"
        )


def _migrate(store: Store) -> None:
    if not _checked(store):
        try:
            schema.migrate(store.engine)
        except SQLAlchemyError as error:
            raise _unusable(error) from None


def _move(origin: str, store: Store) -> None:
    """Copy everything from another database; the target is there, and of this version."""
    source = _origin(origin)
    try:
        if not _checked(source):
            raise SettingsError(
                "the database in --from has an older schema than this Rykker: bring it up first, "
                "with rykker migrate and it in DATABASE_URL"
            )
        copied = copy(source, store)
    except NotEmptyError as error:
        raise SettingsError(
            f"the database (DATABASE_URL) is in use already ({error} has rows): name an empty one"
        ) from None
    except SQLAlchemyError as error:
        raise _unusable(error) from None
    finally:
        source.close()
    sys.stdout.writelines(f"{name}: {number}\n" for name, number in copied.items())


def _origin(url: str) -> Store:
    """The database to copy from; it is only read, and never made."""
    file = url.removeprefix("sqlite:///")
    if url.startswith("sqlite") and not Path(file).is_file():
        raise SettingsError(f"the database in --from is not there ({file}): check its address")
    try:
        return open_store(database_address(url))
    except OSError as error:
        raise _unusable(error) from None


def _checked(store: Store) -> bool:
    try:
        return schema.check(store.engine)
    except schema.NewerSchemaError as error:
        raise SettingsError(
            f"the database (DATABASE_URL) was made by a newer Rykker (schema {error}): "
            "install that version, or name another database"
        ) from None
    except SQLAlchemyError as error:
        raise _unusable(error) from None


def _unusable(error: SQLAlchemyError | OSError) -> SettingsError:
    """The driver's first line, which names neither user nor password."""
    cause = getattr(error, "orig", None) or getattr(error, "strerror", None) or error
    said = str(cause).strip().splitlines()[0][:200] if str(cause).strip() else type(cause).__name__
    return SettingsError(
        f"the database (DATABASE_URL) cannot be used ({said}): check the address, "
        "that it can be reached, and that it may be written to"
    )


def _one_line(said: str) -> int:
    sys.stderr.write(f"rykker: {' '.join(said.split())}\n")
    return 2


if __name__ == "__main__":
    main()
