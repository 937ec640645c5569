"""The room's routes: the page, what it follows, and what is typed, tapped and filled in there."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, StreamingResponse
from starlette.routing import Route

from bot.room import again, assets, guard, inbound, stream, times, walk
from bot.room.around import around
from bot.room.page import Page, page_html
from bot.room.people import DEMO
from bot.room.refusals import refused, wrong
from bot.room.render import form_html
from bot.room.words import words_for
from handlers.cards.model import to_json
from handlers.door import Kind
from storage import room
from storage.inbox import first_time

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from bot.house import House
    from bot.room.inbound import Sender
    from bot.room.words import Words
    from handlers.cards.model import Card
    from handlers.door import Inbound, Reply

    Answer = Callable[[Request], Awaitable[Response]]


def routes(house: House, closing: asyncio.Event | None = None) -> list[Route]:
    """The room's routes; `closing` is set when the server shuts down, and ends the streams."""
    desk = Desk(house, closing or asyncio.Event())
    return [
        Route("/", desk.guarded(desk.page), methods=["GET"]),
        Route("/room/stream", desk.guarded(desk.events), methods=["GET"]),
        Route("/room/say", desk.guarded(desk.say, writes=True), methods=["POST"]),
        Route("/room/tap", desk.guarded(desk.tap, writes=True), methods=["POST"]),
        Route("/room/form", desk.guarded(desk.form, writes=True), methods=["POST"]),
        Route("/room/clock", desk.guarded(desk.clock, writes=True), methods=["POST"]),
        Route("/room/again", desk.guarded(desk.again, writes=True), methods=["POST"]),
        Route("/room/language", desk.guarded(desk.language, writes=True), methods=["POST"]),
        Route("/room/{name}", desk.guarded(desk.asset), methods=["GET"]),
    ]


