"""Imports run one way: bot → handlers → storage. The platforms are strangers to each other."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: What must not be imported from where; all that match a file hold for it.
FORBIDDEN: dict[str, tuple[str, ...]] = {
    "storage": ("handlers", "bot", "tests"),
    "handlers": ("bot", "tests"),
    "bot": ("tests",),
    "bot/slack": ("bot.teams", "bot.room"),
    "bot/teams": ("bot.slack", "bot.room"),
    "bot/room": ("bot.slack", "bot.teams"),
    "handlers/words": ("sqlalchemy", "alembic", "storage"),
    "handlers/slots/lifecycle.py": ("sqlalchemy", "alembic", "storage", "handlers"),
    **{
        f"handlers/slots/{name}.py": ("sqlalchemy", "alembic", "storage")
        for name in ("free_days", "homes", "homes_free", "homes_past", "homes_score")
    },
    "handlers/door.py": ("sqlalchemy", "storage", "slack_sdk", "slack_bolt"),
    "handlers/cards/model.py": ("sqlalchemy", "storage", "handlers"),
    "bot/slack/render.py": ("sqlalchemy", "storage", "slack_sdk"),
    "bot/teams/render.py": ("sqlalchemy", "storage", "microsoft_teams"),
    "bot/room/render.py": ("sqlalchemy", "storage"),
    **{
        f"bot/teams/{name}.py": ("sqlalchemy", "storage", "microsoft_teams")
        for name in ("render", "inputs", "parts", "manifest")
    },
}
#: Only the edges know that there is a network.
ON_THE_WIRE = (
    *("slack_sdk", "slack_bolt", "aiohttp", "httpx", "starlette", "uvicorn", "asyncio"),
    *("microsoft_teams", "jwt"),
)


def modules(place: str) -> list[Path]:
    found = ROOT / place
    return [found] if found.is_file() else sorted(found.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """All module names a file imports, for type checking too; relative ones made whole."""
    names: set[str] = set()
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            before = package[: len(package) - node.level + 1] if node.level else ()
            whole = ".".join([*before, *([node.module] if node.module else [])])
            names |= {whole} | {f"{whole}.{alias.name}" for alias in node.names}
    return names


def crossings(place: str, forbidden: tuple[str, ...]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(place)
        for name in sorted(imported(path))
        if any(name == wrong or name.startswith(f"{wrong}.") for wrong in forbidden)
    ]


@pytest.mark.parametrize(("place", "forbidden"), FORBIDDEN.items())
def test_nobody_imports_what_is_above_them(place: str, forbidden: tuple[str, ...]) -> None:
    assert crossings(place, forbidden) == []


@pytest.mark.parametrize("place", ["handlers", "storage"])
def test_the_middle_knows_no_network(place: str) -> None:
    assert crossings(place, ON_THE_WIRE) == []


def test_there_is_something_to_look_at() -> None:
    assert all(modules(place) for place in ("bot", "handlers", "storage", "handlers/words"))
    assert "sqlalchemy" in imported(ROOT / "storage/engine.py")
    assert {"storage.outbox", "storage.memberships"} <= imported(ROOT / "handlers/slots/tell.py")


def test_without_teams_nothing_of_its_package_is_loaded() -> None:
    """It takes a third of a second and forty megabytes, and need not be installed at all."""
    look = (
        "import bot.wiring, sys; "
        "print([m for m in sys.modules if m.partition('.')[0] in {'microsoft_teams', 'jwt'}])"
    )
    said = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
