"""The room over HTTP: what is typed, tapped and filled in, and who is let in to do it."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from math import inf
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.gateway import Destination, MessageGoneError, RefusedError
from bot.house import House
from bot.room.app import routes
from bot.room.gateway import RoomGateway
from bot.settings import Settings
from handlers.cards.model import Card, Form, card_from_json
from handlers.door import Inbound, Kind, Reply
from handlers.scene import Defaults
from storage import room
from storage.engine import Store
from storage.room import Post

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)


class StandingClock:
    def now(self) -> datetime:
        return NOW

    def seconds_to(self, _at: datetime) -> float:
        return inf


@dataclass(frozen=True)
class ListeningHouse(House):
    """A house that writes down what came through its door, and answers as it was told."""

    heard: list[Inbound] = field(default_factory=list)
    replies: list[Reply | Exception] = field(default_factory=list)

    async def receive(self, inbound: Inbound) -> Reply:
        self.heard.append(inbound)
        reply = self.replies.pop(0) if self.replies else Reply()
        if isinstance(reply, Exception):
            raise reply
        return reply

    def seen_by(self, person: str) -> list[Post]:
        with self.store.read() as session:
            return room.posts_for(session, person)


@pytest.fixture
def house(store: Store) -> Iterator[ListeningHouse]:
    with ThreadPoolExecutor(2) as pool:
        yield ListeningHouse(Settings(), store, StandingClock(), pool)


@pytest.fixture
async def page(house: ListeningHouse) -> AsyncIterator[httpx.AsyncClient]:
    closing = asyncio.Event()
    closing.set()  # streams say what there is, and end
    transport = httpx.ASGITransport(Starlette(routes=routes(house, closing)))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:3000") as client:
        yield client


def line(text: str, **also: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {"id": "0123456789", "who": "journalist", "to": "shared", "text": text, **also}


async def test_a_word_to_everybody_is_seen_by_both(
    house: ListeningHouse, page: httpx.AsyncClient
) -> None:
    answer = await page.post("/room/say", json=line("Hej\x00 alle\u202e"))
    assert (answer.status_code, answer.json()) == (200, {"form": None, "errors": {}})
    assert [(p.author, p.text) for p in house.seen_by("bibliotekar")] == [
        ("journalist", "Hej alle")
    ]
    (heard,) = house.heard
    assert (heard.kind, heard.addressed, heard.room.external_id) == (Kind.MESSAGE, False, "shared")
    assert (heard.key, heard.actor.team) == ("journalist:0123456789", "avis")


async def test_a_mention_and_a_private_line_are_meant_for_the_bot(
    house: ListeningHouse, page: httpx.AsyncClient
) -> None:
    await page.post("/room/say", json=line("@rykker, vis @bibliotekar #42"))
    await page.post("/room/say", json=line("ja", to="direct", id="9876543210"))
    mention, direct = house.heard
    assert (mention.text, mention.addressed) == ("vis @bibliotekar #42", True)
    assert (direct.room.external_id, direct.room.direct) == ("direct:journalist", True)
    assert direct.addressed
    assert [p.text for p in house.seen_by("bibliotekar")] == ["@rykker, vis @bibliotekar #42"]


SHOWN = ("hjælp", "Overblik!", "liste", "mine", "help", "vis #42", "vis 42")
TALK = (
    *("ok", "ja tak", "ja", "nej", "?", "#42", "aflys", "afbud", "vis mig den"),
    *("hjælp mig lige med stolene", "mine børn er syge", "liste over gæster mangler"),
)
BEGUN_WRONG = ("foreslå Debat torsdag kl. 19 @journalist", "afbud #42", "nej #42")


@pytest.mark.parametrize("text", SHOWN)
async def test_a_lone_word_that_asks_to_see_something_is_meant_for_the_bot(
    house: ListeningHouse, page: httpx.AsyncClient, text: str
) -> None:
    await page.post("/room/say", json=line(text))
    (heard,) = house.heard
    assert (heard.addressed, heard.kind, heard.text) == (True, Kind.MESSAGE, text)


@pytest.mark.parametrize("text", TALK)
async def test_ordinary_talk_is_not(
    house: ListeningHouse, page: httpx.AsyncClient, text: str
) -> None:
    answer = await page.post("/room/say", json=line(text))
    assert not house.heard[0].addressed
    assert "meant" not in answer.json()


@pytest.mark.parametrize("text", BEGUN_WRONG)
async def test_a_command_without_its_beginning_is_not_done_but_offered_with_it(
    house: ListeningHouse, page: httpx.AsyncClient, text: str
) -> None:
    answer = await page.post("/room/say", json=line(text))
    assert not house.heard[0].addressed
    assert answer.json()["meant"] == f"/slot {text}"


async def test_a_command_and_its_answer_are_private(
    house: ListeningHouse, page: httpx.AsyncClient
) -> None:
    house.replies.append(Reply(card=Card("Sendt")))
    await page.post("/room/say", json=line("  /slot foreslå Debat torsdag"))
    assert (house.heard[0].kind, house.heard[0].text) == (Kind.COMMAND, "foreslå Debat torsdag")
    assert house.seen_by("bibliotekar") == []
    typed, answer = house.seen_by("journalist")
    assert (typed.text, typed.only_for) == ("/slot foreslå Debat torsdag", "journalist")
    assert card_from_json(answer.card or {}) == Card("Sendt")


async def test_the_same_line_sent_twice_is_one_line(
    house: ListeningHouse, page: httpx.AsyncClient
) -> None:
    for _ in range(2):
        await page.post("/room/say", json=line("Hej"))
    assert len(house.seen_by("journalist")) == 1
    assert house.heard[0] == house.heard[1]  # and the door knows the key


async def test_what_failed_is_said_and_can_be_tried_again(
    house: ListeningHouse, page: httpx.AsyncClient
) -> None:
    house.replies.append(RuntimeError("the database is away"))
    answer = await page.post("/room/say?lang=en", json=line("Hej"))
    assert answer.status_code == 503
    assert answer.json()["error"].startswith("I cannot save anything right now")
    assert (await page.post("/room/say", json=line("Hej"))).status_code == 200
    assert len(house.seen_by("journalist")) == 1


async def test_a_line_under_a_card_stands_where_the_card_does(
    house: ListeningHouse, page: httpx.AsyncClient
) -> None:
    gateway = RoomGateway(house)
    prompt = await gateway.post(
        Destination(await gateway.open_direct("journalist"), "k"), Card("Kan du?")
    )
    await page.post("/room/say", json=line("ja", at=prompt))
    (heard,) = house.heard
    assert (heard.under, heard.room.direct, heard.addressed) == (prompt, True, True)
    assert house.seen_by("bibliotekar") == []
    answer = await page.post("/room/say", json=line("ja", who="bibliotekar", at=prompt))
    assert (answer.status_code, len(house.heard)) == (409, 1)  # not theirs to see


async def test_a_tap_may_open_a_form_and_the_form_may_come_back_with_errors(
    house: ListeningHouse, page: httpx.AsyncClient
) -> None:
    message = await RoomGateway(house).post(Destination("shared", "k"), Card("#42"))
    house.replies.append(Reply(form=Form("counter", "Anden tid", "v")))
    house.replies.append(Reply(errors={"when": "Nej"}))
    place = {"id": "0123456789", "who": "journalist", "to": "shared", "at": message}
    opened = await page.post("/room/tap", json=place | {"act": "counter", "value": "v"})
    assert opened.json()["form"].startswith('<form data-act="counter" data-value="v" novalidate>')
    filled = {"act": "counter", "value": "v", "fields": {"when": "i går"}, "in_form": True}
    wrong = await page.post("/room/form", json=place | filled)
    assert wrong.json() == {"form": None, "errors": {"when": "Nej"}}
    tap, form = house.heard
    assert (tap.kind, tap.act, tap.value, tap.on, tap.on_form) == (
        Kind.TAP, "counter", "v", message, False,
    )  # fmt: skip
    assert (form.kind, form.fields, form.on_form) == (Kind.FORM, {"when": "i går"}, True)


async def test_the_gateway_edits_what_it_posted_and_says_what_it_cannot(
    house: ListeningHouse,
) -> None:
    gateway = RoomGateway(house)
    message = await gateway.post(Destination("shared", "k", only_for="journalist"), Card("før"))
    assert message is not None
    await gateway.edit("shared", message, Card("efter"))
    assert [card_from_json(p.card or {}).notice for p in house.seen_by("journalist")] == ["efter"]
    assert house.seen_by("bibliotekar") == []
    for gone in ("404", "x", "9" * 40):
        with pytest.raises(MessageGoneError):
            await gateway.edit("shared", gone, Card("x"))
    with pytest.raises(RefusedError, match="no_such_conversation"):
        await gateway.post(Destination("C123", "k"), Card("x"))
    with pytest.raises(RefusedError, match="no_such_message"):
        await gateway.post(Destination("shared", "k", under="404"), Card("x"))


@pytest.mark.parametrize("path", ["/", "/room/stream", "/room/room.js", "/room/room.css"])
async def test_every_answer_says_what_the_page_may_load(page: httpx.AsyncClient, path: str) -> None:
    headers = (await page.get(path)).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::", "10.0.0.1"])
async def test_a_name_pointed_at_this_machine_is_refused(
    house: ListeningHouse, page: httpx.AsyncClient, host: str
) -> None:
    assert (await page.get("/", headers={"host": host})).status_code == 403
    said = await page.post("/room/say", json=line("Hej"), headers={"host": host})
    assert (said.status_code, house.heard) == (403, [])


@pytest.mark.parametrize("host", ["localhost:3000", "127.0.0.1", "[::1]:3000"])
async def test_this_machine_is_let_in(page: httpx.AsyncClient, host: str) -> None:
    assert (await page.get("/", headers={"host": host})).status_code == 200


@pytest.mark.parametrize("host", ["rykker.local", "rykker.example.dk", "127.0.0.1"])
async def test_its_own_names_are_known(house: ListeningHouse, host: str) -> None:
    defaults = Defaults(room="https://rykker.example.dk")
    settings = Settings(host="rykker.local", room_wanted=True, defaults=defaults)
    transport = httpx.ASGITransport(Starlette(routes=routes(replace(house, settings=settings))))
    async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
        assert "Du lukkes ind" in (await client.get("/enter", headers={"host": host})).text
        assert (await client.get("/enter", headers={"host": "evil.dk"})).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:3001"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
async def test_another_page_cannot_act_here(
    house: ListeningHouse, page: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    answer = await page.post("/room/say", json=line("Hej"), headers=headers)
    assert (answer.status_code, house.heard) == (403, [])
    assert "kom ikke fra rummets egen side" in answer.json()["error"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"text=hej", "application/x-www-form-urlencoded", 400),
        (b'{"text": "hej"}', "text/plain", 400),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"[" * 30_000, "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b" " * 40_000, "application/json", 413),
    ],
)
async def test_what_the_page_never_sends_is_refused(
    house: ListeningHouse, page: httpx.AsyncClient, body: bytes, kind: str, status: int
) -> None:
    answer = await page.post("/room/say", content=body, headers={"content-type": kind})
    assert (answer.status_code, house.heard) == (status, [])
    assert answer.json()["error"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"who": "kollega"},
        {"who": 7},
        {"id": "short"},
        {"id": "0123456789'; --"},
        {"to": "direct:bibliotekar"},
        {"text": "  \n "},
        {"text": ["hej"]},
        {"text": "/foo bar"},
    ],
)
async def test_a_line_that_is_none_is_refused(
    house: ListeningHouse, page: httpx.AsyncClient, wrong: dict[str, Any]
) -> None:
    answer = await page.post("/room/say", json=line("hej") | wrong)
    assert (answer.status_code, house.heard, house.seen_by("journalist")) == (400, [], [])


async def test_half_a_character_is_made_whole(
    house: ListeningHouse, page: httpx.AsyncClient
) -> None:
    body = b'{"id": "0123456789", "who": "journalist", "to": "shared", "text": "hej \\ud83d"}'
    answer = await page.post(
        "/room/say", content=body, headers={"content-type": "application/json"}
    )
    assert (answer.status_code, house.heard[0].text) == (200, "hej \ufffd")


async def test_the_page_is_small_and_complete_in_both_languages(page: httpx.AsyncClient) -> None:
    danish, english = await page.get("/"), await page.get("/?lang=en")
    assert '<html lang="da">' in danish.text
    assert "onsdag den 25. november kl. 10.15" in danish.text
    assert '<html lang="en">' in english.text
    assert "Wednesday 25 November, 10:15" in english.text
    assert "style=" not in danish.text
    assert "<script>" not in danish.text
    files = [await page.get(f"/room/{name}") for name in ("room.js", "room.css", "icon.svg")]
    assert [f.status_code for f in files] == [200, 200, 200]
    assert sum(len(answer.content) for answer in [danish, *files]) < 150_000
    assert (await page.get("/room/room.py")).status_code == 404
