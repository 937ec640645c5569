"""The gate SQLite's writers queue at.

SQLite lets one connection write at a time; the others poll, and under load some of them lose. So
threads wait for a lock, and processes for a lock on a file beside the database.
"""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: SQLite's own busy timeout has to do
    fcntl = None  # type: ignore[assignment]


class Gate:
    """One writer at a time, in this process and in every other that opens the same file."""

    def __init__(self, database: Path) -> None:
        self._turn = threading.Lock()
        self._file = os.open(f"{database}.lock", os.O_RDWR | os.O_CREAT, 0o600)

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Wait for the turn, hold it for the block."""
        with self._turn:
            if fcntl:
                fcntl.flock(self._file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                if fcntl:
                    fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Give the file back to the system."""
        os.close(self._file)
