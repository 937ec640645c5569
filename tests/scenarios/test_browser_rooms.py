"""A room in the browser that joins others by a code, is taken out, and is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.linking import link_for
from handlers.words.clean import cleaned
from storage.tables import Partnership, RoomLink
from tests.scenarios.lines import proposed
from tests.scenarios.on_both import code_in
from tests.scenarios.on_links import Guest, Linked, linked_stage
from tests.scenarios.on_slack import SlackPlayer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.engine import Store

pytestmark = pytest.mark.anyio

JONAS_IS_IN = (
    "✓ @Jonas Holm fra {side} er med via sit eget link: kortene står fra nu af også i "
    "browseren. Det, I skriver her, bliver her."
)
SHUT_OUT = "Folk med kun en browser kan ikke længere komme ind; et nyt link åbner igen."
OUR_WALK = "foreslå Byvandring fredag den 4. december kl. 15 @Jonas Holm"


@pytest.fixture
async def linked(store: Store) -> AsyncIterator[Linked]:
    async with linked_stage(store) as made:
        yield made


async def by_command(linked: Linked, name: str = "Jonas Holm", side: str = "partner") -> str:
    """The secret of a link made on the machine itself."""
    link = link_for(linked.slack.built.house.settings, linked.slack.store, name, side)
    await linked.slack.acted()
    return link.partition("#")[2]


async def jonas_comes(linked: Linked) -> Guest:
    """He began alone in the browser, and his room has joined the library's channel."""
    assert await linked.enter(await by_command(linked)) == 200
    jonas = Guest(linked.slack, "jonas-holm", linked)
    librarian = linked.slack.librarian
    await librarian.command("indstillinger")
    await librarian.command("forbind")
    code = code_in(librarian)
    await jonas.command(f"forbind {code}")
    await linked.slack.acted()
    return jonas


async def listed(linked: Linked) -> list[str]:
    """Who is said to have a link."""
    librarian = linked.slack.librarian
    await librarian.command("indstillinger")
    await librarian.tap("settings:links", on="form")
    return [line for line in librarian.form.lines if " · " in line]


async def test_who_joins_by_a_code_stays_in_and_is_asked(linked: Linked) -> None:
    jonas = await jonas_comes(linked)
    assert (await linked.page.get("/")).status_code == 200
    assert await listed(linked) == ["Jonas Holm · Folkebladet"]
    await linked.slack.librarian.command(OUR_WALK)
    await linked.slack.acted()
    (asked,) = jonas.prompts()
    await jonas.press(asked, "accept")
    assert "🟢 Aftalt" in linked.slack.librarian.card


async def test_what_was_given_up_stands_in_nobodys_way(linked: Linked) -> None:
    await jonas_comes(linked)
    assert await linked.enter(await by_command(linked, "Mette")) == 200
    assert await listed(linked) == ["Jonas Holm · Folkebladet", "Mette · Folkebladet"]
    page = (await linked.page.get("/")).text
    assert "har forbundet dette rum" in page, "she sees the same room as he"


async def test_there_is_one_room_in_the_browser(linked: Linked) -> None:
    jonas_alone = await by_command(linked)
    await linked.slack.librarian.command("indstillinger")
    await linked.given("Mette")
    await linked.enter(jonas_alone)
    await linked.slack.librarian.command("forbind")
    jonas = Guest(linked.slack, "jonas-holm", linked)
    await jonas.command(f"forbind {code_in(linked.slack.librarian)}")
    assert "De har allerede et rum i browseren." in (await linked.page.get("/")).text


async def test_taken_out_it_lets_nobody_in_and_a_new_link_opens_it_again(linked: Linked) -> None:
    await jonas_comes(linked)
    librarian = linked.slack.librarian
    await librarian.command("adskil browser")
    assert SHUT_OUT in str(librarian.cards()[-1])
    assert (await linked.page.get("/")).status_code == 403
    assert await listed(linked) == []
    await librarian.command("foreslå Byvandring fredag den 4. december kl. 15 @journalist")
    secret = await linked.given("Jonas Holm")
    await linked.slack.acted()
    assert JONAS_IS_IN.format(side="Folkebladet") in str(librarian.cards()[-1])
    assert await linked.enter(secret) == 200
    assert "Byvandring" in (await linked.page.get("/")).text


