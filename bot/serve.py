"""Running it: the web server, the delivery loops, and an orderly end when told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
from typing import TYPE_CHECKING

import uvicorn

from bot.settings import SettingsError
from bot.wiring import built

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.settings import Settings
    from bot.wiring import Built
    from storage.engine import Store

log = logging.getLogger(__name__)

#: Seconds what is in flight gets to finish; the whole stop must take less than ten.
GRACE = 7


class Server(uvicorn.Server):
    """Uvicorn, with the signals left to us: its own way ends the process with the signal's code."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave them alone."""
        yield


def bound(host: str, port: int) -> socket.socket:
    """The listening socket, taken before anything else is started.

    Raises:
        SettingsError: the port is in use, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
        taken.listen(128)
    except OSError as error:
        taken.close()
        raise SettingsError(
            f"PORT {port} on HOST {host} cannot be used ({error.strerror}): "
            "stop what uses it, or set PORT to another number"
        ) from None
    return taken


def serve(settings: Settings, store: Store, *, web: bool, worker: bool) -> None:
    """Run web, worker or both until SIGTERM or SIGINT.

    Raises:
        SettingsError: the port cannot be used.
    """
    listening = bound(settings.host, settings.port) if web else None
    try:
        asyncio.run(_serve(settings, store, listening, worker=worker))
    finally:
        if listening is not None:
            listening.close()


async def _serve(
    settings: Settings, store: Store, listening: socket.socket | None, *, worker: bool
) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with built(settings, store) as bot:
        tasks = []
        server = None
        if listening is not None:
            config = uvicorn.Config(bot.web, log_config=None, lifespan="off", access_log=False)
            server = Server(config)
            tasks.append(asyncio.create_task(server.serve(sockets=[listening])))
            log.info("listening on http://%s:%s/", settings.host, settings.port)
        if listening is not None and bot.socket is not None:
            tasks.append(asyncio.create_task(bot.socket.run(bot.closing)))
        bell = bot.house.bell
        if bell is not None and listening is not None:
            tasks.append(asyncio.create_task(bell.pass_on(bot.closing)))
        if bell is not None and worker:
            tasks.append(asyncio.create_task(bell.listen(bot.house.woken, bot.closing)))
        if worker:
            tasks.append(asyncio.create_task(bot.delivery.run()))
            tasks.append(asyncio.create_task(bot.ticks.run(bot.closing)))
        if worker and bot.changes is not None:
            tasks.append(asyncio.create_task(bot.changes.watch(bot.closing)))
        if worker and bot.teams is not None:
            tasks.append(asyncio.create_task(bot.teams.changes.watch(bot.closing)))
        waiting = asyncio.create_task(stop.wait())
        await asyncio.wait([waiting, *tasks], return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        await _stop(bot, server, tasks)


async def _stop(bot: Built, server: Server | None, tasks: list[asyncio.Task[None]]) -> None:
    """Take no more in, finish what is in flight."""
    bot.closing.set()
    bot.delivery.stop()
    if server is not None:
        server.should_exit = True
    _done, late = await asyncio.wait(tasks, timeout=GRACE)
    for task in late:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result
