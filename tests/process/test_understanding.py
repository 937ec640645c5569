"""`rykker understand` as it is typed: through pipes, on any machine, for as long as one likes."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from typing import IO, TYPE_CHECKING

import pytest

from tests.process.running import START, STOP, ended, start

if TYPE_CHECKING:
    from pathlib import Path

ASKED = json.dumps({"text": "kl. 10", "now": "2026-11-25T09:00"})
LINE = {"text": "foreslå Æblefest i morgen kl. 10", "kind": "line", "now": "2026-11-25T09:00"}
UNDERSTAND = [sys.executable, "-m", "bot", "understand"]


def stdin_of(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdin is not None
    return process.stdin


def answer(process: subprocess.Popen[str], asked: str = ASKED) -> str:
    """Ask one line; the answer must come while more may be asked."""
    assert process.stdout is not None
    stdin_of(process).write(f"{asked}\n")
    stdin_of(process).flush()
    answered, _, _ = select.select([process.stdout], [], [], START)
    if not answered:
        process.kill()
        raise AssertionError(f"no answer: {ended(process)}")
    return process.stdout.readline()


@pytest.mark.parametrize(
    "machine", [{}, {"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}]
)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "a byte order mark"])
def test_utf_8_whatever_the_machines_own_encoding(
    tmp_path: Path, machine: dict[str, str], mark: bytes
) -> None:
    typed = json.dumps(LINE, ensure_ascii=False).encode()
    done = subprocess.run(
        UNDERSTAND,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "0"} | machine,
        input=mark + typed + b"\n\xe6\n" + typed,
        capture_output=True,
        check=True,
    )
    first, wrong, last = (json.loads(line) for line in done.stdout.decode().splitlines())
    assert first == last
    assert (first["title"], first["start"]) == ("Æblefest", "2026-11-26T10:00")
    assert (list(wrong), done.stderr) == (["error"], b"")


def test_half_a_character_pair_is_written_by_its_number(tmp_path: Path) -> None:
    process = start("understand", cwd=tmp_path, stdin=subprocess.PIPE)
    stdin_of(process).write(json.dumps(LINE | {"text": "Debat @\ud800x @mette i morgen kl. 10"}))
    result = ended(process)
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["start"] == "2026-11-26T10:00"


def test_each_line_is_answered_before_the_next_is_asked(tmp_path: Path) -> None:
    process = start("understand", cwd=tmp_path, stdin=subprocess.PIPE)
    for _ in range(2):
        assert json.loads(answer(process))["start"] == "2026-11-25T10:00"
    assert ended(process).code == 0


def test_who_reads_only_the_head_ends_it_quietly(tmp_path: Path) -> None:
    with start("understand", cwd=tmp_path, stdin=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        answer(process)
        process.stdout.close()
        stdin_of(process).write(f"{ASKED}\n" * 3)
        stdin_of(process).close()
        assert (process.stderr.read(), process.wait(STOP)) == ("", 0)


def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    # Where the tests run in the background, Ctrl-C is ignored, and children inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = start("understand", cwd=tmp_path, stdin=subprocess.PIPE)
    finally:
        signal.signal(signal.SIGINT, before)
    answer(process)  # it is at work
    process.send_signal(signal.SIGINT)
    result = ended(process)
    assert (result.code, result.err) == (130, "")
