"""When Slack is slow, refuses, or loses an answer: everybody sees the truth in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.scenarios.lines import (
    AGREED_CARD,
    PROMPT,
    PROPOSE,
    SAID_YES,
    TOLD_YES,
    WAITING_CARD,
    agreed,
    proposed,
)

if TYPE_CHECKING:
    from tests.fakes.slack.model import Message
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio


def dm_of(stage: SlackStage) -> list[Message]:
    """All that stands on the journalist's own line, in threads too."""
    return stage.slack.world.dm(stage.journalist.person.id).messages


async def test_when_slack_says_not_so_fast_the_room_waits_that_long(on_slack: SlackStage) -> None:
    on_slack.waits = True
    await on_slack.librarian.command(PROPOSE)
    on_slack.slack.fail("chat.postMessage", retry_after=30, channel=on_slack.room.id)
    begun = on_slack.real.time()
    await on_slack.settle()
    assert on_slack.real.time() - begun >= 30
    tries = [
        c
        for c in on_slack.slack.called("chat.postMessage")
        if c.args["channel"] == on_slack.room.id
    ]
    assert [call.status for call in tries] == [429, 200]
    assert [str(card) for card in on_slack.librarian.cards()] == [WAITING_CARD]


async def test_a_room_that_must_wait_holds_nobody_else_up(on_slack: SlackStage) -> None:
    on_slack.waits = True
    await on_slack.librarian.command(PROPOSE)
    on_slack.slack.fail("chat.postMessage", retry_after=600, channel=on_slack.room.id)
    begun = on_slack.real.time()
    while await on_slack.built.delivery.send_one():
        pass
    assert (on_slack.real.time(), on_slack.journalist.prompt) == (begun, PROMPT)
    assert on_slack.librarian.cards() == []
    await on_slack.settle()


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize(
    "fault", [{"status": 503}, {"error": "internal_error"}, {"drop": "before"}]
)
async def test_what_slack_could_not_take_is_sent_again(
    on_slack: SlackStage, times: int, fault: dict[str, object]
) -> None:
    on_slack.slack.fail("chat.postMessage", times=times, **fault)  # type: ignore[arg-type]
    await on_slack.librarian.command(PROPOSE)
    assert [str(card) for card in on_slack.librarian.cards()] == [WAITING_CARD]
    assert on_slack.journalist.prompt == PROMPT


@pytest.mark.parametrize(
    "look",
    [{}, {"status": 503, "times": 2}, {"retry_after": 60}, {"drop": "after"}],
    ids=["at once", "failing", "not so fast", "lost"],
)
async def test_what_arrived_though_the_answer_was_lost_is_found_and_not_posted_again(
    on_slack: SlackStage, look: dict[str, Any]
) -> None:
    on_slack.slack.fail("chat.postMessage", drop="after", times=2)  # the card, and the question
    if look:
        on_slack.slack.fail("conversations.history", **look)
    await on_slack.librarian.command(PROPOSE)
    assert [str(card) for card in on_slack.librarian.cards()] == [WAITING_CARD]
    assert len(dm_of(on_slack)) == 1
    await on_slack.journalist.tap("accept", on="prompt")
    assert (on_slack.librarian.card, on_slack.journalist.prompt) == (AGREED_CARD, SAID_YES)
    assert (on_slack.dead, on_slack.count("outbox")) == ([], 0)


