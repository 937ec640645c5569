"""The app is uninstalled, or its token taken back: all waits, and goes on once it is let in."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import pytest

from storage.rooms import closed_workspaces
from storage.tables import Outbox
from tests.scenarios.channels import AWAY, changes, invite_bot, remove_bot, sent
from tests.scenarios.lines import AGREED_CARD, TOLD_YES, WAITING_CARD, agreed, proposed, values

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage

pytestmark = pytest.mark.anyio


def states(stage: SlackStage) -> list[str]:
    """Why workspaces are closed to us."""
    with stage.store.read() as session:
        return [home.state for home in closed_workspaces(session, "slack")]


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What those who run it read."""
    return [r.getMessage() for r in caplog.records if r.levelno >= logging.ERROR]


@pytest.mark.parametrize(
    ("how", "state"), [("tokens_revoked", "revoked"), ("app_uninstalled", "uninstalled")]
)
async def test_a_workspace_that_closes_and_opens_again(
    on_slack: SlackStage, how: str, state: str
) -> None:
    await proposed(on_slack)
    on_slack.troubled = True
    on_slack.waits = True
    await on_slack.journalist.tap("accept", on="prompt")
    token = on_slack.slack.token
    await getattr(on_slack.slack, how)()
    assert states(on_slack) == [state]
    calls = len(on_slack.slack.calls)
    await on_slack.settle()
    assert len(on_slack.slack.calls) == calls  # nobody knocks on a closed door
    await changes(on_slack).look()
    assert (states(on_slack), on_slack.dead) == ([state], [])
    on_slack.slack.reinstall(token)
    await changes(on_slack).look()
    assert states(on_slack) == []
    await on_slack.settle()
    assert on_slack.librarian.card == AGREED_CARD
    assert on_slack.librarian.news() == [TOLD_YES]


async def test_a_token_taken_back_unsaid_is_found_out_when_writing(
    on_slack: SlackStage, caplog: pytest.LogCaptureFixture
) -> None:
    on_slack.troubled = True
    await proposed(on_slack)
    token = on_slack.slack.token
    on_slack.slack.revoke()
    await on_slack.journalist.tap("accept", on="prompt")
    (said,) = errors(caplog)
    assert said == (
        "slack no longer lets us into Biblioteket i Midtbyen (token_revoked). What waits is kept: "
        "install the app there again, put its new token in the settings and start again; "
        "`rykker doctor` says whether it is good"
    )
    assert (states(on_slack), on_slack.dead) == (["revoked"], [])
    assert set(values(on_slack, Outbox, "attempts")) == {(0,)}  # none is spent
    on_slack.slack.reinstall(token)
    await changes(on_slack).look()
    await on_slack.settle()
    assert on_slack.librarian.card == AGREED_CARD
    assert on_slack.librarian.news() == [TOLD_YES]


async def test_meanwhile_nothing_is_changed(on_slack: SlackStage) -> None:
    on_slack.troubled = True
    await agreed(on_slack)
    before, token = on_slack.rows(), on_slack.slack.token
    await on_slack.slack.tokens_revoked()
    await on_slack.librarian.command("afbud #1 praktisk")
    assert on_slack.librarian.news()[0].startswith(AWAY)
    assert on_slack.rows() == before
    on_slack.slack.reinstall(token)


async def test_what_was_closed_for_another_reason_stays_closed(on_slack: SlackStage) -> None:
    on_slack.troubled = True
    await proposed(on_slack)
    token = on_slack.slack.token
    await remove_bot(on_slack)
    await on_slack.slack.app_uninstalled()
    on_slack.slack.reinstall(token)
    await changes(on_slack).look()
    said = sent(on_slack)
    await on_slack.journalist.tap("accept", on="prompt")
    assert (on_slack.librarian.card, sent(on_slack)) == (WAITING_CARD, said)
    await invite_bot(on_slack)
    await on_slack.journalist.tap("accept", on="prompt")
    assert on_slack.librarian.card == AGREED_CARD


async def test_the_end_is_heard_by_one_who_never_asked_where_it_is(on_slack: SlackStage) -> None:
    """A process that starts after the token was taken back cannot ask Slack whose it is."""
    on_slack.troubled = True
    token = on_slack.slack.token
    await on_slack.slack.app_uninstalled()
    assert states(on_slack) == ["uninstalled"]
    on_slack.slack.reinstall(token)
    await changes(on_slack).look()
    await proposed(on_slack)
    assert on_slack.librarian.card == WAITING_CARD


async def test_only_a_persons_token_taken_back_is_nothing(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    person = {"oauth": [on_slack.librarian.person.id], "bot": []}
    await on_slack.slack.event("tokens_revoked", tokens=person)
    assert states(on_slack) == []


async def test_it_is_looked_for_at_the_start_and_again_until_closing_time(
    on_slack: SlackStage,
) -> None:
    on_slack.troubled = True
    await proposed(on_slack)
    token = on_slack.slack.token
    await on_slack.slack.tokens_revoked()
    closing = asyncio.Event()
    watching = asyncio.create_task(changes(on_slack).watch(closing, every=0.01))
    asked = len(on_slack.slack.called("auth.test"))
    async with asyncio.timeout(20):
        while len(on_slack.slack.called("auth.test")) < asked + 2:
            await asyncio.wait([watching], timeout=0.01)
        assert states(on_slack) == ["revoked"]
        on_slack.slack.reinstall(token)
        while states(on_slack):
            await asyncio.wait([watching], timeout=0.01)
        closing.set()
        await watching
