"""What stands around the conversation, the demo begun again, and its other language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select, update

from bot.settings import MovedTo, Settings
from storage import room as rows
from storage.tables import Base, Partnership
from tests.platforms.test_room_clock import BEGIN, DAY, Room, opened

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.engine import Store
    from storage.room_mark import Mark

pytestmark = pytest.mark.anyio


@pytest.fixture
async def room(store: Store) -> AsyncIterator[Room]:
    async with opened(store) as made:
        yield made


async def around(room: Room, lang: str = "da") -> dict[str, Any]:
    """What a page that is opened now has beside the conversation."""
    from html.parser import HTMLParser  # noqa: PLC0415 - for this one attribute

    class Body(HTMLParser):
        found: str

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag == "body":
                self.found = dict(attrs)["data-around"] or ""

    reader = Body()
    reader.feed((await room.page.get(f"/?lang={lang}")).text)
    said: dict[str, Any] = json.loads(reader.found)
    return said


async def propose(room: Room) -> None:
    line = {"id": "proposal-1", "who": "bibliotekar", "to": "shared"}
    line["text"] = "/slot foreslå Debat om havnen fredag kl. 19 i Salen @journalist"
    assert (await room.page.post("/room/say", json=line)).status_code == 200


async def test_what_can_be_completed_and_where_each_card_stands(room: Room) -> None:
    said = await around(room)
    assert said["places"] == ["Caféen", "Salen"]
    assert [(number, title, state) for number, title, state, _post in said["slots"]] == [
        (40, "Nyhedstalk: budgettet", "Aftalt"),
        (41, "Læserbrevsværksted", "Afbud"),
        (42, "Debat om sundhedshuset", "Foreslået"),
    ]
    page = (await room.page.get("/")).text
    for number, title, _state, post in said["slots"]:
        start = page.index(f'id="bibliotekar-{post}"')
        assert f"#{number} · {title}" in page[start : page.index("</li>", start)]
        assert f'href="#slot-{number}"' in page
    assert {state for _n, _t, state, _p in (await around(room, "en"))["slots"]} == {
        "Agreed",
        "Bumped",
        "Proposed",
    }


async def test_the_guides_steps_are_taken_by_what_is_done(room: Room) -> None:
    assert (await around(room))["done"] == []
    await room.move("hour")
    await propose(room)
    assert (await around(room))["done"] == ["propose"]
    for id_, who, text in (
        ("answer-12", "journalist", "/slot ja 43"),
        ("bumped-12", "journalist", "/slot afbud 43 akut nyhed"),
    ):
        line = {"id": id_, "who": who, "to": "shared", "text": text}
        assert (await room.page.post("/room/say", json=line)).status_code == 200
    assert (await around(room))["done"] == ["propose", "answer", "bump"]


async def test_a_page_is_told_when_something_beside_it_changes(room: Room) -> None:
    follow = room.page.get("/room/stream", params={"since": _mark(room).written})
    room.parts.closing.set()  # it says what there is, and ends
    assert "event: around" in (await follow).text


async def test_a_side_that_is_called_something_else_is_called_so_on_open_pages(
    room: Room,
) -> None:
    mark = _mark(room).written
    with room.store.write() as session:
        session.execute(update(Partnership).values(partner_name="Havneposten"))
    said = await _named(room, mark)
    assert said["lang"] == "da"
    assert said["panes"]["journalist"] == {
        "team": "Havneposten",
        "skip": "Gå til skrivelinjen: Havneposten",
        "conversation": "Samtalen, set fra Havneposten",
    }
    assert ["kollega", "Havneposten"] in said["people"]
    assert '<h2 id="journalist-name">Havneposten</h2>' in (await room.page.get("/")).text


async def _named(room: Room, since: str) -> dict[str, Any]:
    """What a page that was open all the time is told of names and language."""
    follow = room.page.get("/room/stream", params={"since": since})
    room.parts.closing.set()
    told = (await follow).text.split("event: names\ndata: ")[1]
    said: dict[str, Any] = json.loads(told.partition("\n")[0])
    return said


async def test_begun_again_it_is_as_at_first(room: Room) -> None:
    before = _counted(room.store)
    mark = _mark(room)
    await room.move("day")
    await propose(room)
    assert (await room.page.post("/room/again", json={"lang": "da"})).status_code == 200
    after = _counted(room.store)
    for passing in ("inbox", "tick_runs"):  # keep what was taken in; they name nothing
        before.pop(passing), after.pop(passing)
    assert after.pop("room_posts") == before.pop("room_posts") + 1  # one that nobody sees
    assert after == before
    assert room.now == BEGIN
    assert not _mark(room).follows(mark)  # open pages start afresh
    assert [n for n, *_rest in (await around(room))["slots"]] == [40, 41, 42]


async def test_untouched_the_demo_is_made_in_the_other_language(room: Room) -> None:
    assert (await room.page.post("/room/language", json={"lang": "en"})).status_code == 200
    assert [title for _n, title, *_rest in (await around(room, "en"))["slots"]] == [
        "News talk: the budget",
        "Letters to the editor workshop",
        "Debate on the health centre",
    ]
    assert '<html lang="en">' in (await room.page.get("/")).text


async def test_in_use_the_cards_change_language_and_nothing_is_lost(room: Room) -> None:
    await propose(room)
    line = {"id": "withdrawn", "who": "bibliotekar", "to": "shared"}
    line["text"] = "/slot træk tilbage 42"
    assert (await room.page.post("/room/say", json=line)).status_code == 200
    mark = _mark(room).written
    assert (await room.page.post("/room/language", json={"lang": "en"})).status_code == 200
    assert _spoken(room.store) == "en"
    await room.move("hour")  # all that waits is sent
    page = (await room.page.get("/")).text
    assert "Debat om havnen" in page
    assert "Proposed by @bibliotekar · waiting for @journalist" in page
    assert "Can you make it?" in page
    assert "Withdrawn" in page  # over, but it stands there
    for old in ("Foreslået af", "Kan du være med?", "Trukket tilbage</p>"):
        assert old not in page
    assert "Sendt til @journalist" in page  # what was told then was told in Danish
    assert (await _named(room, mark))["lang"] == "en"


async def _labels(room: Room, who: str, number: int) -> str:
    """The buttons of the shared card of that number, as this person's pane has it."""
    page = (await room.page.get("/")).text
    ids = {n: post for n, _t, _s, post in (await around(room))["slots"]}
    start = page.index(f'id="{who}-{ids[number]}"')
    return page[start : page.index("</li>", start)]


