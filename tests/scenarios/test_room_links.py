"""Somebody with neither Slack nor Teams comes by a link of their own, and is as much in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.room.visits import COOKIE
from storage import settings
from storage.tables import Outbox, Person, RoomLink
from tests.scenarios.lines import proposed
from tests.scenarios.on_links import LINK, Linked, linked_stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.engine import Store

pytestmark = pytest.mark.anyio


@pytest.fixture
async def linked(store: Store) -> AsyncIterator[Linked]:
    async with linked_stage(store) as made:
        await proposed(made.slack)
        yield made


async def test_without_a_link_nobody_is_let_in(linked: Linked) -> None:
    page = await linked.page.get("/")
    assert page.status_code == 403
    assert "Her kommer man ind med sit eget link." in page.text
    assert "Debat" not in page.text
    for path in (
        "/room/say",
        "/room/tap",
        "/room/form",
        "/room/clock",
        "/room/again",
        "/room/language",
    ):
        answer = await linked.page.post(path, json={"id": "12345678", "who": "journalist"})
        assert answer.status_code == 403
    assert (await linked.page.get("/room/stream")).status_code == 403


async def test_a_link_lets_in_one_person_who_sees_what_is_coming(linked: Linked) -> None:
    assert await linked.enter(await linked.given()) == 200
    page = (await linked.page.get("/")).text
    assert page.count('<section class="pane') == 1
    assert "Mette" in page
    assert "data-move" not in page  # the clock is everybody's
    await linked.slack.acted()
    assert linked.guest.cards() == [
        "#1 Debat om havnen · Foreslået · torsdag den 3. december kl. 19.00–20.30"
    ]
    assert '<html lang="da">' in page


async def test_who_came_by_a_link_is_asked_and_answers(linked: Linked) -> None:
    await linked.enter(await linked.given())
    await linked.slack.librarian.command("foreslå Byvandring fredag den 4. december kl. 15 @Mette")
    await linked.slack.acted()
    (asked,) = linked.guest.prompts()
    assert asked.lines[0] == "Kan du være med? Byvandring"
    await linked.guest.press(asked, "accept")
    assert linked.slack.librarian.card.startswith("#2 · Byvandring   🟢 Aftalt\n")
    assert "@Mette" in linked.slack.librarian.card
    assert linked.guest.cards()[-1].startswith("#2 Byvandring · Aftalt")


async def test_they_choose_their_own_language(linked: Linked) -> None:
    await linked.enter(await linked.given())
    answer = await linked.page.post("/room/language", json={"lang": "en"})
    assert answer.status_code == 200
    assert '<html lang="en">' in (await linked.page.get("/")).text
    await linked.slack.librarian.command("foreslå Byvandring fredag den 4. december kl. 15 @Mette")
    await linked.slack.acted()
    assert linked.guest.prompts()[-1].lines[0] == "Can you make it? Byvandring"
    assert linked.slack.librarian.card.startswith("#2 · Byvandring   🟡 Foreslået\n")


async def test_what_they_are_asked_already_turns_and_the_room_does_not(linked: Linked) -> None:
    await linked.enter(await linked.given())
    await linked.slack.librarian.command("foreslå Byvandring fredag den 4. december kl. 15 @Mette")
    await linked.page.post("/room/language", json={"lang": "en"})
    await linked.slack.acted()
    assert linked.guest.prompts()[-1].lines[0] == "Can you make it? Byvandring"
    assert linked.guest.cards()[-1].startswith("#2 Byvandring · Foreslået")


async def links(linked: Linked, pick: str = "settings:links") -> None:
    """The librarian looks at the links, and taps one more."""
    player = linked.slack.librarian
    await player.command("indstillinger")
    await player.tap("settings:links", on="form")
    if pick != "settings:links":
        await player.tap(pick, on="form")


async def test_a_link_that_was_taken_back_is_no_good(linked: Linked, store: Store) -> None:
    secret = await linked.given()
    await linked.enter(secret)
    following = linked.follow()
    assert "event: clock" in await anext(following)
    await links(linked)
    assert "Mette · Folkebladet" in linked.slack.librarian.form.lines
    await links(linked, f"settings:unlink:{_link(store)}")
    assert (await linked.page.get("/")).status_code == 200  # asked once more
    await linked.slack.librarian.tap(f"settings:unlinked:{_link(store)}", on="form")
    assert "Mette · Folkebladet" not in linked.slack.librarian.form.lines
    assert (await linked.page.get("/")).status_code == 403
    assert await linked.enter(secret) == 403
    assert [event async for event in following][-1] == 'event: afresh\ndata: ""\n\n'


async def test_what_somebody_without_a_link_was_asked_comes_back_to_who_asked(
    linked: Linked, store: Store
) -> None:
    await linked.enter(await linked.given())
    librarian = linked.slack.librarian
    await librarian.command("foreslå Byvandring fredag den 4. december kl. 15 @Mette")
    await links(linked, f"settings:unlink:{_link(store)}")
    await librarian.tap(f"settings:unlinked:{_link(store)}", on="form")
    librarian.news()
    await linked.slack.tick()
    told = librarian.privately()[-1]
    assert "@Mette er her ikke mere: #2 Byvandring" in str(told)
    assert "En anden fra Folkebladet kan svare." in str(told)
    assert [button.label for button in told.buttons] == [
        "Vent til i morgen",
        "Træk forslaget tilbage",
        "Vis",
    ]


async def test_the_name_of_somebody_here_lets_nobody_pass_for_them(
    linked: Linked, store: Store
) -> None:
    secret = await linked.given()
    for name in ("METTE", "rykker", "journalist"):
        await links(linked, "settings:link")
        await linked.slack.librarian.fill(who=name, side="partner")
        assert f"! Der er allerede en, der hedder {name}." in str(linked.slack.librarian.form)
    await links(linked)
    offered = {button.key for button in linked.slack.librarian.form.buttons}
    assert f"settings:relink:{_link(store)}" not in offered  # the newspaper's own to renew
    assert await linked.enter(secret) == 200


async def test_a_lost_link_is_renewed_by_ones_own_side(linked: Linked, store: Store) -> None:
    first = await linked.given("Bo", "library")
    await linked.enter(first)
    following = linked.follow()
    await anext(following)
    await links(linked, f"settings:relink:{_link(store)}")
    found = [LINK.search(line) for line in linked.slack.librarian.form.lines]
    second = next(one[1] for one in found if one)
    assert await linked.enter(first) == 403
    assert await linked.enter(second) == 200
    assert "event: afresh" in [event async for event in following][-1]


async def test_who_is_taken_off_the_side_is_out(linked: Linked, store: Store) -> None:
    secret = await linked.given()
    with store.write() as session:
        person = session.scalars(select(Person.id).where(Person.name == "Mette")).one()
        settings.forget_side(session, 1, {person})
    assert await linked.enter(secret) == 403


async def test_somebody_new_of_an_old_name_sees_nothing_of_the_one_before(
    linked: Linked, store: Store
) -> None:
    await linked.enter(await linked.given())
    await linked.guest.whisper("hemmelig historie")
    await links(linked, f"settings:unlink:{_link(store)}")
    await linked.slack.librarian.tap(f"settings:unlinked:{_link(store)}", on="form")
    await linked.enter(await linked.given())
    page = (await linked.page.get("/")).text
    assert "Mette" in page
    assert "hemmelig historie" not in page


async def test_the_secret_is_nowhere_but_on_the_form(linked: Linked, store: Store) -> None:
    secret = await linked.given()
    with store.read() as session:
        assert secret not in session.scalars(select(RoomLink.digest)).one()
        assert not [row for row in session.scalars(select(Outbox)) if secret in str(row.payload)]
    player = linked.slack.librarian
    await player.command("indstillinger")
    await player.tap("settings:links", on="form")
    assert secret not in str(player.form)


async def test_the_newspaper_lets_in_its_own_only(linked: Linked) -> None:
    player = linked.slack.journalist
    await player.whisper("indstillinger")
    await player.tap("settings:links", on="private")
    await player.tap("settings:link", on="form")
    with pytest.raises(AssertionError, match="no option 'library'"):
        await player.fill(who="Bo", side="library")
    await player.fill(who="Bo", side="partner")
    assert any(LINK.search(line) for line in player.form.lines)


@pytest.mark.parametrize("nonsense", [{}, {"secret": ""}, {"secret": "x" * 5000}, {"secret": [1]}])
async def test_nonsense_lets_nobody_in(linked: Linked, nonsense: object) -> None:
    answer = await linked.page.post("/room/enter", json=nonsense)
    assert answer.status_code == 403
    assert COOKIE not in answer.cookies


async def test_somebody_with_a_link_cannot_act_as_another(linked: Linked) -> None:
    await linked.enter(await linked.given())
    said = {"id": "12345678", "who": "journalist", "to": "shared", "text": "/slot ja 1"}
    assert (await linked.page.post("/room/say", json=said)).status_code == 400
    assert str(linked.slack.librarian.cards()[0]).startswith("#1 · Debat om havnen   🟡")


def _link(store: Store) -> int:
    with store.read() as session:
        return session.scalars(select(RoomLink.id)).one()


async def test_a_first_name_is_enough_where_there_is_one_of_it(linked: Linked) -> None:
    await linked.given("Mette Madsen")
    librarian = linked.slack.librarian
    await librarian.command("foreslå Byvandring fredag den 4. december kl. 15 @mette")
    assert "venter på svar fra @Mette Madsen" in librarian.card
    await linked.given("Mette Holm")
    librarian.news()
    await librarian.command("foreslå Læsekreds fredag den 4. december kl. 15 @Mette")
    assert librarian.news()[0].startswith("Her er ingen, der hedder @Mette.")
