"""Failures made to order, and the pace Slack allows."""

import math
from dataclasses import dataclass, field
from typing import Literal

from tests.fakes.slack.clock import Clock

Drop = Literal["before", "after"]
Error = Literal["operation_timed_out", "dispatch_failed"]


@dataclass
class Fault:
    """One failure to come, `times` over: see `FakeSlack.fail`."""

    method: str
    error: str | None = None
    status: int | None = None
    retry_after: int | None = None
    drop: Drop | None = None
    delay: float = 0.0
    times: int = 1
    channel: str | None = None

    def concerns(self, method: str, channel: str) -> bool:
        """Tell whether it is due for this call."""
        where = self.channel in (None, channel)
        return self.times > 0 and where and self.method in (method, "*")


@dataclass
class Faults:
    """The failures still to come, in the order in which they were asked for."""

    waiting: list[Fault] = field(default_factory=list)

    def take(self, method: str, channel: str) -> Fault:
        """Return the failure due for this call, or one that does nothing."""
        for fault in self.waiting:
            if fault.concerns(method, channel):
                fault.times -= 1
                return fault
        return Fault(method)


@dataclass
class Pace:
    """About one post a second in each conversation beyond a small burst."""

    clock: Clock
    burst: float = 5.0
    per_second: float = 1.0
    strict: bool = True
    _tokens: dict[str, tuple[float, float]] = field(default_factory=dict)

    def wait(self, channel: str) -> int:
        """Count one post; return the seconds to wait if it is one too many, else 0."""
        now = self.clock.monotonic()
        left, then = self._tokens.get(channel, (self.burst, now))
        left = min(self.burst, left + (now - then) * self.per_second)
        refused = self.strict and left < 1
        self._tokens[channel] = (left if refused else max(0.0, left - 1), now)
        return max(1, math.ceil((1 - left) / self.per_second)) if refused else 0


@dataclass(frozen=True)
class Failed:
    """A request that the app did not answer well: late, or not with 200."""

    error: Error
    what: str
    status: int
    seconds: float
    body: str
