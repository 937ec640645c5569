"""How long from a tap on one platform to its twin's edit being handed to the other.

    python -m tests.bench.twins [--acts 200]

PostgreSQL, with `rykker web` and `rykker worker`; Slack and Teams are fakes on loopback, served by
this process, which also taps. Nothing else goes on. Every second event is proposed in Slack and
accepted by a tap in Teams, the others the other way round; each is another partnership's in turn,
so that no room keeps to its pace.

From the sending of the tap to the arrival of the twin as agreed, and in brackets from the tap's
answer. Milliseconds. The aim is for the first, 99 of 100. Exit 1 if it is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import sys
import time
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import httpx

from storage.engine import open_store
from storage.schema import migrate
from tests.bench.arrivals import MOST, Arrivals, percent
from tests.bench.databases import private_postgres
from tests.bench.latency import APART, CLOCK, ROOMS
from tests.bench.processes import running, settings_of
from tests.fakes.slack import FakeSlack
from tests.fakes.teams import FakeTeams
from tests.fakes.teams.fake import NEWSPAPER
from tests.process.running import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.bench.databases import Databases
    from tests.fakes import slack, teams

#: Milliseconds from a tap to its twin, 99 of 100.
AIM = 100.0
#: Seconds between a round of proposals and the taps on them, more than any room's pace.
SETTLED = 1.5
#: The word on a card that was accepted.
AGREED = "Aftalt"
CODE = re.compile(r"\d{3}\s\d{3}")
#: Where the taps were made.
PLATFORMS = ("teams", "slack")


@dataclass(frozen=True)
class Timed:
    """Milliseconds from a tap to its twin, and from its answer."""

    tapped_on: str
    sent: float
    answered: float


@dataclass(frozen=True)
class Measured:
    """All taps, and the load of the machine meanwhile."""

    taps: list[Timed]
    load: float

    @property
    def well(self) -> bool:
        return percent([tap.sent for tap in self.taps], 99) <= AIM

    def lines(self) -> Iterator[str]:
        for platform in PLATFORMS:
            other = PLATFORMS[platform == "teams"]
            some = [tap for tap in self.taps if tap.tapped_on == platform]
            yield f"{len(some)} taps in {platform}, twins in {other}: {_figures(some)}"
        yield f"all: {_figures(self.taps)}, aim {AIM:.0f}, load {self.load:.1f}"


def _figures(taps: list[Timed]) -> str:
    sent, answered = [tap.sent for tap in taps], [tap.answered for tap in taps]
    after = f"({percent(answered, 50):.0f} and {percent(answered, 99):.0f})"
    return f"p50 {percent(sent, 50):.0f}, p99 {percent(sent, 99):.0f} {after}"


@dataclass(frozen=True)
class _Pair:
    """One partnership: the library's channel in Slack, the newspaper's in Teams."""

    librarian: slack.Person
    channel: slack.Channel
    journalist: teams.Person
    room: teams.Conversation

    async def begin(self) -> None:
        """The library begins, and the newspaper's room joins."""
        await self.librarian.command(self.channel, "/slot indstillinger")
        await self.librarian.command(self.channel, "/slot forbind")
        code = CODE.search(self.librarian.ephemerals[-1].text)
        assert code, "no code was given"
        await self.journalist.say(self.room, f"@rykker forbind {code[0]}")

    async def propose(self, title: str, tapped_on: str) -> None:
        """By those who do not tap."""
        if tapped_on == "teams":
            await self.librarian.command(self.channel, proposal(title))
        else:
            await self.journalist.say(self.room, proposal(title).replace("/slot", "@rykker"))

    async def stands(self, title: str) -> None:
        """Wait until its card is in both rooms."""
        deadline = time.monotonic() + MOST
        while time.monotonic() < deadline:
            if self._here(title) and self._there(title):
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"no two cards of {title}")

    def _here(self, title: str) -> list[slack.Message]:
        return [m for m in self.librarian.sees(self.channel) if title in str(m.blocks)]

    def _there(self, title: str) -> list[teams.Message]:
        return [m for m in self.journalist.sees(self.room) if title in str(m.card)]

    async def tap(self, title: str, tapped_on: str) -> str:
        """Accept it on the card; returns where its twin stands."""
        if tapped_on == "teams":
            (there,) = self._there(title)
            await self.journalist.tap(there, there.card, "slot.accept")
            return self.channel.id
        (here,) = self._here(title)
        ack = await self.librarian.tap(here.snapshot(), "slot.accept")
        assert ack.status == 200, ack
        return self.room.id


