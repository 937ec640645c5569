"""The `rykker` command line. Wrong usage or settings: one line on stderr, exit 2."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from bot import values
from bot.logs import set_up_logs
from bot.settings import Settings, SettingsError, load

# Each command loads only what it needs, where it needs it: a wrong setting is said at once.
# ruff: noqa: PLC0415

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storage.engine import Store

COMMANDS = {
    "run": "web and worker in one process (the default)",
    "web": "what people and platforms talk to",
    "worker": "what sends messages",
    "migrate": "bring the database up to this version",
    "doctor": "look whether everything is in order",
    "understand": "read JSON lines, print what the bot makes of them",
    "manifest": "the app's description: rykker manifest slack|teams",
    "link": "a secret link to the browser room: rykker link --name Mette --side library",
}

#: What a shell says of a command that Ctrl-C has ended.
INTERRUPTED = 130


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """One line, exit 2."""
        self.exit(2, f"rykker: {message}. Try: rykker {'|'.join(COMMANDS)}\n")


def _given(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What is wanted; wrong usage ends here."""
    parser = Parser(prog="rykker", description="Keeps a day-to-day partnership moving.")
    described = "; ".join(f"{name}: {what}" for name, what in COMMANDS.items())
    parser.add_argument("command", nargs="?", default="run", choices=COMMANDS, help=described)
    parser.add_argument("platform", nargs="?", choices=("slack", "teams"), help="for manifest")
    parser.add_argument(
        "--address", default="", help="for manifest and doctor: where the platform reaches you"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="for manifest: a file, where nothing is printed"
    )
    parser.add_argument(
        "--from",
        dest="origin",
        metavar="URL",
        help="for migrate: copy everything from this database into DATABASE_URL, which must be "
        "empty; stop the bot first, as what is written or sent meanwhile is not in the copy",
    )
    parser.add_argument("--name", default="", help="for link: what the person is called")
    parser.add_argument("--side", choices=("library", "partner"), help="for link: their side")
    parser.add_argument("--socket-mode", action="store_true", help="for manifest")
    given = parser.parse_args(arguments)
    if (given.command == "manifest") != (given.platform is not None):
        parser.error(
            "manifest takes a platform, the other commands none: rykker manifest slack|teams"
        )
    if given.out is not None and given.command != "manifest":
        parser.error("--out goes with manifest: rykker manifest teams --out rykker.zip")
    if (given.command == "link") != bool(given.name and given.side):
        parser.error("link takes a name and a side: rykker link --name Mette --side library")
    if given.origin is not None and given.command != "migrate":
        parser.error("--from goes with migrate: rykker migrate --from sqlite:///rykker.db")
    return given


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    given = _given(arguments)
    try:
        settings = load()
        set_up_logs(settings.log_level, settings.log_format)
        if given.command == "understand":
            from bot.understand import converse

            with _printing():
                converse(sys.stdin.buffer, sys.stdout.buffer, zone=settings.defaults.zone)
        elif given.command == "manifest":
            _manifest(given, settings)
        else:
            _run(given, settings)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except SettingsError as error:
        if given.command == "doctor":
            from bot.doctor import Finding

            with _printing():
                sys.stdout.write(f"{Finding('settings', 'cannot be used', str(error))}\n")
            sys.exit(1)
        sys.exit(_one_line(str(error)))


@contextlib.contextmanager
def _printing() -> Iterator[None]:
    """Who reads what we print may have enough of it: `| head`. That is no trouble of ours."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # What is left goes nowhere: Python would try it, and complain, once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _manifest(given: argparse.Namespace, settings: Settings) -> None:
    out: Path | None = given.out
    made = (_teams if given.platform == "teams" else _slack)(given, settings)
    if out is None:
        with _printing():
            sys.stdout.buffer.write(made)
        return
    try:
        out.write_bytes(made)
    except OSError as error:
        sys.exit(_one_line(f"--out {out} cannot be written: {error.strerror}"))


def _slack(given: argparse.Namespace, settings: Settings) -> bytes:
    from bot.slack.manifest import manifest

    socket_mode = given.socket_mode or bool(settings.slack_app_token)
    made = manifest(address=given.address, socket_mode=socket_mode)
    return f"{json.dumps(made, indent=2, ensure_ascii=False)}\n".encode()


def _teams(given: argparse.Namespace, settings: Settings) -> bytes:
    from bot.teams.manifest import package

    if given.out is None and sys.stdout.isatty():
        sys.exit(_one_line("the app package is a zip: rykker manifest teams --out rykker.zip"))
    if not settings.teams:
        raise SettingsError(
            "TEAMS_CLIENT_ID is missing: copy Application (client) ID from the app's page at "
            "entra.microsoft.com"
        )
    home = values.address("--address", given.address) if given.address else ""
    try:
        return package(settings.teams_client_id, address=home)
    except ValueError:
        raise SettingsError(
            "TEAMS_CLIENT_ID is no id like 00000000-0000-0000-0000-000000000000: copy Application "
            "(client) ID from the app's page at entra.microsoft.com"
        ) from None


def _doctor(settings: Settings, store: Store, address: str) -> None:
    from bot.doctor import examine

    found = examine(settings, store, address=address)
    with _printing():
        sys.stdout.writelines(f"{finding}\n" for finding in found)
    if not all(finding.well for finding in found):
        sys.exit(1)


def _run(given: argparse.Namespace, settings: Settings) -> None:
    from bot.database import move, opened, ready

    command: str = given.command
    store = opened(settings.database_url)
    try:
        if command == "migrate" and given.origin is not None:
            copied = move(given.origin, store)
            with _printing():
                sys.stdout.writelines(f"{table}: {rows}\n" for table, rows in copied.items())
        elif command == "migrate":
            ready(store, migrate=True)
        elif command == "link":
            ready(store, migrate=store.engine.dialect.name == "sqlite")
            from bot.linking import link_for

            link = link_for(settings, store, given.name, given.side)
            with _printing():
                sys.stdout.write(f"{link}\n")
        elif command == "doctor":
            _doctor(settings, store, given.address)
        else:
            embedded = command == "run" and store.engine.dialect.name == "sqlite"
            ready(store, migrate=embedded)
            from bot.serve import serve

            serve(settings, store, web=command != "worker", worker=command != "web")
    finally:
        store.close()


def _one_line(said: str) -> int:
    sys.stderr.write(f"rykker: {' '.join(said.split())}\n")
    return 2


if __name__ == "__main__":
    main()
