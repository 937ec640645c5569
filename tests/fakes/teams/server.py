"""Teams over HTTP: the login, the signing keys, and the service a bot writes to."""

import asyncio
import json
import secrets

from aiohttp import web

from tests.fakes.slack.failures import Fault
from tests.fakes.teams import keys
from tests.fakes.teams.cards import of_message
from tests.fakes.teams.model import Conversation, Json, Message, is_form
from tests.fakes.teams.world import Call, World

TOKEN_SECONDS = 3599


class RefusedError(Exception):
    """Teams says no: a status, and a code with a sentence."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status, self.code = status, code


class Server:
    """Serves one world on 127.0.0.1."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._runner: web.AppRunner | None = None

    async def start(self, port: int) -> str:
        """Listen; return the root address, with a slash at its end."""
        app = web.Application(client_max_size=2**20)
        app.router.add_post("/login/{tenant}/oauth2/v2.0/token", self._token)
        app.router.add_get("/openid", self._openid)
        app.router.add_get("/keys", self._keys)
        service = "/teams/v3/conversations"
        app.router.add_post(service, self._called("create"))
        app.router.add_post(f"{service}/{{id}}/activities", self._called("post"))
        app.router.add_put(f"{service}/{{id}}/activities/{{message}}", self._called("edit"))
        app.router.add_get(f"{service}/{{id}}/pagedmembers", self._called("members"))
        app.router.add_get(f"{service}/{{id}}/members/{{account}}", self._called("member"))
        app.router.add_get("/teams/v3/teams/{id}/conversations", self._called("channels"))
        self._runner = web.AppRunner(app, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        _, bound = self._runner.addresses[0][:2]
        return f"http://127.0.0.1:{bound}/"

    async def stop(self) -> None:
        """Close every connection."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    # login and keys

    async def _token(self, request: web.Request) -> web.Response:
        world, form = self._world, await request.post()
        fault = world.faults.take("token", "")
        await asyncio.sleep(fault.delay)
        wrong = [
            request.match_info["tenant"] != world.tenant and "AADSTS90002: Tenant not found",
            form.get("client_id") != world.client_id and "AADSTS700016: Application not found",
            form.get("client_secret") != world.client_secret and "AADSTS7000215: Invalid secret",
            form.get("grant_type") != "client_credentials" and "AADSTS70003: Unsupported grant",
            form.get("scope") != "https://api.botframework.com/.default" and "AADSTS70011: Scope",
        ]
        said = fault.error or next((one for one in wrong if one), None)
        if said:
            refused = {"error": "invalid_client", "error_description": said}
            return web.json_response(refused, status=fault.status or 401)
        token = f"eyJ0eXAi.{secrets.token_urlsafe(24)}.signed"
        world.tokens[token] = world.clock.time() + TOKEN_SECONDS
        good = {"token_type": "Bearer", "expires_in": TOKEN_SECONDS, "access_token": token}
        return web.json_response(good)

    async def _openid(self, _request: web.Request) -> web.Response:
        fault = self._world.faults.take("openid", "")
        await asyncio.sleep(fault.delay)
        self._world.lookups.append("openid")
        if fault.status:
            return web.Response(status=fault.status)
        return web.json_response(
            {
                "issuer": keys.ISSUER,
                "jwks_uri": f"{self._world.root_url}keys",
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        )

    async def _keys(self, _request: web.Request) -> web.Response:
        self._world.lookups.append("keys")
        return web.json_response({"keys": [keys.public(name) for name in self._world.keys]})

    # the service

    def _called(self, method: str):  # type: ignore[no-untyped-def] # noqa: ANN202 - aiohttp's handler
        async def handle(request: web.Request) -> web.StreamResponse:
            return await self._call(method, request)

        return handle

    async def _call(self, method: str, request: web.Request) -> web.StreamResponse:
        world = self._world
        where = request.match_info.get("id", "")
        fault = world.faults.take(method, where)
        await asyncio.sleep(fault.delay)
        try:
            body = json.loads(await request.read() or b"{}")
        except ValueError:
            body = {}
        if fault.drop == "before":
            return self._dropped(request, method, where, body, {})
        status, answer = self._answer(method, request, where, body, fault)
        if fault.drop == "after":
            return self._dropped(request, method, where, body, answer)
        world.calls.append(Call(method, where, body, answer, status))
        headers = {"Retry-After": str(fault.retry_after)} if fault.retry_after is not None else {}
        if status == 429:
            headers.setdefault("Retry-After", "1")
        return web.json_response(answer, status=status, headers=headers)

    def _answer(
        self, method: str, request: web.Request, where: str, body: Json, fault: Fault
    ) -> tuple[int, Json]:
        try:
            self._let_in(request)
            _fail(fault)
            return getattr(self, f"_{method}")(request, where, body)  # type: ignore[no-any-return]
        except RefusedError as error:
            return error.status, {"error": {"code": error.code, "message": "as the fake says"}}

    def _let_in(self, request: web.Request) -> None:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        ends = self._world.tokens.get(token, 0.0)
        if kind != "Bearer" or ends <= self._world.clock.time():
            raise RefusedError(401, "Unauthorized")

    def _dropped(
        self, request: web.Request, method: str, where: str, body: Json, answer: Json
    ) -> web.Response:
        self._world.calls.append(Call(method, where, body, answer, 0))
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    def _create(self, _request: web.Request, _where: str, body: Json) -> tuple[int, Json]:
        wanted = [one.get("id") for one in body.get("members") or []]
        users = [u for u in self._world.users.values() if {u.account, u.aad} & set(wanted)]
        if body.get("tenantId") != self._world.tenant or len(users) != 1:
            raise RefusedError(400, "BadSyntax")
        together = any(users[0].account in c.members for c in self._rooms())
        line = self._world.line(users[0])
        if not together and not line.messages:
            raise RefusedError(403, "ForbiddenOperationException")
        return 201, {"id": line.id}

    def _rooms(self) -> list[Conversation]:
        some = self._world.conversations.values()
        return [room for room in some if room.kind != "personal" and room.bot_in]

    def _find(self, where: str) -> tuple[Conversation, str | None]:
        name, _, root = where.partition(";messageid=")
        found = self._world.conversations.get(name)
        if found is None:
            raise RefusedError(404, "ConversationNotFound")
        if not found.bot_in:
            raise RefusedError(403, "BotNotInConversationRoster")
        if found.kind == "personal" and self._world.users[found.members[0]].blocked:
            raise RefusedError(403, "MessageWritesBlocked")
        if root and (found.kind != "channel" or found.find(root) is None):
            raise RefusedError(404, "ConversationNotFound")
        return found, root or None

    def _written(self, where: str, body: Json) -> tuple[Conversation, str | None, Json]:
        found, root = self._find(where)
        attachments = body.get("attachments") or [{}]
        card = attachments[0].get("content") or {}
        wrong = of_message(card)
        if body.get("type") != "message" or not str(body.get("summary") or "").strip():
            wrong.append("no words for a notification")
        if attachments[0].get("contentType") != "application/vnd.microsoft.card.adaptive":
            wrong.append("no adaptive card")
        if wrong:
            self._world.violations += wrong
            raise RefusedError(400, "BadArgument")
        if self._world.pace.refused(where):
            raise RefusedError(429, "Throttled")
        return found, root, card

    def _post(self, _request: web.Request, where: str, body: Json) -> tuple[int, Json]:
        found, root, card = self._written(where, body)
        made = Message(
            id=self._world.next_id(),
            conversation=found.id,
            author=self._world.bot,
            summary=str(body["summary"]),
            card=card,
            root=root,
            was_form=is_form(card),
        )
        self._world.put(made)
        return 201, {"id": made.id}

    def _edit(self, request: web.Request, where: str, body: Json) -> tuple[int, Json]:
        found, _root, card = self._written(where, body)
        message = found.find(request.match_info["message"])
        if message is None or message.author != self._world.bot:
            raise RefusedError(404, "ActivityNotFoundInConversation")
        message.card, message.summary = card, str(body["summary"])
        message.edits += 1
        self._world.changed(message)
        return 200, {"id": message.id}

    def _members(self, _request: web.Request, where: str, _body: Json) -> tuple[int, Json]:
        found, _root = self._find(where)
        users = [self._world.users[one] for one in found.members]
        some = [user.described(self._world.tenant) for user in users if user.listed]
        return 200, {"members": some}

    def _member(self, request: web.Request, where: str, _body: Json) -> tuple[int, Json]:
        found, _root = self._find(where)
        account = request.match_info["account"]
        user = self._world.users.get(account)
        if user is None or account not in found.members or not user.listed:
            raise RefusedError(404, "MemberNotFoundInConversation")
        return 200, user.described(self._world.tenant)

    def _channels(self, _request: web.Request, where: str, _body: Json) -> tuple[int, Json]:
        some = [c for c in self._world.conversations.values() if c.team == where]
        if not some:
            raise RefusedError(404, "TeamNotFound")
        return 200, {"conversations": [{"id": c.id, "name": c.name} for c in some]}


def _fail(fault: Fault) -> None:
    if fault.retry_after is not None:
        raise RefusedError(429, "Throttled")
    if fault.status is not None or fault.error is not None:
        raise RefusedError(fault.status or 400, fault.error or "ServiceError")
