"""The Procfile starts what there is to start."""

from __future__ import annotations

from pathlib import Path

from bot.__main__ import COMMANDS

ROOT = Path(__file__).parents[2]


def test_release_web_and_worker() -> None:
    lines = (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()
    kinds = dict(line.split(": ", 1) for line in lines)
    assert kinds == {
        "release": "rykker migrate",
        "web": "rykker web",
        "worker": "rykker worker",
    }
    assert {command.removeprefix("rykker ") for command in kinds.values()} <= set(COMMANDS)
