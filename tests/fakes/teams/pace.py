"""How fast one bot may write in one thread."""

from collections import defaultdict

from tests.fakes.slack.clock import Clock

LIMITS = ((7, 1.0), (8, 2.0), (60, 30.0), (1800, 3600.0))


class Pace:
    """Counts over several spans at once; `strict` False lets everything pass."""

    def __init__(self, clock: Clock, *, strict: bool = True) -> None:
        self._clock, self.strict = clock, strict
        self._sent: dict[str, list[float]] = defaultdict(list)

    def refused(self, conversation: str) -> bool:
        """Count one message; whether it was one too many."""
        now = self._clock.monotonic()
        sent = self._sent[conversation]
        if self.strict:
            for most, span in LIMITS:
                if len([at for at in sent if at > now - span]) >= most:
                    return True
        sent.append(now)
        return False
