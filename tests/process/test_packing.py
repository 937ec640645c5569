"""`rykker manifest` as it is typed: what each platform wants, printed or in a file."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from bot.slack.manifest import manifest as slack_manifest
from bot.teams.manifest import manifest, package
from tests.process.running import mend, run

if TYPE_CHECKING:
    from pathlib import Path

BOT = "12345678-1234-4234-8234-123456789abc"
HOME = "https://rykker.example.dk"
TEAMS = {
    "TEAMS_CLIENT_ID": BOT,
    "TEAMS_CLIENT_SECRET": "hunter2",
    "TEAMS_TENANT_ID": "87654321-1234-4234-8234-123456789abc",
}


def test_the_app_package_for_teams(tmp_path: Path) -> None:
    done = run(
        *("manifest", "teams", "--address", HOME, "--out", "rykker.zip"),
        cwd=tmp_path,
        settings=TEAMS,
    )
    assert (done.code, done.out, done.err) == (0, "", "")
    with ZipFile(tmp_path / "rykker.zip") as archive:
        assert json.loads(archive.read("manifest.json")) == manifest(BOT, address=HOME)


def test_the_app_package_through_a_pipe(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "manifest", "teams"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]} | TEAMS,
        capture_output=True,
        check=True,
    )
    assert done.stdout == package(BOT)


def test_no_zip_is_written_to_a_terminal(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "bot", "manifest", "teams"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]} | TEAMS,
        stdout=theirs,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "rykker: the app package is a zip: rykker manifest teams --out rykker.zip\n",
    )


def test_slacks_description(tmp_path: Path) -> None:
    said = run("manifest", "slack", "--address", HOME, cwd=tmp_path)
    assert (said.code, json.loads(said.out)) == (0, slack_manifest(address=HOME))
    run("manifest", "slack", "--address", HOME, "--out", "slack.json", cwd=tmp_path)
    assert (tmp_path / "slack.json").read_text(encoding="utf-8") == said.out


@pytest.mark.parametrize(
    ("arguments", "settings", "wrong"),
    [
        (["manifest", "teams"], {}, "TEAMS_CLIENT_ID is missing"),
        (["manifest", "teams"], TEAMS | {"TEAMS_CLIENT_ID": "rykker"}, "TEAMS_CLIENT_ID is no id"),
        (["manifest", "teams", "--address", "ftp://x"], TEAMS, "--address cannot be used"),
        (["manifest", "teams", "--out", "no/such/folder"], TEAMS, "--out no/such/folder cannot"),
        (["manifest"], {}, "rykker manifest slack|teams"),
        (["run", "--out", "rykker.zip"], {}, "--out goes with manifest"),
    ],
)
def test_what_cannot_be_packed(
    tmp_path: Path, arguments: list[str], settings: dict[str, str], wrong: str
) -> None:
    said = mend(run(*arguments, cwd=tmp_path, settings=settings))
    assert wrong in said
    assert "hunter2" not in said
    assert list(tmp_path.iterdir()) == []
