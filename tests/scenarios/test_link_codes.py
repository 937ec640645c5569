"""Codes that join rooms: shown to one, good once and for ten minutes, and not to be guessed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import PROPOSE, UNNAMED
from tests.scenarios.on_both import code_in, codes_kept
from tests.scenarios.on_slack import SlackPlayer

if TYPE_CHECKING:
    from tests.scenarios.on_both import BothStage

pytestmark = pytest.mark.anyio

WRONG = (
    "Den kode virker ikke: den er tastet forkert, for gammel eller brugt. "
    "Få en ny: skriv “forbind” dér, hvor du fik den."
)
TOO_MANY = "For mange forkerte koder. Vent 10 minutter, og få så en ny."
ALREADY = "Dette rum er allerede forbundet. Skriv koden i et andet."
HAS_OWN = (
    "Dette rum har sine egne arrangementer, og et rum kan ikke have to slags. "
    "Inviter mig til et andet rum, og skriv koden dér."
)
LEADS_ONLY = "Det kan kun de ansvarlige. Spørg @bibliotekar."
NOTHING = (
    "Her er endnu ikke noget at forbinde. Er det her, I begynder? Så foreslå noget først, eller "
    "åbn indstillingerne, og skriv så “forbind” igen. Er I begyndt i et andet rum, så få en kode "
    "dér, og skriv den her: “forbind 407 183”."
)


def said(news: list[str]) -> list[str]:
    """Without what was typed, and the buttons."""
    return [told.split("\n")[0] for told in news]


def other(code: str) -> str:
    """Six figures that are not the code's."""
    return f"{(int(''.join(code.split())) + 1) % 10**6:06d}"


