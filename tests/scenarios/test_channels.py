"""Channels that close to the bot and open again, and workspaces that do: state, never a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from storage.rooms import paused_installations
from tests.scenarios.lines import AGREED_CARD, PROPOSE, WAITING_CARD, agreed, proposed

if TYPE_CHECKING:
    from tests.fakes.slack import Channel
    from tests.scenarios.on_slack import SlackStage

pytestmark = pytest.mark.anyio

REMOVED = (
    "Jeg er ikke længere med i #fælles, så det, I har aftalt dér, står stille. "
    "Skriv /invite @Rykker i kanalen, så fortsætter jeg."
)
UNSHARED = (
    "#fælles deles ikke længere med Folkebladet, så jeg kan ikke nå dem, og det, I har aftalt dér, "
    "står stille. Del kanalen med dem igen, så fortsætter jeg."
)
PAUSED = (
    "Jeg kan ikke nå jer alle lige nu, så intet er ændret. "
    "Invitér mig igen (/invite @Rykker), eller del kanalen igen."
)


def sent(stage: SlackStage) -> int:
    """How much was posted or edited in the shared channel."""
    calls = [c for m in ("chat.postMessage", "chat.update") for c in stage.slack.called(m)]
    return len([c for c in calls if c.args["channel"] == stage.room.id and c.response.get("ok")])


async def test_taken_out_of_the_channel_and_invited_again(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    before, said = on_slack.rows(), sent(on_slack)
    await on_slack.slack.remove_bot(on_slack.room, on_slack.colleague2.person)
    await on_slack.settle()
    assert on_slack.librarian.news()[-1] == REMOVED
    await on_slack.journalist.tap("bump", on="prompt")
    await on_slack.journalist.tap("bump:editorial", on="form")
    assert PAUSED in str(on_slack.journalist.form)
    assert (on_slack.rows(), sent(on_slack)) == (before, said)
    await on_slack.librarian.whisper("liste")  # looking goes on
    assert "#1 Debat om havnen" in on_slack.librarian.news()[-1]
    await on_slack.slack.invite_bot(on_slack.room, on_slack.librarian.person)
    await on_slack.settle()
    await on_slack.journalist.tap("bump", on="prompt")
    await on_slack.journalist.tap("bump:editorial", on="form")
    assert "🟠 Afbud fra Folkebladet" in on_slack.librarian.card
    assert sent(on_slack) == said + 1


async def test_the_library_is_told_once(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.slack.remove_bot(on_slack.room, on_slack.colleague2.person)
    await on_slack.slack.event("channel_left", channel=on_slack.room.id)
    await on_slack.settle()
    ours = [told for told in on_slack.librarian.news() if "Rykker" in told]
    assert ours == [REMOVED]
    assert on_slack.journalist.news() == []


async def test_a_channel_that_closes_unsaid_is_found_out_when_writing(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    on_slack.troubled = True
    on_slack.slack.fail("chat.update", error="not_in_channel", times=1)
    await on_slack.journalist.tap("accept", on="prompt")
    assert on_slack.librarian.card == WAITING_CARD
    assert REMOVED in on_slack.librarian.news()
    assert on_slack.dead == []
    await on_slack.slack.member_joined_channel(on_slack.slack.bot, on_slack.room)
    await on_slack.settle()
    assert on_slack.librarian.card == AGREED_CARD  # what waited is there now


async def test_a_channel_no_longer_shared_and_shared_again(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    before = on_slack.rows()
    await on_slack.slack.unshare(on_slack.room, on_slack.slack.newspaper)
    await on_slack.settle()
    assert on_slack.librarian.news() == [UNSHARED]
    await on_slack.librarian.command("afbud #1 praktisk")
    assert on_slack.librarian.news()[0].startswith(PAUSED)
    await on_slack.librarian.tap("bump")
    assert on_slack.rows() == before
    people = (on_slack.journalist.person, on_slack.colleague.person)
    await on_slack.slack.share(on_slack.room, on_slack.slack.newspaper, *people)
    await on_slack.settle()
    await on_slack.librarian.command("afbud #1 praktisk")
    assert "🟠 Afbud fra Biblioteket i Midtbyen" in on_slack.journalist.card
    assert on_slack.journalist.news()[-1].startswith("🟠 Biblioteket i Midtbyen melder afbud")


async def test_a_channel_that_gets_another_id_is_the_same_room(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await on_slack.slack.change_id(on_slack.room)
    await on_slack.journalist.tap("accept", on="prompt")
    assert on_slack.librarian.card == AGREED_CARD
    assert on_slack.count("partnerships") == 1


async def test_an_id_heard_of_before_its_change_is_the_same_room(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    before = on_slack.room.id
    told: list[dict[str, Any]] = []

    async def late(_channel: Channel, event: dict[str, Any]) -> None:
        told.append(event)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(on_slack.slack.events, "about", late)
        await on_slack.slack.change_id(on_slack.room)
    await on_slack.librarian.say("@rykker hjælp")  # a message under the new id comes first
    assert told[0]["old_channel_id"] == before
    await on_slack.slack.event(**{"kind" if k == "type" else k: v for k, v in told[0].items()})
    await on_slack.journalist.tap("accept", on="prompt")
    assert on_slack.librarian.card == AGREED_CARD


@pytest.mark.parametrize("how", ["tokens_revoked", "app_uninstalled"])
async def test_a_workspace_that_closes_and_opens_again(on_slack: SlackStage, how: str) -> None:
    await proposed(on_slack)
    on_slack.troubled = True
    token = on_slack.slack.token
    await getattr(on_slack.slack, how)()
    on_slack.waits = True
    with on_slack.store.read() as session:
        states = [home.state for home in paused_installations(session, "slack")]
    assert states == [{"tokens_revoked": "revoked", "app_uninstalled": "uninstalled"}[how]]
    changes = on_slack.built.changes
    assert changes is not None
    await changes.look()  # still closed
    on_slack.slack.reinstall(token)
    on_slack.waits = False
    await changes.look()
    await on_slack.journalist.tap("accept", on="prompt")
    assert on_slack.librarian.card == AGREED_CARD


async def test_a_token_taken_back_unsaid_is_found_out_when_writing(on_slack: SlackStage) -> None:
    on_slack.troubled = True
    await proposed(on_slack)
    token = on_slack.slack.token
    on_slack.slack.revoke()
    await on_slack.journalist.tap("accept", on="prompt")
    assert on_slack.dead == []
    assert on_slack.count("outbox") > 0
    on_slack.slack.reinstall(token)
    changes = on_slack.built.changes
    assert changes is not None
    await changes.look()
    await on_slack.settle()
    assert on_slack.librarian.card == AGREED_CARD
    assert on_slack.librarian.news()[-1].startswith("✓ @journalist siger ja")


async def test_a_proposal_needs_the_bot_in_the_channel(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.slack.remove_bot(on_slack.room, on_slack.colleague2.person)
    await on_slack.settle()
    before = on_slack.rows()
    await on_slack.librarian.command(PROPOSE.replace("havnen", "broen"))
    assert "Invitér mig først" in on_slack.librarian.news()[-1]
    assert on_slack.rows() == before
