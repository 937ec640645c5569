"""Slack withholds some news of channels and mixes up the order of others; the rooms come right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.channels import (
    REMOVED,
    UNSHARED,
    changes,
    heard,
    invite_bot,
    remove_bot,
    share,
    told_of_rooms,
    unheard,
    unshare,
)
from tests.scenarios.lines import AGREED_CARD, WAITING_CARD, agreed, proposed

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage

pytestmark = pytest.mark.anyio


async def test_a_channel_that_gets_another_id_is_the_same_room(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await on_slack.slack.change_id(on_slack.room)
    await on_slack.journalist.tap("accept", on="prompt")
    assert on_slack.librarian.card == AGREED_CARD
    assert on_slack.count("partnerships") == 1


async def test_an_id_heard_of_before_its_change_is_the_same_room(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    before = on_slack.room.id
    with unheard(on_slack) as withheld:
        await on_slack.slack.change_id(on_slack.room)
    await on_slack.librarian.say("@rykker hjælp")  # a message under the new id comes first
    assert withheld[0]["old_channel_id"] == before
    await heard(on_slack, withheld[0])
    await heard(on_slack, withheld[0])
    await on_slack.journalist.tap("accept", on="prompt")
    assert on_slack.librarian.card == AGREED_CARD


async def test_what_was_begun_under_an_id_before_its_change_is_kept(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    with unheard(on_slack) as withheld:
        await on_slack.slack.change_id(on_slack.room)
    await on_slack.librarian.command("foreslå Læsekreds fredag den 4. december kl. 16 @kollega")
    await heard(on_slack, withheld[0])
    await on_slack.colleague.tap("accept", on="prompt")
    await on_slack.journalist.whisper("ja")
    assert [str(card).split("\n")[0] for card in on_slack.librarian.cards()] == [
        "#1 · Debat om havnen   🟢 Aftalt",
        "#2 · Læsekreds   🟢 Aftalt",
    ]
    assert {row[0] for row in on_slack.rows("slots")["slots"]} == {1, 2}


async def test_a_write_to_the_former_id_does_not_close_the_room(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    with unheard(on_slack) as withheld:
        await on_slack.slack.change_id(on_slack.room)
    await on_slack.journalist.tap("accept", on="prompt")
    assert on_slack.librarian.card == WAITING_CARD
    await heard(on_slack, withheld[0])
    assert on_slack.librarian.card == AGREED_CARD


async def test_an_invitation_that_was_not_told_is_seen(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    on_slack.waits = True
    await on_slack.journalist.tap("accept", on="prompt")
    await remove_bot(on_slack)
    await changes(on_slack).look()  # still outside
    await on_slack.settle()
    assert on_slack.librarian.card == WAITING_CARD
    with unheard(on_slack):
        await invite_bot(on_slack)
    await changes(on_slack).look()
    await on_slack.settle()
    assert on_slack.librarian.card == AGREED_CARD
    assert told_of_rooms(on_slack) == [REMOVED]


async def test_an_archived_channel_is_waited_for_in_silence(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    on_slack.room.archived = True
    await on_slack.journalist.tap("accept", on="prompt")
    for _ in range(2):
        await changes(on_slack).look()
        await on_slack.settle()
    assert told_of_rooms(on_slack) == [REMOVED]
    on_slack.room.archived = False
    await changes(on_slack).look()
    await on_slack.settle()
    assert on_slack.librarian.card == AGREED_CARD


async def test_a_partner_that_left_while_the_bot_was_out_is_missed(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await remove_bot(on_slack)
    await unshare(on_slack)
    await invite_bot(on_slack)
    assert told_of_rooms(on_slack) == [REMOVED, UNSHARED]
    await remove_bot(on_slack)
    await share(on_slack)  # nothing of that is told, as the bot is not there
    await invite_bot(on_slack)
    await on_slack.librarian.command("afbud #1 praktisk")
    assert "🟠 Afbud fra Biblioteket i Midtbyen" in on_slack.journalist.card
    assert on_slack.journalist.news()[-1].startswith("🟠 Biblioteket i Midtbyen melder afbud")


async def test_an_organisation_named_by_an_id_of_its_own(on_slack: SlackStage) -> None:
    """An Enterprise organisation is named by E…, its people by T…."""
    await agreed(on_slack)
    with unheard(on_slack) as withheld:
        await unshare(on_slack)
        await share(on_slack)
        left, joined = withheld[0], withheld[1]
    assert (left["type"], joined["type"]) == ("channel_unshared", "channel_shared")
    on_slack.room.connected = []
    people = [on_slack.journalist.person.id, on_slack.colleague.person.id]
    on_slack.room.members = [m for m in on_slack.room.members if m not in people]
    await heard(on_slack, left | {"previously_connected_team_id": "E0FOLKEBLAD"})
    assert told_of_rooms(on_slack) == [UNSHARED]
    on_slack.room.members += people
    on_slack.room.connected = [on_slack.slack.newspaper]
    await heard(on_slack, joined | {"connected_team_id": "E0FOLKEBLAD"})
    await on_slack.librarian.command("afbud #1 praktisk")
    assert "🟠 Afbud fra Biblioteket i Midtbyen" in on_slack.journalist.card
    assert on_slack.journalist.news()[-1].startswith("🟠 Biblioteket i Midtbyen melder afbud")


async def test_where_slack_does_not_say_who_is_there_its_news_count(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    with unheard(on_slack) as withheld:
        await unshare(on_slack)
        await share(on_slack)
    left, joined = withheld[0], withheld[1]
    on_slack.slack.fail("conversations.info", error="internal_error", times=2)
    await heard(on_slack, left)
    assert told_of_rooms(on_slack) == [UNSHARED]
    await heard(on_slack, joined)
    await on_slack.librarian.command("afbud #1 praktisk")
    assert "🟠 Afbud fra Biblioteket i Midtbyen" in on_slack.journalist.card


async def test_its_people_are_reached_through_another_channel(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    people = [on_slack.librarian.person, on_slack.journalist.person]
    other = on_slack.slack.channel("andet", *people, shared=True, bot=False)
    await unshare(on_slack)
    await on_slack.slack.invite_bot(other, on_slack.librarian.person)
    await on_slack.settle()
    on_slack.librarian.room = on_slack.journalist.room = other
    await on_slack.librarian.command("foreslå Læsekreds fredag den 4. december kl. 16 @journalist")
    assert on_slack.journalist.prompt.startswith("Kan du være med? Læsekreds\n")
    on_slack.troubled = True  # the cards stand in two channels
