"""Every story is played on every platform; each database is behind one of them at least.

One of a single platform is played over one of them, unless it is about races. The main one is
played on all platforms over both, and with RYKKER_EVERY=1 all are.
"""

from __future__ import annotations

import logging
import os
import re
from itertools import product
from typing import TYPE_CHECKING
from zlib import crc32

import pytest

from tests.scenarios.on_apart import apart_stage
from tests.scenarios.on_both import both_stage
from tests.scenarios.on_room import room_stage
from tests.scenarios.on_slack import SlackStage, slack_stage
from tests.scenarios.on_teams import TeamsStage, teams_stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from storage.engine import Store
    from tests.scenarios.on_apart import ApartStage
    from tests.scenarios.on_both import BothStage
    from tests.scenarios.on_room import RoomStage
    from tests.scenarios.stage import Stage

    Opened = Callable[[Store], AbstractAsyncContextManager[Stage]]

STAGES: dict[str, Opened] = {"slack": slack_stage, "room": room_stage, "teams": teams_stage}
DATABASES = ("sqlite", "postgresql")
PAIRS = tuple(product(STAGES, DATABASES))
#: The story that holds that everything works everywhere.
MAIN = "test_main_story"
#: One way of several to tell a story: `test_…[way-slack-sqlite]`.
_TOLD_AS = re.compile(
    r"scenarios/test_\w+\.py::(?P<way>\w+\[.+)-(?P<platform>slack|room|teams)-(?:sqlite|postgresql)\]$"
)
#: Where several do something at once, each database has ways of its own.
RACES = ("test_at_once", "test_bump_races", "test_sending", "test_twins")


@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A story that names no platform is played on all of them; where it names a database, there.

    One of a single platform is played over one of the databases.
    """
    given = {mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")}
    if "store" not in metafunc.fixturenames or "stage" in given:
        return
    main = metafunc.module.__name__.endswith(MAIN)
    every = main or bool(os.environ.get("RYKKER_EVERY"))
    found = PAIRS if every else pairs(metafunc.function.__name__)
    if "stage" in metafunc.fixturenames and "store" in given:
        played = pytest.mark.parametrize("stage", STAGES, indirect=True)
    elif "stage" in metafunc.fixturenames:
        names = ["-".join(pair) for pair in found]
        played = pytest.mark.parametrize(("stage", "store"), found, indirect=True, ids=names)
    elif every or "store" in given or metafunc.module.__name__.endswith(RACES):
        return
    else:
        played = pytest.mark.parametrize("store", [found[0][1]], indirect=True)
    metafunc.definition.add_marker(played)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of a story told in several ways, each way is played on one platform, in turns.

    What it is about lies above the platforms: words that are read, places that are taken.
    """
    if os.environ.get("RYKKER_EVERY"):
        return
    spared = {item for item in items if not is_played(item.nodeid)}
    config.hook.pytest_deselected(items=list(spared))
    items[:] = [item for item in items if item not in spared]


def is_played(nodeid: str) -> bool:
    """Whether it is this way's turn on this platform; stories told in one way are always played."""
    told = _TOLD_AS.search(nodeid)
    if told is None or MAIN in nodeid:
        return True
    turn = crc32(told["way"].encode())
    return told["platform"] == tuple(STAGES)[turn % len(STAGES)]


def pairs(story: str) -> tuple[tuple[str, str], ...]:
    """Which platforms over which databases: from story to story they change places.

    What differs between the databases lies below the platforms, so not every pair need be played.
    """
    turn = crc32(story.encode())
    return tuple((name, DATABASES[(turn + n) % 2]) for n, name in enumerate(STAGES))


def _quiet(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """A story in which nothing was broken to order leaves no error in the log."""
    loud = [r for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    if not stage.troubled:
        assert [record.getMessage() for record in loud] == []


@pytest.fixture
async def stage(
    request: pytest.FixtureRequest, store: Store, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[Stage]:
    """The two sides, on each platform."""
    async with STAGES[request.param](store) as made:
        yield made
    _quiet(made, caplog)


@pytest.fixture
async def on_slack(store: Store, caplog: pytest.LogCaptureFixture) -> AsyncIterator[SlackStage]:
    """For what only Slack has: more people, other channels, failures to order."""
    async with slack_stage(store) as made:
        yield made
    _quiet(made, caplog)


@pytest.fixture
async def on_both(store: Store, caplog: pytest.LogCaptureFixture) -> AsyncIterator[BothStage]:
    """Slack and the room in one process, each with its own people."""
    async with both_stage(store) as made:
        yield made
    _quiet(made.slack, caplog)


@pytest.fixture(params=["slack"])
async def apart(
    request: pytest.FixtureRequest, store: Store, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[ApartStage]:
    """Slack and Teams in one process; the library is on the one named."""
    async with apart_stage(store, request.param) as made:
        yield made
    _quiet(made.slack, caplog)


@pytest.fixture
async def in_room(store: Store, caplog: pytest.LogCaptureFixture) -> AsyncIterator[RoomStage]:
    """For what only the room has."""
    async with room_stage(store) as made:
        yield made
    _quiet(made, caplog)


@pytest.fixture
async def on_teams(store: Store, caplog: pytest.LogCaptureFixture) -> AsyncIterator[TeamsStage]:
    """For what only Teams has."""
    async with teams_stage(store) as made:
        yield made
    _quiet(made, caplog)