async def test_who_has_slack_too_stays_when_the_browser_is_taken_out(linked: Linked) -> None:
    await jonas_comes(linked)
    journalist, page = linked.slack.journalist, Guest(linked.slack, "jonas-holm", linked)
    await page.whisper("forbind")
    await journalist.whisper(f"forbind {code_in(page)}")
    await linked.slack.librarian.command("adskil browser")
    assert (await linked.page.get("/")).status_code == 403
    await linked.slack.librarian.command("foreslå Byvandring fredag den 4. december kl. 15")
    await linked.slack.acted()
    assert len(journalist.prompts()) == 1


async def test_the_first_who_comes_by_a_link_gives_the_partner_a_name(
    linked: Linked, store: Store
) -> None:
    await linked.slack.librarian.command("indstillinger")
    with store.write() as session:
        session.get_one(Partnership, 1).partner_name = ""
    await linked.given("Jonas Holm")
    await linked.slack.acted()
    told = cleaned(str(linked.slack.librarian.cards()[-1]))
    assert JONAS_IS_IN.format(side="Avisen") in told


async def test_the_other_rooms_hear_of_the_first_only(linked: Linked) -> None:
    await proposed(linked.slack)
    before = len(linked.slack.librarian.cards())
    for name in ("Jonas Holm", "Mette"):
        await linked.given(name)
        await linked.slack.acted()
    assert len(linked.slack.librarian.cards()) == before + 1


async def test_a_channel_that_joins_others_leaves_its_browser_room_as_it_is(
    linked: Linked, store: Store
) -> None:
    await linked.slack.librarian.command("indstillinger")
    assert await linked.enter(await linked.given("Mette")) == 200
    theirs = linked.slack.slack.channel("andre", linked.slack.librarian.person)
    there = SlackPlayer(linked.slack, linked.slack.librarian.person, theirs)
    await there.command("indstillinger")
    await there.command("forbind")
    await linked.slack.librarian.command(f"forbind {code_in(there)}")
    assert (await linked.page.get("/")).status_code == 200
    with store.read() as session:
        assert session.scalars(select(RoomLink.partnership_id)).all() == [1]


async def test_the_partner_does_not_put_out_the_librarys_people(linked: Linked) -> None:
    jonas = await jonas_comes(linked)
    await linked.given("Bibi", "library")
    await jonas.command("adskil")
    refused = "Folk fra Biblioteket i Midtbyen kommer også ind i dette rum med et link."
    assert refused in (await linked.page.get("/")).text
    assert await listed(linked) == [
        "Jonas Holm · Folkebladet",
        "Bibi · Biblioteket i Midtbyen",
    ]


async def test_who_has_said_yes_is_named_when_they_are_shut_out(linked: Linked) -> None:
    jonas = await jonas_comes(linked)
    await linked.slack.librarian.command(OUR_WALK)
    await linked.slack.acted()
    await jonas.press(jonas.prompts()[0], "accept")
    await linked.slack.librarian.command("adskil browser")
    assert "De er stadig med i: #1 Byvandring." in str(linked.slack.librarian.cards()[-1])
    assert "@Jonas Holm" in str(linked.slack.librarian.cards()[-2])


async def test_a_room_that_is_opened_again_is_a_new_one(linked: Linked) -> None:
    jonas = await jonas_comes(linked)
    await jonas.say("noget mellem os")
    await linked.slack.librarian.command("adskil browser")
    assert await linked.enter(await linked.given("Mette")) == 200
    assert "noget mellem os" not in (await linked.page.get("/")).text