async def test_an_answer_in_a_thread_is_found_there(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    on_slack.slack.fail("chat.postMessage", drop="after")
    await on_slack.journalist.reply("vis", to="prompt")
    (prompt, _asked, answer) = dm_of(on_slack)
    assert (answer.thread_ts, answer.user) == (prompt.ts, on_slack.slack.bot.id)
    assert len(on_slack.slack.called("conversations.replies")) == 1


async def test_where_we_may_not_look_it_is_posted_again(on_slack: SlackStage) -> None:
    on_slack.troubled = True  # twice
    on_slack.slack.fail("chat.postMessage", drop="after", channel=on_slack.room.id)
    on_slack.slack.fail("conversations.history", error="missing_scope")
    await on_slack.librarian.command(PROPOSE)
    await on_slack.journalist.tap("accept", on="prompt")
    assert on_slack.librarian.card == AGREED_CARD
    assert (on_slack.dead, on_slack.count("outbox")) == ([], 0)


async def test_a_lost_answer_to_an_edit_is_harmless(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    on_slack.slack.fail("chat.update", drop="after", times=2)
    await on_slack.journalist.tap("accept", on="prompt")
    assert (on_slack.librarian.card, on_slack.journalist.prompt) == (AGREED_CARD, SAID_YES)
    assert on_slack.librarian.news() == [TOLD_YES]


async def test_a_card_that_was_deleted_is_posted_anew(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    on_slack.room.messages[-1].deleted = True
    await on_slack.journalist.tap("accept", on="prompt")
    assert [str(card) for card in on_slack.librarian.cards()] == [AGREED_CARD]
    await on_slack.journalist.tap("bump", on="card")
    await on_slack.journalist.tap("bump:other", on="form")
    assert len(on_slack.librarian.cards()) == 1  # and from there it is edited again
    on_slack.troubled = True


@pytest.mark.parametrize("error", ["cannot_dm_bot", "user_disabled", "user_not_found"])
async def test_who_cannot_be_written_to_still_sees_the_card(
    on_slack: SlackStage, error: str
) -> None:
    on_slack.troubled = True
    on_slack.slack.fail("conversations.open", error=error, times=99)
    await on_slack.librarian.command(PROPOSE)
    assert on_slack.librarian.card == WAITING_CARD
    assert on_slack.dead == [error]
    await on_slack.journalist.tap("accept", on="card")
    assert on_slack.librarian.card == AGREED_CARD
    assert on_slack.count("outbox") == len(on_slack.dead)


async def test_several_changes_while_slack_is_away_become_one_edit(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    edits = len(on_slack.slack.called("chat.update"))
    on_slack.waits = True
    for line in ("afbud #1 akut", "alligevel #1", "afbud #1 andet", "alligevel #1"):
        await on_slack.librarian.command(line)
    await on_slack.settle()
    assert on_slack.librarian.card == AGREED_CARD
    in_room = [
        c
        for c in on_slack.slack.called("chat.update")[edits:]
        if c.args["channel"] == on_slack.room.id
    ]
    assert len(in_room) == 1


async def test_posts_in_one_room_keep_slacks_pace(on_slack: SlackStage) -> None:
    on_slack.waits = True
    for hour in range(9, 19):
        await on_slack.librarian.command(
            f"foreslå Nyhedsquiz {hour} 7. december kl. {hour} @journalist"
        )
    await on_slack.settle()
    assert [call.status for call in on_slack.slack.called("chat.postMessage")] == [200] * 20
    numbers = [card.lines[0].partition(" ")[0] for card in on_slack.librarian.cards()]
    assert numbers == [f"#{n}" for n in range(1, 11)]


async def test_what_was_answered_before_it_was_asked_is_not_asked(stage: Stage) -> None:
    stage.waits = True
    await stage.librarian.command(PROPOSE)
    await stage.librarian.command("træk tilbage #1")
    await stage.settle()
    assert stage.journalist.prompts() == []
    assert stage.librarian.card.startswith("#1 · Debat om havnen   ⚪ Trukket tilbage\n")


@pytest.mark.parametrize("method", ["users.info", "team.info", "conversations.info"])
async def test_what_slack_will_not_tell_stops_nobody(on_slack: SlackStage, method: str) -> None:
    await proposed(on_slack)
    on_slack.slack.fail(method, status=503, times=99)
    await on_slack.colleague.tap("accept")
    assert on_slack.librarian.card.split("\n")[2] == "@bibliotekar (vært) · @kollega"


async def test_a_name_once_known_is_not_lost_when_slack_is_away(on_slack: SlackStage) -> None:
    on_slack.slack.fail("users.info", status=503, times=1)
    await on_slack.librarian.command(PROPOSE)
    assert "@bibliotekar" in on_slack.librarian.card
    assert "@journalist" in on_slack.librarian.card


async def test_a_command_while_slack_will_not_say_who_we_are_is_answered(
    on_slack: SlackStage,
) -> None:
    on_slack.troubled = True
    on_slack.slack.fail("auth.test", status=503, times=99)
    await on_slack.librarian.command(PROPOSE)
    (told,) = on_slack.librarian.news()
    assert "Jeg kan ikke gemme lige nu, så intet er ændret. Prøv igen om lidt." in told
    assert PROPOSE.replace(" @journalist", "") in told


async def test_a_form_that_cannot_be_opened_harms_nothing(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    before = on_slack.rows()
    on_slack.slack.fail("views.open", error="expired_trigger_id")
    await on_slack.journalist.tap("bump")
    assert on_slack.rows() == before
    await on_slack.journalist.tap("bump")
    assert on_slack.journalist.form.lines[0] == "Meld afbud"


async def test_a_command_in_a_talk_of_two_is_not_taken_for_the_bots_own_line(
    on_slack: SlackStage,
) -> None:
    people = [on_slack.librarian.person.id, on_slack.colleague2.person.id]
    talk = on_slack.slack.world.add_channel("directmessage", "im", people, shared=False)
    person = on_slack.librarian.person
    await person.command(talk, "/slot hjælp")
    await on_slack.settle()
    await on_slack.journalist.command(PROPOSE.replace("@journalist", "@bibliotekar"))
    assert on_slack.librarian.prompt.startswith("Kan du være med? Debat om havnen\n")
