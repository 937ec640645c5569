"""Socket Mode: envelopes over websockets that the app has opened, and what it says to them."""

import asyncio
import json
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from tests.fakes.slack.model import Json
from tests.fakes.slack.world import World

#: As many as Slack keeps for one app.
MOST_OPEN = 10
#: What Slack answers to a ticket that is used up, or was never given.
NO_TICKET = 408


@dataclass(eq=False)
class Connection:
    """One open websocket; a `leaving` one was told to go, and is used only for want of others."""

    socket: web.WebSocketResponse
    transport: asyncio.Transport
    leaving: bool = False
    sent: list[Json] = field(default_factory=list)


@dataclass
class Sockets:
    """All connections of the app. `patience` is how long an answer is waited for, in real time."""

    world: World
    patience: float = 3.0
    open: list[Connection] = field(default_factory=list)
    acks: list[tuple[Connection, Json]] = field(default_factory=list)
    _waiting: dict[str, asyncio.Future[Json | None]] = field(default_factory=dict)
    _given_up: set[str] = field(default_factory=set)
    _turn: int = 0
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    @property
    def able(self) -> list[Connection]:
        """The connections that are to stay."""
        return [connection for connection in self.open if not connection.leaving]

    async def deliver(self, kind: str, payload: Json, more: Json) -> Json | None:
        """Send an envelope to one of the connections; return what acknowledged it, if anything."""
        ready = self.able or self.open
        connection, self._turn = ready[self._turn % len(ready)], self._turn + 1
        name = _envelope_id(self.world)
        envelope: Json = {"envelope_id": name, "type": kind, "payload": payload, **more}
        answer: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        self._waiting[name] = answer
        connection.sent.append(envelope)
        try:
            await connection.socket.send_str(json.dumps(envelope, ensure_ascii=False))
            said = await asyncio.wait_for(answer, self.patience)
        except (TimeoutError, ConnectionError):
            said = None
        del self._waiting[name]
        self._given_up.add(name)
        if said is not None and not _fits(said, envelope):
            self.world.violations.append(f"socket: {kind} takes no answer like {said}")
        return said

    # what Slack does besides

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask for a new connection in place of every one; the old ones stay until they are left."""
        for connection in self.open:
            connection.leaving = True
            await self._tell(connection, reason)

    async def retire(self) -> None:
        """End the connections that were told to go, as Slack does some seconds later."""
        for connection in [*self.open]:
            if connection.leaving:
                await connection.socket.close()

    def drop(self) -> None:
        """Break every connection without a word."""
        for connection in [*self.open]:
            connection.transport.abort()
            self.open.remove(connection)

    def lapse(self) -> None:
        """Let the time pass in which what is at work could have been acknowledged."""
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_result(None)

    async def ready(self, count: int = 1) -> None:
        """Wait until there are so many connections that are to stay."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(lambda: len(self.able) >= count)

    async def gone(self) -> None:
        """Wait until there is no connection."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(lambda: not self.open)

    # the other end

    async def link(self, request: web.Request) -> web.StreamResponse:
        """Take a connection, for a ticket that is good once."""
        ticket = request.query.get("ticket", "")
        if ticket not in self.world.tickets:
            return web.Response(status=NO_TICKET)
        self.world.tickets.remove(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        assert request.transport is not None, "it has just been connected"
        connection = Connection(socket, request.transport)
        if len(self.open) >= MOST_OPEN:
            await self._tell(connection, "too_many_websockets")
            await socket.close()
            return socket
        await socket.send_json(self._hello())
        await self._listen(connection)
        return socket

    async def close(self) -> None:
        """Close every connection."""
        for connection in [*self.open]:
            await connection.socket.close()

    async def _listen(self, connection: Connection) -> None:
        self.open.append(connection)
        await self._announce()
        try:
            async for message in connection.socket:
                if message.type is WSMsgType.TEXT:
                    self._acknowledged(connection, message.data)
        finally:
            if connection in self.open:
                self.open.remove(connection)
            await self._announce()

    def _acknowledged(self, connection: Connection, said: str) -> None:
        ack: Json = json.loads(said)
        name = ack.get("envelope_id")
        self.acks.append((connection, ack))
        if name in self._waiting:
            if not self._waiting[name].done():
                self._waiting[name].set_result(ack)
        elif name not in self._given_up:
            self.world.violations.append(f"socket: no envelope waits for {said}")

    async def _tell(self, connection: Connection, reason: str) -> None:
        debug = {"host": "applink-1"}
        await connection.socket.send_json(
            {"type": "disconnect", "reason": reason, "debug_info": debug}
        )

    async def _announce(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.open) + 1,
            "debug_info": {
                "host": "applink-1",
                "build_number": 54,
                "approximate_connection_time": 18060,
            },
            "connection_info": {"app_id": self.world.app_id},
        }


def _fits(said: Json, envelope: Json) -> bool:
    """Whether Slack takes this for an answer: an object, where one is asked for."""
    if set(said) - {"envelope_id", "payload"}:
        return False
    return "payload" not in said or (
        envelope["accepts_response_payload"] and isinstance(said["payload"], dict)
    )


def _envelope_id(world: World) -> str:
    token = world.ids.token(32).lower()
    return "-".join((token[:8], token[8:12], token[12:16], token[16:20], token[20:]))
