"""Ids and timestamps as Slack makes them, the same in every run."""

import base64
import hashlib
from itertools import count

from tests.fakes.slack.clock import Clock


class Ids:
    """Makes ids that look real (`U0…`, `C0…`, `V0…`) and never repeat."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._count = count(1)
        self._last_micros = 0

    def make(self, prefix: str, length: int = 10) -> str:
        """Return an id such as `U07KQ4ZB5XA`."""
        return f"{prefix}0{self.token(length - 1)}"

    def token(self, length: int = 24) -> str:
        """Return capital letters and digits without meaning."""
        digest = hashlib.sha256(f"rykker {next(self._count)}".encode()).digest()
        return base64.b32encode(digest).decode()[:length]

    def ts(self) -> str:
        """Return a message's `ts`: seconds and microseconds, later than any before it."""
        self._last_micros = max(int(self._clock.time() * 1_000_000), self._last_micros + 1)
        seconds, micros = divmod(self._last_micros, 1_000_000)
        return f"{seconds}.{micros:06d}"

    def trigger(self) -> str:
        """Return a `trigger_id`."""
        return f"{next(self._count)}80.{next(self._count)}43.{self.token(32).lower()}"