async def test_a_wrong_code_joins_nothing(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    code = await on_both.code()
    await on_both.journalist.command(f"forbind {other(code)}")
    assert said(on_both.journalist.news()) == [WRONG]
    assert on_both.journalist.cards() == []
    await on_both.journalist.command(f"forbind {code}")
    assert len(on_both.journalist.cards()) == 1


async def test_only_a_hash_of_it_is_kept(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    code = await on_both.code()
    ((kind, digest),) = codes_kept(on_both.slack.store)
    assert (kind, len(digest)) == ("room", 64)
    assert on_both.slack.count("outbox") == 0
    kept = str(on_both.slack.rows("codes", "conversations", "surfaces", "inbox", "drafts"))
    assert code not in kept
    assert code.replace(" ", "") not in kept


async def test_a_code_is_good_for_ten_minutes(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    code = await on_both.code()
    on_both.slack.goes_by(minutes=10)
    await on_both.journalist.command(f"forbind {code}")
    assert said(on_both.journalist.news()) == [WRONG]


async def test_a_code_is_used_once(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    code = await on_both.code()
    await on_both.journalist.command(f"forbind {code}")
    third = on_both.slack.slack.channel("tredje", on_both.librarian.person)
    there = SlackPlayer(on_both.slack, on_both.librarian.person, third)
    await there.command(f"forbind {code}")
    assert said(on_both.librarian.news())[-1] == WRONG
    assert codes_kept(on_both.slack.store) == []


async def test_a_new_code_makes_the_one_before_void(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    first, second = await on_both.code(), await on_both.code()
    await on_both.journalist.command(f"forbind {first}")
    await on_both.journalist.command(f"forbind {second}")
    assert said(on_both.journalist.news()) == [WRONG]
    assert len(on_both.journalist.cards()) == 1


async def test_who_guesses_is_not_let_in_even_with_the_right_one(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    code = await on_both.code()
    for _ in range(5):
        await on_both.journalist.command(f"forbind {other(code)}")
    await on_both.journalist.command(f"forbind {code}")
    assert said(on_both.journalist.news()) == [WRONG] * 5 + [TOO_MANY]
    await on_both.guest.command(f"forbind {code}")  # it is the room that waits, not only they
    assert said(on_both.guest.news()) == [TOO_MANY]
    on_both.slack.goes_by(minutes=10)
    code = await on_both.code()
    await on_both.journalist.command(f"forbind {code}")
    assert (on_both.journalist.news(), len(on_both.journalist.cards())) == ([], 1)


async def test_who_guesses_in_one_room_is_known_in_the_next(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    code = await on_both.code()
    guesser, rooms = on_both.colleague.person, ("et", "to", "tre", "fire", "fem", "seks")
    for name in rooms:
        channel = on_both.slack.slack.channel(name, guesser)
        there = SlackPlayer(on_both.slack, guesser, channel)
        await there.command(f"forbind {other(code)}")
    assert said(on_both.colleague.news()) == [WRONG] * 5 + [TOO_MANY]


async def test_two_rooms_with_one_code_at_once(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    code = await on_both.code()
    third = on_both.slack.slack.channel("tredje", on_both.colleague.person)
    there = SlackPlayer(on_both.slack, on_both.colleague.person, third)
    on_both.slack.waits = True
    await asyncio.gather(
        on_both.journalist.command(f"forbind {code}"), there.command(f"forbind {code}")
    )
    await on_both.slack.settle()
    late = [*said(on_both.journalist.news()), *said(on_both.colleague.news())]
    assert late == [WRONG]
    joined = [row for row in on_both.slack.rows("conversations")["conversations"] if row[5]]
    assert len(joined) == 2


async def test_only_who_leads_gives_one(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.colleague.command("forbind")
    await on_both.colleague.command("adskil")
    assert said(on_both.colleague.news()) == [LEADS_ONLY, LEADS_ONLY]
    assert codes_kept(on_both.slack.store) == []


async def test_where_there_is_nothing_yet_it_says_what_to_do(on_both: BothStage) -> None:
    await on_both.journalist.command("forbind")
    await on_both.librarian.command("indstillinger")
    await on_both.librarian.command("forbind noget andet")
    assert said(on_both.journalist.news()) == [NOTHING]
    assert on_both.librarian.news()[-1].startswith("Skriv “forbind” alene for at få en kode")


async def test_a_room_that_is_joined_already(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    code = await on_both.code()
    await on_both.colleague.command(f"forbind {code}")
    assert said(on_both.colleague.news()) == [ALREADY]
    await on_both.journalist.command(f"forbind {code}")
    assert len(on_both.journalist.cards()) == 1


async def test_a_room_with_events_of_its_own_keeps_them(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.guest.command(UNNAMED)
    on_both.guest.news()
    before = on_both.slack.rows()
    code = await on_both.code()
    await on_both.journalist.command(f"forbind {code}")
    assert said(on_both.journalist.news()) == [HAS_OWN]
    assert on_both.slack.rows() == before


async def test_a_room_where_only_the_settings_were_looked_at_may_join(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.guest.command("indstillinger")
    await on_both.joined()
    await on_both.librarian.command(PROPOSE)
    assert on_both.librarian.card == on_both.journalist.card
    # Who was on a side there is not so here for that.
    await on_both.guest.command("vis #1")
    assert said(on_both.guest.news())[-1].startswith("Du hører hverken til")


async def test_what_the_partner_gives_away_makes_nobody_the_librarys(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    await on_both.journalist.command("forbind bibliotek")
    assert said(on_both.journalist.news()) == [
        "Hvem der hører til Biblioteket i Midtbyen, bestemmer de selv. Spørg en af dem."
    ]
    await on_both.journalist.command("forbind")
    code = code_in(on_both.journalist)
    stranger = on_both.slack.slack.person("fremmed", on_both.slack.slack.team("Radioen", "radioen"))
    channel = on_both.slack.slack.channel("radio", stranger, on_both.colleague.person, shared=True)
    there = SlackPlayer(on_both.slack, stranger, channel)
    await there.say(f"@rykker forbind {code}")
    await on_both.librarian.command("part")
    assert on_both.librarian.news()[-1].split("\n")[1:3] == [
        "Biblioteket i Midtbyen: alle derfra · ansvarlig: @bibliotekar",
        "Folkebladet: alle derfra · ansvarlig: @journalist",
    ]
    await on_both.librarian.command(PROPOSE)
    await there.reply("ja")  # as anybody of the newspaper may
    assert "🟢 Aftalt" in on_both.librarian.card
    assert "@bibliotekar (vært) · @fremmed" in on_both.librarian.card


async def test_the_librarys_own_people_elsewhere_are_the_librarys(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    code = await on_both.code(line="forbind bibliotek")
    await on_both.guest.command(f"forbind {code}")
    await on_both.librarian.command("part")
    assert "Biblioteket i Midtbyen: alle derfra" in on_both.librarian.news()[-1]
    await on_both.colleague.command("liste")
    on_both.colleague.news()
    await on_both.guest.command(f"{UNNAMED} @kollega2")
    assert "Sendt til @kollega2" in on_both.guest.news()[-1]
    assert "Foreslået af @bibliotekar" in on_both.colleague.card


@pytest.mark.parametrize("line", ["link til mødet kommer", "forbind aldrig de to ting"])
async def test_a_sentence_that_begins_so_is_talk(on_both: BothStage, line: str) -> None:
    await on_both.librarian.command("indstillinger")
    on_both.librarian.news()
    await on_both.librarian.whisper(line)
    assert codes_kept(on_both.slack.store) == []
    assert "407 183" not in on_both.librarian.news()[-1]


async def test_codes_of_ones_own_buy_no_more_guesses(on_both: BothStage) -> None:
    guest = on_both.guest
    for _ in range(5):
        await guest.whisper("forbind 000 000")
    await guest.whisper("forbind")
    own_code = code_in(guest)
    guest.news()
    await guest.whisper(f"forbind {own_code}")
    guest.news()
    await guest.whisper("forbind 000 001")
    assert "For mange forkerte koder" in guest.news()[-1]
