"""What it cannot work with: one line on stderr that names the mend, exit 2, no traceback."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from storage.engine import open_store
from storage.schema import migrate
from tests.process.running import free_port, mend, run

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "hunter2"


def newer(path: Path) -> None:
    """A database that a later version made."""
    store = open_store(f"sqlite:///{path}")
    migrate(store.engine)
    with store.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()


def test_a_port_in_use(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = mend(run(cwd=tmp_path, settings={"PORT": port}))
    assert said == (
        f"PORT {port} on HOST 127.0.0.1 cannot be used (Address already in use): "
        "stop what uses it, or set PORT to another number"
    )


def test_teams_without_its_packages(tmp_path: Path) -> None:
    (tmp_path / "jwt.py").write_text('raise ModuleNotFoundError("gone", name="jwt")\n')
    settings = {
        "PORT": free_port(),
        "TEAMS_CLIENT_ID": "5c1e7c1e-0000-4000-8000-000000000001",
        "TEAMS_CLIENT_SECRET": SECRET,
        "TEAMS_TENANT_ID": "7e4a0000-0000-4000-8000-0000000000aa",
    }
    assert mend(run(cwd=tmp_path, settings=settings)) == (
        "TEAMS_CLIENT_ID is set, but jwt is not installed: run "
        "pip install -c requirements.lock -e '.[teams]'"
    )


@pytest.mark.parametrize("host", ["192.0.2.1", "not a host", "no-such-host.invalid", "æøå"])
def test_a_host_that_is_not_this_machine(tmp_path: Path, host: str) -> None:
    said = mend(run(cwd=tmp_path, settings={"HOST": host, "PORT": free_port()}))
    assert "HOST" in said


@pytest.mark.parametrize("command", ["run", "worker", "migrate"])
def test_a_newer_database(tmp_path: Path, command: str) -> None:
    newer(tmp_path / "rykker.db")
    assert mend(run(command, cwd=tmp_path, settings={"PORT": free_port()})) == (
        "the database (DATABASE_URL) was made by a newer Rykker (schema 9999): "
        "install that version, or name another database"
    )


@pytest.mark.parametrize("command", ["web", "worker"])
@pytest.mark.parametrize("there", [False, True], ids=["nothing there", "an empty file"])
def test_web_and_worker_name_the_command_that_prepares_the_database(
    tmp_path: Path, command: str, *, there: bool
) -> None:
    if there:
        (tmp_path / "rykker.db").touch()
    said = mend(run(command, cwd=tmp_path, settings={"PORT": free_port()}))
    assert said.endswith("run: rykker migrate")


def test_run_does_not_migrate_postgresql_by_itself(postgres_address: str, tmp_path: Path) -> None:
    settings = {"PORT": free_port(), "DATABASE_URL": postgres_address}
    assert mend(run("run", cwd=tmp_path, settings=settings)).endswith("run: rykker migrate")


def refused(tmp_path: Path, command: str, address: str) -> str:
    (tmp_path / "a-folder").mkdir()
    (tmp_path / "a-file").touch()
    (tmp_path / "not-a-database").write_text("This is a letter, and no database. " * 99)
    settings = {"PORT": free_port(), "DATABASE_URL": address}
    return mend(run(command, cwd=tmp_path, settings=settings))


@pytest.mark.parametrize(
    "address",
    [
        "sqlite:////no/such/folder/rykker.db",
        "sqlite:////proc/rykker.db",
        "sqlite:///a-folder",
        "sqlite:///a-file/rykker.db",
        "sqlite:///not-a-database",
        f"postgresql://rykker:{SECRET}@127.0.0.1:1/rykker",
        f"postgresql://rykker:{SECRET}@no-such-host.invalid/rykker",
    ],
)
def test_a_database_that_cannot_be_used(tmp_path: Path, address: str) -> None:
    said = refused(tmp_path, "run", address)
    assert "DATABASE_URL" in said
    assert SECRET not in said


@pytest.mark.parametrize("command", ["web", "worker", "migrate"])
def test_a_database_that_no_command_can_use(tmp_path: Path, command: str) -> None:
    assert "DATABASE_URL" in refused(tmp_path, command, "sqlite:////no/such/folder/rykker.db")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "many"),
        ("DATABASE_URL", f"mysql://rykker:{SECRET}@127.0.0.1/rykker"),
        ("RYKKER_LOCALE", "sv"),
        ("RYKKER_TIMEZONE", "Europe/Atlantis"),
        ("RYKKER_CLOCK", "yesterday"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
        ("SLACK_API_URL", "http://slack.example/api/"),
        ("SLACK_SIGNING_SECRET", SECRET),
    ],
)
def test_a_setting_that_cannot_be_used(tmp_path: Path, name: str, value: str) -> None:
    said = mend(run(cwd=tmp_path, settings={name: value}))
    assert name in said or (name, "SLACK_BOT_TOKEN" in said) == ("SLACK_SIGNING_SECRET", True)
    assert SECRET not in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["dance"], ["run", "fast"], ["--loud"], ["migrate", "-x"]])
def test_wrong_usage(tmp_path: Path, arguments: list[str]) -> None:
    assert "Try: rykker run|web|worker|migrate" in mend(run(*arguments, cwd=tmp_path))


def test_help(tmp_path: Path) -> None:
    result = run("--help", cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    assert all(command in result.out for command in ("run", "web", "worker", "migrate"))


@pytest.mark.parametrize("written", [b"PORT=\xe6\xf8\xe5\n", b"\xff\xfeP\x00O\x00"])
def test_a_settings_file_that_is_no_text(tmp_path: Path, written: bytes) -> None:
    (tmp_path / ".env").write_bytes(written)
    assert ".env" in mend(run("migrate", cwd=tmp_path))


def test_a_settings_file_with_a_line_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=INFO\nthis is no setting\n")
    result = run("migrate", cwd=tmp_path)
    assert (result.err.count("\n"), "line 2" in result.err) == (1, True)
