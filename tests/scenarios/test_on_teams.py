"""What only Teams has: guests, quotes, other clients, and forms that lie in a chat."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from tests.fakes.teams.model import is_form
from tests.scenarios.lines import (
    AGREED_CARD,
    PROPOSE,
    SAID_YES,
    UNNAMED,
    WAITING_CARD,
    agreed,
    proposed,
)

if TYPE_CHECKING:
    from tests.scenarios.on_teams import TeamsStage

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.parametrize("store", ["postgresql"], indirect=True),
]


async def test_a_guest_of_the_newspaper_is_the_partner_by_their_mail(on_teams: TeamsStage) -> None:
    await agreed(on_teams)
    with on_teams.store.read() as session:
        found = session.execute(text("SELECT partner_team, partner_name FROM partnerships")).one()
    assert tuple(found) == ("folkebladet.dk", "Folkebladet")


@pytest.mark.parametrize("domain", ["radioen.dk", "gmail.com"])
async def test_a_guest_from_elsewhere_is_a_stranger(on_teams: TeamsStage, domain: str) -> None:
    await proposed(on_teams)
    other = on_teams.stranger("fremmed", domain)
    await other.command("ja #1")
    assert on_teams.librarian.card == WAITING_CARD
    assert "Biblioteket i Midtbyen" in other.news()[0]


async def test_people_the_directory_does_not_tell_of_are_no_reason_to_stop(
    on_teams: TeamsStage,
) -> None:
    await proposed(on_teams)
    on_teams.teams.fail("members", status=502, times=99)
    on_teams.teams.fail("member", status=502, times=99)
    await on_teams.journalist.tap("accept", on="prompt")
    assert on_teams.librarian.card == AGREED_CARD


async def test_what_is_quoted_in_a_chat_is_what_is_answered(on_teams: TeamsStage) -> None:
    await proposed(on_teams)
    await proposed(on_teams, "foreslå Læsekreds fredag den 4. december kl. 19 @journalist")
    first, second = on_teams.journalist.prompts()
    await on_teams.journalist.reply("nej", to=second)
    await on_teams.journalist.reply("ja", to=first)
    states = [card.lines[0] for card in on_teams.librarian.cards()]
    assert states == ["#1 · Debat om havnen   🟢 Aftalt", "#2 · Læsekreds   ⚪ Takket nej"]


async def test_an_older_client_quotes_by_markup(on_teams: TeamsStage) -> None:
    await proposed(on_teams)
    await proposed(on_teams, "foreslå Læsekreds fredag den 4. december kl. 19 @journalist")
    person, second = on_teams.journalist.person, on_teams.journalist.prompts()[1].handle[0]
    from tests.fakes.teams import activities  # noqa: PLC0415 - for this alone

    said = activities.message(
        on_teams.teams.world, person.user, person.line, "ja", root=None, quoted=None
    )
    quote = (
        '<blockquote itemscope itemtype="http://schema.skype.com/Reply" '
        f'itemid="{second.id}"><p>…</p></blockquote><p>ja</p>'
    )
    said["attachments"] = [{"contentType": "text/html", "content": quote}]
    await on_teams.teams.wire.event(said)
    await on_teams.acted()
    states = [card.lines[0] for card in on_teams.librarian.cards()]
    assert states == ["#1 · Debat om havnen   🟡 Foreslået", "#2 · Læsekreds   🟢 Aftalt"]


@pytest.mark.parametrize("sign", ["like", "1f44d_yes-tone2"])
async def test_a_thumb_under_the_prompt_is_a_yes(on_teams: TeamsStage, sign: str) -> None:
    await proposed(on_teams)
    await on_teams.journalist.person.react(on_teams.journalist.look("prompt").handle[0], sign)
    await on_teams.acted()
    assert on_teams.journalist.prompt == SAID_YES


async def test_a_heart_is_no_answer(on_teams: TeamsStage) -> None:
    await proposed(on_teams)
    await on_teams.journalist.person.react(on_teams.journalist.look("prompt").handle[0], "heart")
    await on_teams.acted()
    assert on_teams.librarian.card == WAITING_CARD


async def test_the_one_who_tapped_sees_at_once_what_came_of_it(on_teams: TeamsStage) -> None:
    await proposed(on_teams)
    on_teams.waits = True  # no edit has come yet
    await on_teams.journalist.tap("accept", on="prompt")
    message = on_teams.journalist.look("prompt").handle[0]
    shown = json.dumps(on_teams.journalist.person.card(message), ensure_ascii=False)
    assert "Du sagde ja" in shown
    await on_teams.settle()
    assert on_teams.librarian.card == AGREED_CARD


async def test_a_form_on_the_shared_card_is_seen_by_the_one_who_opened_it(
    on_teams: TeamsStage,
) -> None:
    await agreed(on_teams)
    await on_teams.journalist.tap("bump")
    (message,) = on_teams.librarian.person.sees(on_teams.room)
    assert is_form(on_teams.journalist.person.card(message))
    assert not is_form(on_teams.librarian.person.card(message))
    assert on_teams.librarian.card == AGREED_CARD


async def test_a_form_that_is_closed_gives_the_card_back(on_teams: TeamsStage) -> None:
    await agreed(on_teams)
    await on_teams.journalist.tap("bump")
    message, form = on_teams.journalist.person.form
    await on_teams.journalist.person.tap(message, form, "slot.close")
    assert on_teams.journalist.person.card(message) == message.card
    assert on_teams.librarian.card == AGREED_CARD


async def test_a_form_in_the_chat_is_done_with_on_every_device(on_teams: TeamsStage) -> None:
    await on_teams.librarian.command("foreslå")
    message, _form = on_teams.librarian.person.form
    assert message.conversation == on_teams.librarian.person.line.id
    when = "torsdag den 3. december kl. 19-20.30"
    await on_teams.librarian.fill(title="Debat om havnen", when=when)
    assert on_teams.librarian.cards()[0].lines[0] == "#1 · Debat om havnen   🟡 Foreslået"
    left = on_teams.librarian.person.line.find(message.id)
    assert left is not None
    assert "Sendt. Kvitteringen står i vores egen chat." in json.dumps(
        left.card, ensure_ascii=False
    )


async def test_a_form_in_the_chat_is_closed_on_every_device(on_teams: TeamsStage) -> None:
    await on_teams.librarian.command("foreslå")
    message, form = on_teams.librarian.person.form
    await on_teams.librarian.person.tap(message, form, "slot.close")
    await on_teams.acted()
    left = on_teams.librarian.person.line.find(message.id)
    assert left is not None
    assert "Lukket. Intet er ændret." in json.dumps(left.card, ensure_ascii=False)
    assert on_teams.count("slots") == 0


async def test_a_form_that_is_refused_keeps_what_was_typed(on_teams: TeamsStage) -> None:
    await on_teams.librarian.command("foreslå")
    await on_teams.librarian.fill(title="Debat & kaffe <b>", when="31. februar kl. 19")
    seen = on_teams.librarian.form
    assert "Hvad hedder det? Debat & kaffe <b>" in seen.lines
    assert "Hvornår? 31. februar kl. 19" in seen.lines
    assert [line for line in seen.lines if line.startswith("! ")]
    await on_teams.librarian.fill(when="torsdag den 3. december kl. 19-20.30")
    assert on_teams.librarian.cards()[0].lines[0] == "#1 · Debat & kaffe <b>   🟡 Foreslået"


async def test_a_client_that_knows_no_better_taps_by_messages(on_teams: TeamsStage) -> None:
    await proposed(on_teams)
    message, card = on_teams.journalist.look("prompt").handle
    await on_teams.journalist.person.submit(message, card, "slot.counter")
    await on_teams.acted()
    posted, form = on_teams.journalist.person.form
    when = {"when": "i går kl. 10"}
    await on_teams.journalist.person.submit(posted, form, "slot.counter", **when)
    await on_teams.acted()
    posted, form = on_teams.journalist.person.form
    assert "! " in str(on_teams.journalist.form)
    when = {"when": "fredag den 4. december kl. 10"}
    await on_teams.journalist.person.submit(posted, form, "slot.counter", **when)
    await on_teams.acted()
    assert "fredag den 4. december kl. 10.00" in on_teams.librarian.card


async def test_a_group_chat_is_a_shared_room_too(on_teams: TeamsStage) -> None:
    people = [on_teams.librarian.person, on_teams.journalist.person]
    chat = on_teams.teams.channel("samarbejde", *people, kind="groupChat")
    await on_teams.librarian.person.say(chat, f"@rykker {PROPOSE}")
    await on_teams.acted()
    await on_teams.journalist.tap("accept", on="prompt")
    (card,) = on_teams.librarian.person.sees(chat)
    assert "Aftalt" in json.dumps(card.card, ensure_ascii=False)


async def test_added_to_a_team_it_says_hello_once_and_goes_on_after_it_was_away(
    on_teams: TeamsStage,
) -> None:
    librarian = on_teams.librarian
    await on_teams.teams.add_bot(on_teams.room, librarian.person)
    await on_teams.acted()
    (hello,) = librarian.cards()
    assert "Fra Folkebladet: alle fra Folkebladet." in str(hello)
    assert "@Rykker foreslå" in str(hello)
    assert "/slot" not in str(hello)
    await librarian.command(PROPOSE)
    await on_teams.teams.remove_bot(on_teams.room, librarian.person)
    await on_teams.journalist.tap("accept", on="prompt")
    assert librarian.cards()[1].lines[0].endswith("🟡 Foreslået")
    assert librarian.news()[-1] == (
        "Jeg er ikke længere med i #fælles, så det, I har aftalt dér, står stille. "
        "Tilføj mig til teamet igen under Apps → Rykker, så fortsætter jeg."
    )
    told = "Jeg er ikke med i det fælles team længere, så intet er ændret."
    assert on_teams.journalist.news()[-1].startswith(told)
    await on_teams.teams.add_bot(on_teams.room, librarian.person)
    await on_teams.acted()
    await on_teams.journalist.tap("accept", on="prompt")
    assert len(librarian.cards()) == 2
    assert librarian.cards()[1].lines[0].endswith("🟢 Aftalt")


async def test_what_teams_does_not_tell_is_found_out(on_teams: TeamsStage) -> None:
    await proposed(on_teams)
    on_teams.room.bot_in = False
    await on_teams.librarian.whisper("anden tid #1 fredag den 4. december kl. 19")
    on_teams.room.bot_in = True
    assert on_teams.built.teams is not None
    await on_teams.built.teams.changes.look()
    await on_teams.settle()
    with on_teams.store.read() as session:
        paused = session.execute(text("SELECT paused FROM conversations")).scalars().all()
    assert set(paused) == {""}


async def test_without_a_mention_nothing_said_in_a_channel_is_for_us(on_teams: TeamsStage) -> None:
    await on_teams.librarian.say(UNNAMED)
    await on_teams.librarian.say("vi ses i morgen")
    assert on_teams.count("slots") == 0
    assert on_teams.librarian.cards() == []


async def test_a_database_that_is_away_costs_nobody_their_words(
    on_teams: TeamsStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_teams.troubled = True
    await on_teams.librarian.whisper("hjælp")
    on_teams.librarian.news()

    def away(*_args: object) -> None:
        raise ConnectionError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(type(on_teams.store), "write", away)
        patch.setattr(type(on_teams.store), "read", away)
        await on_teams.librarian.person.say(on_teams.librarian.person.line, "foreslå Debat")
    (told,) = on_teams.librarian.news()
    assert told.startswith("Jeg kan ikke gemme lige nu, så intet er ændret.")
    assert told.endswith("Du skrev: foreslå Debat")
