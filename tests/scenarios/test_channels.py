"""Channels that close to the bot and open again: state, never a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.channels import (
    APART,
    OUT,
    REMOVED,
    UNSHARED,
    heard,
    invite_bot,
    remove_bot,
    sent,
    share,
    told_of_rooms,
    unshare,
)
from tests.scenarios.lines import (
    AGREED_CARD,
    PROMPT,
    PROPOSE,
    SAID_YES,
    WAITING_CARD,
    agreed,
    proposed,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.scenarios.on_slack import SlackStage

pytestmark = pytest.mark.anyio

REFUSED_FORM = f"Rykker\n{OUT}\n[Vis]"


async def test_taken_out_of_the_channel_and_invited_again(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    before, said = on_slack.rows(), sent(on_slack)
    await remove_bot(on_slack)
    assert on_slack.librarian.news() == [REMOVED]
    await on_slack.journalist.tap("bump", on="prompt")
    await on_slack.journalist.tap("bump:editorial", on="form")
    assert str(on_slack.journalist.form) == REFUSED_FORM
    assert (on_slack.rows(), sent(on_slack)) == (before, said)
    await invite_bot(on_slack)
    assert (sent(on_slack), on_slack.librarian.card) == (said, AGREED_CARD)
    await on_slack.journalist.tap("bump", on="prompt")
    await on_slack.journalist.tap("bump:editorial", on="form")
    assert "🟠 Afbud fra Folkebladet" in on_slack.librarian.card
    assert sent(on_slack) == said + 1


async def test_what_changed_before_it_was_taken_out_is_shown_in_one_edit(
    on_slack: SlackStage,
) -> None:
    await proposed(on_slack)
    said = sent(on_slack)
    on_slack.waits = True
    await on_slack.journalist.tap("accept", on="prompt")
    await on_slack.librarian.command("offentliggør 1 https://example.org/debat")
    await remove_bot(on_slack)
    await on_slack.settle()
    assert (sent(on_slack), on_slack.dead) == (said, [])
    on_slack.waits = False
    await invite_bot(on_slack)
    announced = "@journalist\nOffentliggjort · https://example.org/debat"
    assert on_slack.librarian.card == AGREED_CARD.replace("@journalist", announced)
    assert sent(on_slack) == said + 1


async def test_the_library_is_told_once(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await remove_bot(on_slack)
    await heard(on_slack, {"type": "channel_left", "channel": on_slack.room.id})
    assert on_slack.librarian.news() == [REMOVED]
    assert on_slack.journalist.news() == []


async def test_where_somebody_leads_the_library_only_they_are_told(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.colleague2.command("liste")
    await on_slack.librarian.command("indstillinger")
    await on_slack.librarian.tap("settings:sides", on="form")
    await on_slack.librarian.fill(library_leads=[on_slack.colleague2.id_in_forms])
    on_slack.colleague2.news()
    await unshare(on_slack)
    assert on_slack.colleague2.news() == [UNSHARED]
    assert on_slack.librarian.news() == []


async def test_in_their_own_language(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.librarian.command("indstillinger")
    await on_slack.librarian.tap("settings:me", on="form")
    await on_slack.librarian.fill(locale="en", zone="")
    await remove_bot(on_slack)
    (told,) = on_slack.librarian.news()
    assert told == (
        "I am no longer in #fælles, so what is agreed there stands still. "
        "To go on, write /invite @Rykker in it."
    )


async def test_a_channel_that_closes_unsaid_is_found_out_when_writing(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    on_slack.slack.fail("chat.update", error="not_in_channel", times=1)
    await on_slack.journalist.tap("accept", on="prompt")
    assert on_slack.librarian.card == WAITING_CARD
    assert told_of_rooms(on_slack) == [REMOVED]
    assert on_slack.dead == []
    await on_slack.slack.member_joined_channel(on_slack.slack.bot, on_slack.room)
    await on_slack.settle()
    assert on_slack.librarian.card == AGREED_CARD  # what waited is there now


async def test_a_channel_no_longer_shared_and_shared_again(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await unshare(on_slack)
    assert on_slack.librarian.news() == [UNSHARED]
    await heard(
        on_slack,
        {
            "type": "channel_unshared",
            "previously_connected_team_id": on_slack.slack.newspaper.id,
            "channel": on_slack.room.id,
            "is_ext_shared": False,
        },
    )
    assert on_slack.librarian.news() == []
    await share(on_slack)
    await on_slack.librarian.command("afbud #1 praktisk")
    assert "🟠 Afbud fra Biblioteket i Midtbyen" in on_slack.journalist.card
    assert on_slack.journalist.news()[-1].startswith("🟠 Biblioteket i Midtbyen melder afbud")


async def test_meanwhile_nothing_changes_whatever_way_it_is_said(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await unshare(on_slack)
    librarian = on_slack.librarian
    before, said = on_slack.rows(), sent(on_slack)
    librarian.news()
    refused = f"{APART}\nDu skrev: {{typed}}\n[Vis]"
    await librarian.command("afbud #1 praktisk")
    assert librarian.news() == [refused.format(typed="afbud #1 praktisk")]
    await librarian.say("@rykker afbud #1 praktisk")
    assert librarian.news() == [refused.format(typed="afbud #1 praktisk")]
    await librarian.reply("afbud praktisk")
    assert librarian.news() == [refused.format(typed="afbud praktisk")]
    await librarian.whisper("afbud #1 praktisk")
    assert librarian.news() == [refused.format(typed="afbud #1 praktisk")]
    await librarian.tap("bump")
    await librarian.tap("bump:practical", on="form")
    assert str(librarian.form) == f"Rykker\n{APART}\n[Vis]"
    await librarian.command("foreslå")
    await librarian.fill(title="Læsekreds", when="fredag den 4. december kl. 16")
    assert str(librarian.form).endswith(f"! {APART}\n[Foreslå]")
    line = "foreslå Læsekreds fredag den 4. december kl. 16 @journalist"
    await librarian.command(line)
    assert librarian.news() == [f"{APART}\nDu skrev: {line}\n[Ret det]"]
    assert (on_slack.rows(), sent(on_slack)) == (before, said)


async def test_meanwhile_one_can_still_look(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await unshare(on_slack)
    on_slack.librarian.news()
    await on_slack.librarian.whisper("liste")
    assert on_slack.librarian.news() == [
        shown("""
            Det kommer
            🟢 tor 3. dec. 19.00 · #1 Debat om havnen · Aftalt
            [Vis] [Foreslå et arrangement] [Sådan virker det]
        """)
    ]
    await on_slack.librarian.command("vis 1")
    assert on_slack.librarian.news()[0].startswith("#1 · Debat om havnen   🟢 Aftalt\n")


async def test_a_stale_tap_meanwhile_is_answered_as_ever(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    old = on_slack.librarian.look("card")
    await on_slack.journalist.tap("accept", on="prompt")
    await unshare(on_slack)
    on_slack.librarian.news()
    await on_slack.librarian.tap("counter", on=old)
    (told,) = on_slack.librarian.news()
    assert told == shown("""
        Der er sket noget i mellemtiden: @journalist sagde ja kl. 10.15. Kortet er opdateret.
        #1 Debat om havnen, torsdag den 3. december kl. 19.00–20.30
        [Vis]
    """)


async def test_somebody_elses_organisation_leaving_is_not_our_business(
    on_slack: SlackStage,
) -> None:
    stranger = on_slack.stranger()
    await on_slack.slack.share(on_slack.room, stranger.person.user.team)
    await agreed(on_slack)
    await on_slack.slack.unshare(on_slack.room, stranger.person.user.team)
    await on_slack.librarian.command("afbud #1 praktisk")
    assert told_of_rooms(on_slack) == []
    assert "🟠 Afbud fra Biblioteket i Midtbyen" in on_slack.journalist.card


@pytest.mark.parametrize("closes", [unshare, remove_bot])
async def test_a_question_that_waited_to_be_put_is_put_when_they_can_be_reached(
    on_slack: SlackStage, closes: Callable[[SlackStage], Awaitable[None]]
) -> None:
    on_slack.waits = True
    await on_slack.librarian.command(PROPOSE)
    await closes(on_slack)
    await on_slack.settle()
    assert (on_slack.librarian.cards(), on_slack.dead) == ([], [])
    on_slack.waits = False
    await (share if closes is unshare else invite_bot)(on_slack)
    assert (on_slack.journalist.prompt, on_slack.librarian.card) == (PROMPT, WAITING_CARD)
    await on_slack.journalist.tap("accept", on="prompt")
    assert on_slack.journalist.prompt == SAID_YES


async def test_a_proposal_needs_the_bot_in_the_channel(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await remove_bot(on_slack)
    before = on_slack.rows()
    line = PROPOSE.replace("havnen", "broen")
    await on_slack.librarian.command(line)
    assert on_slack.librarian.news()[-1] == (
        "Jeg kan ikke skrive her endnu. "
        "Invitér mig først: skriv /invite @Rykker, og prøv så igen.\n"
        f"Du skrev: {line}\n[Vis kommende] [Sådan virker det]"
    )
    assert on_slack.rows() == before