def proposal(title: str) -> str:
    """As it is typed."""
    return f"/slot foreslå {title} den 10.12.2026 kl. 16"


async def measure(databases: Databases, folder: Path, acts: int) -> Measured:
    """Start the bot, join the rooms, tap, and look when the twin is edited."""
    address = databases.create("twins")
    store = open_store(address)
    migrate(store.engine)
    store.close()
    port, arrivals = free_port(), Arrivals()
    async with (
        FakeSlack(strict_pace=False) as slack,
        FakeTeams(strict=False) as teams,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client,
    ):
        _connect(slack, teams, client)
        slack.world.on_change.append(lambda _what, m, _before: _note(arrivals, m.channel, m.blocks))
        teams.world.on_change.append(lambda m: _note(arrivals, m.conversation, m.card))
        settings = settings_of(slack, address, PORT=str(port), RYKKER_CLOCK=CLOCK)
        async with running(folder, ("web", "worker"), settings | teams.environment, client):
            pairs = [_pair(slack, teams, n) for n in range(min(ROOMS, acts))]
            names = [f"Debat om {'o'.join(x)}" for x in product("bdfgklmnprst", repeat=3)]
            for pair in pairs:
                await pair.begin()
            await _round(pairs, [names.pop() for _ in pairs], arrivals)  # both ways are warm
            taps = []
            for begin in range(0, acts, len(pairs)):
                titles = names[begin : min(begin + len(pairs), acts)]
                taps += await _round(pairs, titles, arrivals)
    return Measured(taps, os.getloadavg()[0])


def _connect(slack: FakeSlack, teams: FakeTeams, client: httpx.AsyncClient) -> None:
    async def post(path: str, body: bytes, headers: dict[str, str]) -> httpx.Response:
        return await client.post(path, content=body, headers=headers)

    async def post_activity(body: bytes, headers: dict[str, str]) -> httpx.Response:
        return await post("/api/messages", body, headers)

    slack.connect(post)
    teams.connect(post_activity)


def _note(arrivals: Arrivals, where: str, shown: object) -> None:
    """A card is on a screen; what counts is that it is agreed."""
    said = str(shown)
    if AGREED in said:
        arrivals.came(where, said)


def _pair(slack: FakeSlack, teams: FakeTeams, n: int) -> _Pair:
    librarian = slack.person(f"anna{n}")
    journalist = teams.person(f"jens{n}", domain=NEWSPAPER)
    channel, room = slack.channel(f"rum-{n}", librarian), teams.channel(f"rum {n}", journalist)
    return _Pair(librarian, channel, journalist, room)


async def _round(pairs: Sequence[_Pair], titles: list[str], arrivals: Arrivals) -> list[Timed]:
    """An event a pair is proposed; then, one after the other, each is accepted elsewhere."""
    chance, found = random.Random(1), []  # noqa: S311 - not for secrets
    turns = [
        (pair, title, PLATFORMS[n % 2])
        for n, (pair, title) in enumerate(zip(pairs, titles, strict=False))
    ]
    for pair, title, tapped_on in turns:
        await pair.propose(title, tapped_on)
    for pair, title, _tapped_on in turns:
        await pair.stands(title)
    await asyncio.sleep(SETTLED)
    for pair, title, tapped_on in turns:
        arrivals.titles = [title]
        await asyncio.sleep(chance.uniform(*APART))
        sent = time.time()
        twin = await pair.tap(title, tapped_on)
        answered = time.time()
        came = await arrivals.of(twin, title, since=sent)
        found.append(Timed(tapped_on, (came - sent) * 1000, max(0.0, came - answered) * 1000))
    return found


def main(given: list[str]) -> int:
    """Three lines; 1 where the aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.twins", description=__doc__)
    parser.add_argument("--acts", type=int, default=200)
    asked = parser.parse_args(given)
    with TemporaryDirectory(prefix="rykker-bench-") as made:
        logs = Path(made) / "logs"
        logs.mkdir()
        with private_postgres(Path(made)) as server:
            measured = asyncio.run(measure(server, logs, asked.acts))
    sys.stdout.writelines(f"{line}\n" for line in measured.lines())
    return 0 if measured.well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
