"""It starts, answers, and stops in good order."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.process.running import Ended, ended, free_port, ready, run, start, stopped

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def started(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The README's first command, with another port; and its address."""
    port = free_port()
    process = start("run", cwd=tmp_path, settings={"PORT": port})
    try:
        ready(process, port)
        yield process, f"http://127.0.0.1:{port}"
    finally:
        if process.poll() is None:
            process.kill()
            ended(process)


def get(url: str) -> httpx.Response:
    return httpx.get(url, timeout=20, trust_env=False)


def test_without_any_setting_it_opens_the_room(
    started: tuple[subprocess.Popen[str], str], tmp_path: Path
) -> None:
    process, address = started
    page = get(f"{address}/")
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert get(f"{address}/metrics").status_code == 200
    assert get(f"{address}/nothing-here").status_code == 404
    assert (tmp_path / "rykker.db").exists()
    result = stopped(process)
    assert (result.code, result.out) == (0, "")
    assert f"listening on {address}/" in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize("with_signal", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_with_a_stream_open(
    started: tuple[subprocess.Popen[str], str], with_signal: int
) -> None:
    process, address = started
    with ExitStack() as open_now:
        client = open_now.enter_context(httpx.Client(timeout=20, trust_env=False))
        streams = [
            open_now.enter_context(client.stream("GET", f"{address}/room/stream")) for _ in range(3)
        ]
        for stream in streams:
            assert stream.status_code == 200
            next(stream.iter_raw())  # it has begun to speak
        result = stopped(process, with_signal)
    assert (result.code, result.out) == (0, "")
    assert "Traceback" not in result.err


def test_it_stops_with_an_idle_connection_and_half_a_request(
    started: tuple[subprocess.Popen[str], str],
) -> None:
    process, address = started
    host, port = address.removeprefix("http://").split(":")
    with (
        socket.create_connection((host, int(port))),
        socket.create_connection((host, int(port))) as half,
    ):
        half.sendall(b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc")
        result = stopped(process)
    assert (result.code, result.out) == (0, "")
    assert "Traceback" not in result.err


def test_a_second_signal_does_not_break_the_stop(
    started: tuple[subprocess.Popen[str], str],
) -> None:
    process, _address = started
    process.send_signal(signal.SIGTERM)
    result = stopped(process)
    assert (result.code, result.out) == (0, "")


def test_it_can_be_started_again_at_once_on_the_same_port(tmp_path: Path) -> None:
    settings = {"PORT": free_port()}
    for _ in range(2):
        process = start(cwd=tmp_path, settings=settings)
        ready(process, settings["PORT"])
        result = stopped(process)
        assert (result.code, result.out) == (0, "")


def test_the_settings_file_is_read_and_the_environment_goes_before_it(tmp_path: Path) -> None:
    ports = [free_port(), free_port()]
    (tmp_path / ".env").write_text(
        f"PORT={ports[0]}\nDATABASE_URL=sqlite:///named.db\nLOG_FORMAT=json\nRYKKER_LOCALE=en\n"
    )
    process = start(cwd=tmp_path)
    ready(process, ports[0])
    assert '<html lang="en"' in get(f"http://127.0.0.1:{ports[0]}/").text
    result = stopped(process)
    assert (result.code, (tmp_path / "named.db").exists()) == (0, True)
    assert all(line.startswith("{") for line in result.err.splitlines())
    process = start(cwd=tmp_path, settings={"PORT": ports[1]})
    ready(process, ports[1])
    assert stopped(process).code == 0


def test_web_and_worker_apart(tmp_path: Path) -> None:
    settings = {"PORT": free_port()}
    assert run("migrate", cwd=tmp_path, settings=settings) == Ended(0, "", "")
    web = start("web", cwd=tmp_path, settings=settings)
    worker = start("worker", cwd=tmp_path, settings=settings)
    ready(web, settings["PORT"])
    assert worker.poll() is None
    for process in (web, worker):
        result = stopped(process)
        assert (result.code, result.out) == (0, "")
        assert "Traceback" not in result.err


def test_migrate_twice(tmp_path: Path) -> None:
    assert [run("migrate", cwd=tmp_path) for _ in range(2)] == [Ended(0, "", "")] * 2


def test_on_postgresql_as_hosts_name_it(postgres_address: str, tmp_path: Path) -> None:
    address = postgres_address.replace("postgresql+psycopg://", "postgres://")
    assert address.startswith("postgres://")
    port = free_port()
    settings = {"PORT": port, "DATABASE_URL": address}
    assert run("migrate", cwd=tmp_path, settings=settings) == Ended(0, "", "")
    process = start("run", cwd=tmp_path, settings=settings)
    ready(process, port)
    result = stopped(process)
    assert (result.code, result.out, list(tmp_path.iterdir())) == (0, "", [])


def test_the_installed_command_is_the_same(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("rykker")
    result = subprocess.run([command, "migrate"], cwd=tmp_path, check=False, capture_output=True)
    assert (result.returncode, result.stderr) == (0, b"")
    assert (tmp_path / "rykker.db").exists()