async def test_who_asked_is_not_led_to_answer_for_the_others(room: Room) -> None:
    ours = await _labels(room, "bibliotekar", 42)
    assert 'data-act="accept"' not in ours
    assert 'data-act="decline"' not in ours
    assert 'data-act="counter"' in ours
    theirs = await _labels(room, "journalist", 42)
    assert 'class="act primary" data-tap="accept"' in theirs
    line = {"id": "counter-12", "who": "journalist", "to": "shared"}
    line["text"] = "/slot anden tid 42 torsdag den 10. december kl. 19"
    assert (await room.page.post("/room/say", json=line)).status_code == 200
    await room.move("hour")  # the card is changed: now it is the library that is asked
    assert 'data-act="accept"' in await _labels(room, "bibliotekar", 42)
    assert 'data-act="accept"' not in await _labels(room, "journalist", 42)


@pytest.mark.parametrize("where", ["again", "language"])
@pytest.mark.parametrize("nonsense", [{}, {"lang": "xx"}, {"lang": ["da"]}, []])
async def test_nonsense_begins_nothing(room: Room, where: str, nonsense: object) -> None:
    before = _counted(room.store)
    answer = await room.page.post(f"/room/{where}", json=nonsense)
    assert (answer.status_code, _counted(room.store)) == (400, before)


async def test_another_page_begins_nothing(room: Room) -> None:
    before = _counted(room.store)
    evil = {"origin": "https://evil.example"}
    answer = await room.page.post("/room/again", json={"lang": "da"}, headers=evil)
    assert (answer.status_code, _counted(room.store)) == (403, before)


async def test_where_the_clock_is_on_its_way_it_waits_for_that(room: Room) -> None:
    clock = room.parts.house.movable
    assert clock is not None
    clock.walking = True
    answer = await room.page.post("/room/again", json={"lang": "da"})
    assert (answer.status_code, answer.json()["error"]) == (409, "Uret er allerede på vej.")


async def test_the_real_time_comes_back_with_the_beginning(store: Store) -> None:
    async with opened(store, Settings(clock=MovedTo(BEGIN, 1))) as room:
        await room.move("day")
        await room.page.post("/room/again", json={"lang": "da"})
        assert BEGIN <= room.now < BEGIN + DAY


def _mark(room: Room) -> Mark:
    with room.store.read() as session:
        return rows.mark(session)


def _spoken(store: Store) -> str:
    with store.read() as session:
        return session.scalars(select(Partnership.locale)).one()


def _counted(store: Store) -> dict[str, int]:
    with store.read() as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }
