"""requirements.lock: every direct dependency at a version that pyproject.toml allows."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINES = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
#: Every extra's; one that takes another along names it by our own name, which needs no lock.
WANTED = [
    *PROJECT["dependencies"],
    *(wish for wishes in EXTRAS.values() for wish in wishes if not wish.startswith("rykker[")),
]
_WISH = re.compile(r"([\w.-]+)(?:\[[\w,-]+\])?\s*>=\s*([\d.]+)\s*(?:,\s*<\s*([\d.]+))?")
_PIN = re.compile(r"([a-z0-9-]+)==([\w.]+)(?: ; .+)?")


def named(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


LOCKED = {found[1]: found[2] for line in LINES if (found := _PIN.fullmatch(line))}


@pytest.mark.parametrize("wish", WANTED)
def test_a_direct_dependency_is_locked_within_its_bounds(wish: str) -> None:
    found = _WISH.fullmatch(wish)
    assert found, "name a lower bound, and perhaps an upper one"
    version = numbers(LOCKED[named(found[1])])
    assert numbers(found[2]) <= version
    assert not found[3] or version < numbers(found[3])


def test_every_line_is_a_pin_or_a_comment() -> None:
    assert [
        line for line in LINES if not re.match(r"\s*#", line) and not _PIN.fullmatch(line)
    ] == []


def test_no_address_of_any_index_or_machine_stands_in_it() -> None:
    assert [line for line in LINES if "://" in line or "/" in line.partition("#")[0]] == []


def test_what_is_installed_beside_us_is_locked() -> None:
    """What the tests run with is what others will install: nothing of ours is missing."""
    installed = {named(found.name) for found in distributions()}
    assert set(LOCKED) - installed <= {"colorama"}  # only for Windows
