"""The bot's own processes, `rykker web|worker|run`, beside a fake Slack that this process serves.

Their environment holds what they need and no more, and all addresses are loopback ones.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.arrivals import answers
from tests.fakes.slack import BOT_TOKEN, SIGNING_SECRET

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    import httpx

    from tests.fakes.slack import FakeSlack

#: Where the bot stands that is measured: beside these tests, wherever another is installed.
HERE = Path(__file__).parents[2]
#: Seconds the orderly stop may take.
STOP = 10


@dataclass
class Processes:
    """All that were started; what they say goes to files in `folder`."""

    folder: Path
    settings: Mapping[str, str]
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    started: int = 0

    def start(self, command: str, **more: str) -> subprocess.Popen[bytes]:
        """Start one."""
        self.started += 1
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(HERE), **self.settings, **more}
        with (self.folder / f"{command} {self.started}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "bot", command],
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.running.append(process)
        return process

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """End one as a power cut would."""
        process.kill()
        process.wait(STOP)
        self.running.remove(process)

    def stop(self) -> None:
        """End all of them, in good order where they can."""
        for process in self.running:
            process.terminate()
        for process in self.running:
            with suppress(subprocess.TimeoutExpired):
                process.wait(STOP)
        for process in list(self.running):
            self.kill(process)

    def said(self, most: int = 5) -> str:
        """What they had to say: warnings and errors, unless they were told to say more."""
        found = [line for log in self.folder.glob("*.log") for line in log.read_text().splitlines()]
        return "\n".join(found[-most:])


@asynccontextmanager
async def running(
    folder: Path, commands: Sequence[str], settings: Mapping[str, str], client: httpx.AsyncClient
) -> AsyncIterator[Processes]:
    """The bot's processes, once they answer; what they said is told where a comparison fails."""
    processes = Processes(folder, settings)
    try:
        for command in commands:
            processes.start(command)
            await answers(client)  # the clock stands in a row before the worker looks for it
        yield processes
    except AssertionError as error:
        raise AssertionError(f"{error}; the bot said: {processes.said()}") from error
    finally:
        await asyncio.to_thread(processes.stop)  # the fakes answer meanwhile what is in flight


def settings_of(slack: FakeSlack, address: str, **more: str) -> dict[str, str]:
    """The environment of a bot that is connected to the fake Slack."""
    return {
        "DATABASE_URL": address,
        "SLACK_API_URL": slack.base_url,
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "RYKKER_LOCALE": "da",
        "RYKKER_TIMEZONE": "Europe/Copenhagen",
        "LOG_LEVEL": "WARNING",
        **more,
    }
