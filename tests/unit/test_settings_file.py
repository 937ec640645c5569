"""The file of settings, and the example of one."""

from __future__ import annotations

import ast
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from bot import settings as module
from bot.settings import MovedTo, Settings, load

ROOT = Path(__file__).parents[2]


def test_the_settings_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(
        '# ours\nPORT=8080 # web\nexport HOST="127.0.0.2"\nLOG_LEVEL=\nRYKKER_LOCALE=en\n'
    )
    settings = load({"PORT": "9090"}, dotenv=str(file))
    assert (settings.port, settings.host, settings.log_level) == (9090, "127.0.0.2", "INFO")


def known() -> set[str]:
    """The variables `bot/settings.py` looks up."""
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    return {
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "get"
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def test_the_example_file_names_every_setting_and_sets_none() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") for line in lines if line)
    settings = [line[1:].partition("=") for line in lines if line[1:2].isupper() and "=" in line]
    assert {name for name, _equals, _value in settings} == known()
    for before, line in pairwise(lines):  # none without a word about it
        if line[1:2].isupper() and "=" in line:
            assert before.startswith("# ")


def test_what_the_example_file_shows_can_be_used(tmp_path: Path) -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    lines = [line[1:] for line in text.splitlines() if line[1:2].isupper() and "=" in line]
    plain = [line for line in lines if "..." not in line and not line.startswith("SLACK_SIGNING")]
    plain = [line for line in plain if not line.startswith(("TEAMS_CLIENT", "TEAMS_TENANT"))]
    (tmp_path / ".env").write_text("\n".join(plain))
    clock = MovedTo(datetime(2026, 11, 25, 9, 15, tzinfo=UTC), 600)
    assert load({}, dotenv=str(tmp_path / ".env")) == Settings(clock=clock)
