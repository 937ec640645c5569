"""The Web API over HTTP: who is asking, what may fail, and the answer."""

import asyncio
import json
from collections.abc import Callable

from aiohttp import web

from tests.fakes.slack import methods_chat, methods_read, methods_socket, methods_views
from tests.fakes.slack.errors import RefusedError, invalid_arguments
from tests.fakes.slack.failures import Fault
from tests.fakes.slack.model import Json
from tests.fakes.slack.response_urls import respond
from tests.fakes.slack.sockets import Sockets
from tests.fakes.slack.world import Call, Token, World

Method = Callable[[World, Json, Token], Json]
METHODS: dict[str, tuple[Method, tuple[str, ...]]] = {
    "apps.connections.open": (methods_socket.connections_open, ()),
    "auth.test": (methods_read.auth_test, ()),
    "users.info": (methods_read.users_info, ("user",)),
    "team.info": (methods_read.team_info, ()),
    "conversations.info": (methods_read.conversations_info, ("channel",)),
    "conversations.open": (methods_read.conversations_open, ()),
    "conversations.members": (methods_read.conversations_members, ("channel",)),
    "conversations.history": (methods_read.conversations_history, ("channel",)),
    "conversations.replies": (methods_read.conversations_replies, ("channel", "ts")),
    "chat.postMessage": (methods_chat.post_message, ("channel",)),
    "chat.postEphemeral": (methods_chat.post_ephemeral, ("channel", "user")),
    "chat.update": (methods_chat.update, ("channel", "ts")),
    "chat.delete": (methods_chat.delete, ("channel", "ts")),
    "views.open": (methods_views.views_open, ("trigger_id", "view")),
    "views.push": (methods_views.views_push, ("trigger_id", "view")),
    "views.update": (methods_views.views_update, ("view",)),
    "views.publish": (methods_views.views_publish, ("user_id", "view")),
}
FOR_APP_TOKENS = {"apps.connections.open"}
STRUCTURED = {
    "blocks": "invalid_blocks_format",
    "attachments": "invalid_attachments",
    "metadata": "invalid_metadata_format",
    "view": "invalid_arguments",
}


class Server:
    """Serves one world on 127.0.0.1."""

    def __init__(self, world: World, sockets: Sockets) -> None:
        self._world = world
        self._sockets = sockets
        self._runner: web.AppRunner | None = None

    async def start(self, port: int) -> str:
        """Listen; return the root address, with a slash at its end."""
        app = web.Application(client_max_size=4 * 2**20)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/{tail:(commands|actions)/.+}", self._response_url)
        app.router.add_get("/link/", self._sockets.link)
        self._runner = web.AppRunner(app, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        _, bound = self._runner.addresses[0][:2]
        return f"http://127.0.0.1:{bound}/"

    async def stop(self) -> None:
        """Close every connection."""
        if self._runner is not None:
            await self._sockets.close()
            await self._runner.cleanup()
            self._runner = None

    async def _api(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        args, malformed = await _arguments(request)
        token = _bearer(request)
        if method not in FOR_APP_TOKENS:  # that one takes it in the header only
            token = args.pop("token", None) or token
        fault = self._world.faults.take(method, str(args.get("channel", "")))
        await asyncio.sleep(fault.delay)
        if fault.drop == "before":
            return self._dropped(request, method, args, {})
        status, answer, headers = _failure(fault)
        if status == 200 and not answer:
            status, answer, headers = self._answer(method, args, token, malformed)
        if fault.drop == "after":
            return self._dropped(request, method, args, answer)
        self._world.calls.append(Call(method, args, answer, status))
        if status >= 500:
            return web.Response(status=status, text="upstream connect error")
        return web.json_response(answer, status=status, headers=headers)

    def _dropped(self, request: web.Request, method: str, args: Json, answer: Json) -> web.Response:
        self._world.calls.append(Call(method, args, answer, 0))
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    def _answer(
        self, method: str, args: Json, token: str | None, malformed: str | None
    ) -> tuple[int, Json, dict[str, str]]:
        try:
            who = self._who(token, method)
            function = _method(method, args, malformed)
            wait = self._wait(method, args)
            if wait:
                return 429, {"ok": False, "error": "ratelimited"}, {"Retry-After": str(wait)}
            answer = {"ok": True, **function(self._world, args, who)}
        except RefusedError as error:
            answer = {"ok": False, "error": error.code, **error.extra}
        known = self._world.tokens.get(token or "", Token(frozenset()))
        scopes = ",".join(sorted(known.scopes))
        return 200, answer, {"x-oauth-scopes": scopes, "x-slack-req-id": self._world.ids.token(16)}

    def _who(self, token: str | None, method: str) -> Token:
        if not token:
            raise RefusedError("not_authed")
        taken, others = self._world.tokens, self._world.app_tokens
        if method in FOR_APP_TOKENS:
            taken, others = others, taken
        if token in others:
            raise RefusedError("not_allowed_token_type")
        if token not in taken:
            raise RefusedError("invalid_auth")
        if taken[token].dead:
            raise RefusedError(taken[token].dead)
        return taken[token]

    def _wait(self, method: str, args: Json) -> int:
        return self._world.pace.wait(str(args["channel"])) if method == "chat.postMessage" else 0

    async def _response_url(self, request: web.Request) -> web.Response:
        try:
            args = json.loads(await request.read())
            respond(self._world, request.match_info["tail"], args)
        except ValueError:
            return web.json_response({"ok": False, "error": "invalid_payload"}, status=400)
        except RefusedError as error:
            return web.json_response({"ok": False, "error": error.code, **error.extra}, status=404)
        return web.json_response({"ok": True})


def _method(method: str, args: Json, malformed: str | None) -> Method:
    if malformed:
        raise RefusedError(malformed)
    if method not in METHODS:
        raise RefusedError("unknown_method", req_method=method)
    function, required = METHODS[method]
    lacking = [name for name in required if not args.get(name)]
    if lacking:
        raise invalid_arguments(*(f"missing required field: {name}" for name in lacking))
    return function


def _failure(fault: Fault) -> tuple[int, Json, dict[str, str]]:
    if fault.retry_after is not None:
        refused = {"ok": False, "error": "ratelimited"}
        return 429, refused, {"Retry-After": str(fault.retry_after)}
    if fault.error is not None:
        return fault.status or 200, {"ok": False, "error": fault.error}, {}
    return fault.status or 200, {}, {}


def _bearer(request: web.Request) -> str | None:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if kind == "Bearer" else None


async def _arguments(request: web.Request) -> tuple[Json, str | None]:
    """Return the arguments, from query, form or JSON, and an error code if malformed."""
    args: Json = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.read() or b"{}")
        except ValueError:
            return args, "invalid_json"
        if not isinstance(body, dict):
            return args, "json_not_object"
        args |= body
    else:
        args |= {key: value for key, value in (await request.post()).items() if value != ""}
    for key, code in STRUCTURED.items():
        if isinstance(args.get(key), str):
            try:
                args[key] = json.loads(args[key])
            except ValueError:
                return args, code
    return args, None
