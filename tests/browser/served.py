"""`rykker run` for a browser: one port and one database, however often it stops and starts."""

from __future__ import annotations

import signal
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.process.running import Ended, ended, free_port, ready, run, start, stopped

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

#: Wednesday at a quarter past ten; the demo's week is made from it, whatever today is.
CLOCK = "2026-11-25T10:15+01:00 x1"


@dataclass
class Served:
    """The room on this machine, its database in `folder`; `also` are further settings."""

    folder: Path
    port: int = field(default_factory=free_port)
    also: dict[str, str] = field(default_factory=dict)
    _process: subprocess.Popen[str] | None = None

    @property
    def origin(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def settings(self) -> dict[str, object]:
        """How it is set."""
        return {
            "PORT": self.port,
            "RYKKER_CLOCK": CLOCK,
            "DATABASE_URL": f"sqlite:///{self.folder / 'rykker.db'}",
            **self.also,
        }

    def start(self) -> None:
        """Start it, and come back when it answers."""
        self._process = start("run", cwd=self.folder, settings=self.settings)
        ready(self._process, self.port)

    def link(self, name: str, side: str) -> str:
        """A link of somebody's own, made on the machine."""
        line = ("link", "--name", name, "--side", side)
        return run(*line, cwd=self.folder, settings=self.settings).out.strip()

    def kill(self) -> None:
        """End it as a crash would."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            ended(self._process)
            self._process = None

    def stop(self) -> None:
        """Stop it in good order; what it complained of meanwhile fails the test."""
        if self._process is None:
            return
        process, self._process = self._process, None
        result: Ended = stopped(process)
        assert result.code == 0, result
        assert not [line for line in result.err.splitlines() if "ERROR" in line], result.err
        assert "Traceback" not in result.err, result.err