@dataclass(frozen=True)
class Desk:
    """Takes what the page sends to the one door, and gives back what belongs to the page alone."""

    house: House
    closing: asyncio.Event

    def guarded(self, answer: Answer, *, writes: bool = False) -> Answer:
        """`answer`, for our own page on this machine only, and with the headers that keep it so."""

        async def checked(request: Request) -> Response:
            words = self.words(request)
            if not guard.right_host(request, self.house.settings.host):
                response: Response = PlainTextResponse(words.not_this_host, 403)
            elif writes and not guard.same_origin(request):
                response = wrong(words.not_from_here, 403)
            else:
                response = await answer(request)
            for name, value in guard.HEADERS.items():
                response.headers.setdefault(name, value)
            return response

        return checked

    def words(self, request: Request) -> Words:
        """The page's words, in the language the page asks for."""
        return words_for(request.query_params.get("lang"), self.house.settings.defaults.locale)

    def view(self, request: Request) -> stream.View:
        """What this page shows."""
        return stream.View(DEMO, self.words(request), ZoneInfo(self.house.settings.defaults.zone))

    async def page(self, request: Request) -> Response:
        """The room as it stands; in the language spoken there, unless another is asked for."""
        lang = request.query_params.get("lang")
        return HTMLResponse(await self.house.run(lambda: self._page(lang)))

    async def events(self, request: Request) -> Response:
        """All that changes after the page was made, or after the last thing it heard."""
        since = request.headers.get("last-event-id") or request.query_params.get("since", "")
        events = stream.follow(
            self.house, self.view(request), since=stream.read(since), closing=self.closing
        )
        return StreamingResponse(events, media_type="text/event-stream")

    async def asset(self, request: Request) -> Response:
        """A file of the page; its address changes with its content, so it may be kept for ever."""
        return assets.response(request.path_params["name"])

    async def say(self, request: Request) -> Response:
        """A typed line: everybody it is meant for sees it, then the bot hears it."""

        async def work(payload: Mapping[str, Any], by: Sender) -> Reply:
            heard = inbound.typed(payload, by)
            await self.house.run(lambda: self._write_down(heard, by, inbound.shown(payload)))
            return await self.house.receive(heard)

        return await self._answered(request, work)

    async def tap(self, request: Request) -> Response:
        """A tapped button."""
        return await self._answered(
            request, lambda payload, by: self.house.receive(inbound.tapped(payload, by))
        )

    async def form(self, request: Request) -> Response:
        """A form sent in."""
        return await self._answered(
            request, lambda payload, by: self.house.receive(inbound.filled_in(payload, by))
        )

    async def clock(self, request: Request) -> Response:
        """The clock moved, and all that is due on the way done. Answered when it is there."""
        words = self.words(request)

        async def work(payload: Mapping[str, Any]) -> dict[str, Any]:
            came = await walk.Walk(self.house, self.closing).go(walk.read(payload))
            return {"clock": self._time(self.view(request)), "told": "" if came else words.no_news}

        return await self._tried(words, request, work)

    async def again(self, request: Request) -> Response:
        """The demo as at first. The pages are told by what they follow."""

        async def work(payload: Mapping[str, Any]) -> dict[str, Any]:
            await again.begin(self.house, self.closing, again.read(payload))
            return {}

        return await self._tried(self.words(request), request, work)

    async def language(self, request: Request) -> Response:
        """The language of the bot in this room; the page itself asks for its own by address."""

        async def work(payload: Mapping[str, Any]) -> dict[str, Any]:
            await again.turn(self.house, self.closing, again.read(payload))
            return {}

        return await self._tried(self.words(request), request, work)

    async def _answered(
        self,
        request: Request,
        work: Callable[[Mapping[str, Any], Sender], Awaitable[Reply]],
    ) -> Response:
        words = self.words(request)

        async def placed(payload: Mapping[str, Any]) -> dict[str, Any]:
            by = await self.house.run(lambda: self._placed(inbound.sender(payload, DEMO)))
            reply = await work(payload, by)
            if card := reply.card:
                await self.house.run(lambda: self._show(by, card))
            form = reply.form and form_html(reply.form, words, scope=by.person.external_id)
            return {"form": form, "errors": dict(reply.errors)}

        return await self._tried(words, request, placed)

    async def _tried(
        self,
        words: Words,
        request: Request,
        work: Callable[[Mapping[str, Any]], Awaitable[dict[str, Any]]],
    ) -> Response:
        try:
            return JSONResponse(await work(await guard.payload_of(request)))
        except Exception as error:  # noqa: BLE001 - each has its sentence
            return refused(error, words)

    def _time(self, view: stream.View) -> str:
        return times.clock(self.house.clock.now(), view.zone, view.words)

    def _page(self, lang: str | None) -> str:
        defaults = self.house.settings.defaults
        with self.house.store.read() as session:
            spoken = room.partnership_of(session)
            words = words_for(lang, spoken.locale if spoken else defaults.locale)
            view = stream.View(DEMO, words, ZoneInfo(defaults.zone))
            mark = room.mark(session)
            posts = {
                me.external_id: room.posts_for(session, me.external_id, shared=view.shared)
                for me in view.panes
            }
            now = self.house.clock.now()
            beside = around(session, view, now=now)
        page = Page(view, now, stream.written(mark), posts, beside, assets.PATHS)
        return page_html(page)

    def _placed(self, by: Sender) -> Sender:
        """The sender, where the message they did it to stands; only if they can see it."""
        if by.at is None:
            return by
        with self.house.store.read() as session:
            post = room.post_for(session, by.person.external_id, by.at)
        if post is None:
            raise LookupError(by.at)
        return inbound.moved(by, shared=room.is_shared(post.conversation))

    def _write_down(self, heard: Inbound, by: Sender, text: str) -> None:
        """The typed line as a message: once, however often it is sent; a command is private."""
        now = self.house.clock.now()
        with self.house.store.write() as session:
            if not first_time(session, key=f"room said {by.key}", at=now):
                return
            room.add_post(
                session,
                conversation=by.room.external_id,
                at=now,
                author=by.person.external_id,
                only_for=by.only_for if heard.kind is Kind.COMMAND else "",
                under=by.at,
                text=text,
            )

    def _show(self, by: Sender, card: Card) -> None:
        with self.house.store.write() as session:
            room.add_post(
                session,
                conversation=by.room.external_id,
                at=self.house.clock.now(),
                only_for=by.only_for,
                under=None,
                card=to_json(card),
            )
