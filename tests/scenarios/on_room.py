"""The stage in the browser room: two panes, over the routes that their page uses."""

from __future__ import annotations

import itertools
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import httpx
from sqlalchemy import delete, text, update

from bot.room.people import JOURNALIST, LIBRARIAN
from bot.settings import Settings
from bot.wiring import built
from handlers.cards.model import card_from_json
from storage import room
from storage.tables import Base, Installation, Partnership
from tests.fakes.slack import ManualClock
from tests.scenarios.screen import Screen, fields_of, of_card, of_form
from tests.scenarios.stage import BEGIN, HandClock, Player, Stage, time_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.engine import Store
    from storage.room import Post

#: What the demo has played already; the stories begin with an empty week.
PLAYED = (
    "outbox",
    "surfaces",
    "asks",
    "commitments",
    "history",
    "new_times",
    "gifts",
    "slots",
    "places",
)


@asynccontextmanager
async def room_stage(store: Store) -> AsyncIterator[RoomStage]:
    """The bot with no credentials, its demo's slots cleared away."""
    real = ManualClock(BEGIN.timestamp())
    clock = HandClock()
    async with built(Settings(), store, clock=clock, delivery_now=partial(time_of, real)) as parts:
        _empty_week(store)
        _with_silence(store)
        transport = httpx.ASGITransport(app=parts.web)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as page:
            stage = RoomStage(store, parts, clock, real)
            stage.page = page
            yield stage
            stage.check()


def _with_silence(store: Store) -> None:
    """As a partnership has it that is no demo."""
    with store.write() as session:
        session.execute(update(Partnership).values(quiet_from=21 * 60, quiet_until=7 * 60))


class RoomStage(Stage):
    """The library's pane and the newspaper's."""

    page: httpx.AsyncClient

    def __init__(self, *parts: Any) -> None:  # noqa: ANN401 - those of any stage
        super().__init__(*parts)
        self.statuses: list[int] = []
        self.librarian = RoomPlayer(self, LIBRARIAN.external_id, self)
        self.journalist = RoomPlayer(self, JOURNALIST.external_id, self)

    def check(self) -> None:
        super().check()
        assert not [status for status in self.statuses if status >= 500], self.statuses


class Pages(Protocol):
    """A stage with the room's page open on it."""

    page: httpx.AsyncClient
    statuses: list[int]


class RoomPlayer(Player):
    """One pane."""

    _keys = itertools.count(10_000_000)

    def __init__(self, stage: Stage, name: str, at: Pages) -> None:
        super().__init__(stage, name)
        self.at = at
        self._form: str | None = None
        self._place: dict[str, Any] = {}
        self._errors: dict[str, str] = {}
        self._typed: dict[str, str] = {}  # what a browser keeps in the form when it is refused
        self.answer: dict[str, Any] = {}

    @property
    def id_in_forms(self) -> str:
        return f"@{self.name}"

    async def command(self, line: str) -> None:
        await self._send("say", {"to": "shared", "text": f"/slot {line}"})

    async def say(self, text: str) -> None:
        await self._send("say", {"to": "shared", "text": text})

    async def whisper(self, text: str) -> None:
        await self._send("say", {"to": "direct", "text": text})

    async def reply(self, text: str, to: str | Screen = "card") -> None:
        await self._send("say", {"to": "shared", "at": self.look(to).handle, "text": text})

    async def press(self, on: Screen, key: str, value: str | None = None) -> None:
        button = on.button(key)
        in_form = isinstance(on.handle, dict)
        place = on.handle if in_form else {"to": "shared", "at": on.handle}
        act = key.partition(":")[0]
        said = {"act": act, "value": button.value if value is None else value, "in_form": in_form}
        await self._send("tap", {**place, **said})

    async def fill(self, **fields: str | list[str]) -> None:
        assert self._form is not None, "no form is open"
        values = _data(self._form)
        said = {k: v if isinstance(v, str) else " ".join(v) for k, v in fields.items()}
        self._typed = {**fields_of(self._form), **self._typed, **said}
        await self._send("form", {**self._place, **values, "in_form": True, "fields": self._typed})

    def cards(self) -> list[Screen]:
        return [_seen(p) for p in self._posts() if not p.private]

    def prompts(self) -> list[Screen]:
        there = {str(p.id): p for p in self._posts()}
        ids = self.stage.prompt_ids(room.direct(self.name))
        return [_seen(there[i]) for i in ids if i in there]

    def privately(self) -> list[Screen]:
        prompts = set(self.stage.prompt_ids(room.direct(self.name)))
        return [_seen(p) for p in self._posts() if p.private and str(p.id) not in prompts]

    @property
    def form(self) -> Screen:
        assert self._form is not None, "no form is open"
        return of_form(self._form, self._place, self._errors, self._typed)

    def _posts(self) -> list[Post]:
        with self.stage.store.read() as session:
            return [p for p in room.posts_for(session, self.name) if p.card is not None]

    async def _send(self, where: str, payload: dict[str, Any]) -> None:
        key = f"key-{next(self._keys)}"
        answer = await self.at.page.post(
            f"/room/{where}", json={"id": key, "who": self.name, **payload}
        )
        self.at.statuses.append(answer.status_code)
        said = self.answer = answer.json()
        self._errors = said.get("errors") or {}
        if said.get("form") or (where == "form" and not self._errors):
            self._form, self._typed = said.get("form"), {}
            self._place = {name: payload[name] for name in ("to", "at") if name in payload}
        await self.stage.acted()


def _seen(post: Post) -> Screen:
    return of_card(card_from_json(post.card or {}), str(post.id))


def _data(form: str) -> dict[str, str]:
    from html.parser import HTMLParser  # noqa: PLC0415 - for this one line of HTML

    class First(HTMLParser):
        found: dict[str, str]

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag == "form":
                self.found = {k: v or "" for k, v in attrs}

    reader = First()
    reader.feed(form)
    return {"act": reader.found["data-act"], "value": reader.found["data-value"]}


def _empty_week(store: Store) -> None:
    with store.write() as session:
        for name in PLAYED:
            session.execute(delete(Base.metadata.tables[name]))
        session.execute(text("UPDATE conversations SET ready_at = NULL"))
        session.execute(update(Installation).values(last_number=0))
        session.execute(update(Partnership).values(library_name="Biblioteket i Midtbyen"))
