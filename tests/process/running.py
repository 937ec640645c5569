"""`python -m bot` as people start it: a process of its own, real sockets, its own folder."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: Seconds a start may take on a busy machine, and the stop that is promised.
START, STOP = 30, 10


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start(
    *arguments: str,
    cwd: Path,
    settings: Mapping[str, object] | None = None,
    stdin: int | None = None,
) -> subprocess.Popen[str]:
    """Start it in `cwd`, with no more of our environment than it needs."""
    environment = {"PATH": os.environ["PATH"], "PYTHONWARNINGS": "error::ResourceWarning"}
    given = {name: str(value) for name, value in (settings or {}).items()}
    return subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments],
        cwd=cwd,
        env=environment | given,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@dataclass(frozen=True, slots=True)
class Ended:
    """How it ended, and what it said."""

    code: int
    out: str
    err: str


def ended(process: subprocess.Popen[str], within: float = START) -> Ended:
    """Wait for its end; one that does not end is killed, and the test fails."""
    try:
        out, err = process.communicate(timeout=within)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        raise AssertionError(f"still running after {within} s; it said: {out}{err}") from None
    return Ended(process.returncode, out, err)


def run(*arguments: str, cwd: Path, settings: Mapping[str, object] | None = None) -> Ended:
    """Start it and wait until it ends by itself."""
    return ended(start(*arguments, cwd=cwd, settings=settings))


def stopped(process: subprocess.Popen[str], with_signal: int = signal.SIGTERM) -> Ended:
    """Tell it to stop, and wait no longer than is promised."""
    process.send_signal(with_signal)
    return ended(process, STOP)


def ready(process: subprocess.Popen[str], port: int) -> None:
    """Wait until it answers on `port`; the connection attempts are what waits."""
    deadline = monotonic() + START
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        while True:
            try:
                answer = client.get("/healthz", timeout=5)
            except httpx.TransportError:
                if process.poll() is not None:
                    raise AssertionError(f"it ended: {ended(process)}") from None
                assert monotonic() < deadline, "it never answered"
                continue
            assert (answer.status_code, answer.text) == (200, "ok")
            return


def mend(result: Ended) -> str:
    """The one line that says what is wrong and what to do, and nothing beside it."""
    assert (result.code, result.out) == (2, ""), result
    assert result.err.count("\n") == 1, result.err
    assert result.err.startswith("rykker: "), result.err
    return result.err.removeprefix("rykker: ").rstrip("\n")
