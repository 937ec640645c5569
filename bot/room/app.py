"""The room's routes: the page, what it follows, and what is typed, tapped and filled in there."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, StreamingResponse
from starlette.routing import Route

from bot.room import again, assets, guard, inbound, stream, times, walk, written
from bot.room.around import around
from bot.room.closed import closed_html
from bot.room.crowd import Crowd, Place
from bot.room.page import Page, page_html
from bot.room.people import StrangerError
from bot.room.refusals import refused, wrong
from bot.room.render import form_html
from bot.room.visits import Visits, anew
from bot.room.words import words_for
from storage import room, room_around
from storage.room_mark import read_mark

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from bot.house import House
    from bot.room.inbound import Sender
    from bot.room.words import Words
    from handlers.door import Reply

    Answer = Callable[[Request], Awaitable[Response]]
    Seen = Callable[[Request, stream.View], Awaitable[Response]]


def routes(house: House, closing: asyncio.Event | None = None) -> list[Route]:
    """The room's routes; `closing` is set when the server shuts down, and ends the streams."""
    desk = Desk(house, closing or asyncio.Event(), Visits(house))
    reads = {"/": desk.page, "/room/stream": desk.events}
    writes = {
        "/room/say": desk.say,
        "/room/tap": desk.tap,
        "/room/form": desk.form,
        "/room/clock": desk.clock,
        "/room/again": desk.again,
        "/room/language": desk.language,
    }
    return [
        *(Route(path, desk.guarded(desk.seen(it)), methods=["GET"]) for path, it in reads.items()),
        *(
            Route(path, desk.guarded(desk.seen(it), writes=True), methods=["POST"])
            for path, it in writes.items()
        ),
        Route("/enter", desk.guarded(desk.door), methods=["GET"]),
        Route("/room/enter", desk.guarded(desk.enter, writes=True), methods=["POST"]),
        Route("/room/{name}", desk.guarded(desk.asset), methods=["GET"]),
    ]


