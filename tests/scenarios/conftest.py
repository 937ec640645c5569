"""Every story is played on both platforms, over both databases."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from tests.scenarios.on_both import both_stage
from tests.scenarios.on_room import room_stage
from tests.scenarios.on_slack import SlackStage, slack_stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from storage.engine import Store
    from tests.scenarios.on_both import BothStage
    from tests.scenarios.on_room import RoomStage
    from tests.scenarios.stage import Stage

    Opened = Callable[[Store], AbstractAsyncContextManager[Stage]]


def _quiet(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """A story in which nothing was broken to order leaves no error in the log."""
    loud = [r for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    if not stage.troubled:
        assert [record.getMessage() for record in loud] == []


@pytest.fixture(params=["slack", "room"])
async def stage(
    request: pytest.FixtureRequest, store: Store, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[Stage]:
    """The two sides, on each platform."""
    opened: Opened = slack_stage if request.param == "slack" else room_stage
    async with opened(store) as made:
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


@pytest.fixture
async def in_room(store: Store, caplog: pytest.LogCaptureFixture) -> AsyncIterator[RoomStage]:
    """For what only the room has."""
    async with room_stage(store) as made:
        yield made
    _quiet(made, caplog)