@dataclass(frozen=True)
class Desk:
    """Takes what the page sends to the one door, and gives back what belongs to the page alone."""

    house: House
    closing: asyncio.Event
    visits: Visits
    crowd: Crowd = field(default_factory=Crowd)

    def guarded(self, answer: Answer, *, writes: bool = False) -> Answer:
        """`answer`, for our own page at our own address only, with the headers that keep it so."""

        async def checked(request: Request) -> Response:
            words, settings = self.words(request), self.house.settings
            if not guard.right_host(request, settings.host, settings.defaults.room):
                response: Response = PlainTextResponse(words.not_this_host, 403)
            elif writes and not guard.same_origin(request):
                response = wrong(words.not_from_here, 403)
            else:
                response = await answer(request)
            for name, value in guard.HEADERS.items():
                response.headers.setdefault(name, value)
            return response

        return checked

    def seen(self, answer: Seen) -> Answer:
        """`answer`, for who is let in."""

        async def let_in(request: Request) -> Response:
            words = self.words(request)
            try:
                visit = await self.visits.of(request)
            except StrangerError:
                if request.url.path == "/":
                    said = words.link_gone if Visits.had_one(request) else words.no_link
                    return HTMLResponse(closed_html(words, said, assets.PATHS), 403)
                return wrong(words.no_link, 403)
            zone = visit.zone or self.house.settings.defaults.zone
            return await answer(request, stream.View(visit, words, ZoneInfo(zone)))

        return let_in

    def words(self, request: Request) -> Words:
        """The page's words, in the language the page asks for."""
        return words_for(request.query_params.get("lang"), self.house.settings.defaults.locale)

    async def page(self, request: Request, view: stream.View) -> Response:
        """The room as it stands; in the language spoken there, unless another is asked for."""
        lang = request.query_params.get("lang")
        return HTMLResponse(await self.house.run(lambda: self._page(lang, view)))

    async def door(self, request: Request) -> Response:
        """Where a link leads: its secret is handed in by the page, as it stands after the `#`."""
        words = self.words(request)
        return HTMLResponse(closed_html(words, words.entering, assets.PATHS, enters=True))

    async def enter(self, request: Request) -> Response:
        """The secret of a link."""
        words = self.words(request)
        response = JSONResponse({})
        try:
            secret = str((await guard.payload_of(request)).get("secret", ""))
            await self.visits.enter(secret, response)
        except StrangerError:
            return wrong(words.link_gone, 403)
        except Exception as error:  # noqa: BLE001 - each has its sentence
            return refused(error, words)
        return response

    async def events(self, request: Request, view: stream.View) -> Response:
        """All that changes after the page was made, or after the last thing it heard."""
        # The demo lets in everybody who is on this machine: there a visitor is a machine.
        who = view.visit.link_id or (request.client.host if request.client else "")
        if self.crowd.is_full(who):
            return wrong(view.words.crowded, 429)
        since = request.headers.get("last-event-id") or request.query_params.get("since", "")
        events = stream.follow(
            self.house,
            view,
            since=read_mark(since),
            closing=self.closing,
            place=Place(self.crowd, who),
        )
        at_once = {"X-Accel-Buffering": "no"}  # a proxy is not to save them up
        return StreamingResponse(events, headers=at_once, media_type="text/event-stream")

    async def asset(self, request: Request) -> Response:
        """A file of the page; its address changes with its content, so it may be kept for ever."""
        return assets.response(request.path_params["name"])

    async def say(self, request: Request, view: stream.View) -> Response:
        """A typed line: everybody it is meant for sees it, then the bot hears it."""

        async def work(payload: Mapping[str, Any], by: Sender) -> Reply:
            heard, text = inbound.typed(payload, by), inbound.shown(payload)
            await self.house.run(lambda: written.write_down(self.house, heard, by, text))
            return await self.house.receive(heard)

        return await self._answered(request, view, work, meant=inbound.meant)

    async def tap(self, request: Request, view: stream.View) -> Response:
        """A tapped button."""
        return await self._answered(
            request, view, lambda payload, by: self.house.receive(inbound.tapped(payload, by))
        )

    async def form(self, request: Request, view: stream.View) -> Response:
        """A form sent in."""
        return await self._answered(
            request, view, lambda payload, by: self.house.receive(inbound.filled_in(payload, by))
        )

    async def clock(self, request: Request, view: stream.View) -> Response:
        """The clock moved, and all that is due on the way done. Answered when it is there."""

        async def work(payload: Mapping[str, Any]) -> dict[str, Any]:
            came = await walk.Walk(self.house, self.closing).go(walk.read(payload))
            now = times.clock(self.house.clock.now(), view.zone, view.words)
            return {"clock": now, "told": "" if came else view.words.no_news}

        return await self._tried(view.words, request, work)

    async def again(self, request: Request, view: stream.View) -> Response:
        """The demo as at first. The pages are told by what they follow."""

        async def work(payload: Mapping[str, Any]) -> dict[str, Any]:
            await again.begin(self.house, self.closing, again.read(payload))
            return {}

        return await self._tried(view.words, request, work)

    async def language(self, request: Request, view: stream.View) -> Response:
        """The language the bot speaks here; the page itself asks for its own by address."""

        async def work(payload: Mapping[str, Any]) -> dict[str, Any]:
            lang = again.read(payload)
            if view.visit.demo:
                await again.turn(self.house, self.closing, lang)
            else:
                await self.house.run(lambda: self.visits.speak(view.visit, lang))
                self.house.wake()
            return {}

        return await self._tried(view.words, request, work)

    async def _answered(
        self,
        request: Request,
        view: stream.View,
        work: Callable[[Mapping[str, Any], Sender], Awaitable[Reply]],
        meant: Callable[[Mapping[str, Any], Sender], str] = lambda _payload, _by: "",
    ) -> Response:
        house, words = self.house, view.words

        async def done(payload: Mapping[str, Any]) -> dict[str, Any]:
            sent_by = inbound.sender(payload, view.visit)
            by = await house.run(lambda: written.placed(house, sent_by))
            reply = await work(payload, by)
            if card := reply.card:
                await house.run(lambda: written.show(house, by, card))
            form = reply.form and form_html(reply.form, words, scope=by.person.external_id)
            answer = {"form": form, "errors": dict(reply.errors)}
            command = meant(payload, by)
            return answer | ({"meant": command} if command else {})

        return await self._tried(words, request, done)

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

    def _page(self, lang: str | None, view: stream.View) -> str:
        with self.house.store.read() as session:
            together = room_around.partnership_of(session, view.shared)
            spoken = view.visit.locale or (together and together.locale)
            words = words_for(lang, spoken or view.words.lang)
            visit = anew(session, view.visit) if view.visit.demo else view.visit
            view = replace(view, words=words, visit=visit)
            mark, now = room.mark(session), self.house.clock.now()
            posts = {
                me.external_id: room.posts_for(session, me.external_id, shared=view.shared)
                for me in view.panes
            }
            beside = around(session, view, now=now)
        return page_html(Page(view, now, mark.written, posts, beside, assets.PATHS))
