"""What Slack received, held against what should have come; and what a killed worker explains."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.bench.expected import Due, due_between, matched, titles, told
from tests.bench.week import MORNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.clock import MovedClock
    from tests.bench.expected import Thing
    from tests.bench.workers import Lost, Workers
    from tests.fakes.slack.world import Call

#: Seconds after a lease has run out within which another worker has looked.
SOON = timedelta(seconds=2)
#: How many of what is wrong are shown.
SHOWN = 20


@dataclass(frozen=True)
class Result:
    """What came of it; `left` waited still at the end."""

    expected: list[Due]
    missing: list[Due]
    overtaken: list[Due]
    doubles: list[Due]
    unexplained: list[Due]
    unasked: list[tuple[datetime, Thing]]
    left: int
    kills: int
    lost: int
    fewest: int
    late: dict[str, timedelta]

    @property
    def well(self) -> bool:
        """Whether all came that should, and nothing else."""
        return not (self.missing or self.unexplained or self.unasked or self.left)

    def lines(self) -> Iterator[str]:
        """What is printed."""
        kinds = Counter(due.thing.kind for due in self.expected)
        came = len(self.expected) - len(self.missing) - len(self.overtaken)
        yield (
            f"killed {self.kills} workers, {self.lost} with a line in hand; "
            f"never fewer than {self.fewest} at work"
        )
        yield f"expected  {len(self.expected)} ({', '.join(f'{n} {k}' for k, n in kinds.items())})"
        yield f"received  {came}, at the latest after (the domain's time):"
        yield from (f"          {kind} {late}" for kind, late in self.late.items())
        yield f"missing   {len(self.missing)}"
        yield f"overtaken {len(self.overtaken)}"
        yield f"doubles   {len(self.doubles)}, without cause {len(self.unexplained)}"
        yield f"unasked   {len(self.unasked)}, still waiting {self.left}"
        yield from (f"MISSING {due}" for due in self.missing[:SHOWN])
        yield from (f"UNASKED {thing} at {at}" for at, thing in self.unasked[:SHOWN])
        yield from (f"TWICE {due}" for due in self.unexplained[:SHOWN])


def compared(workers: Workers, calls: list[Call], clock: MovedClock, end: datetime) -> Result:
    """What came of it; what is due after `end` need not have come."""
    with workers.store.read() as session:
        wanted = due_between(session, MORNING, clock.now())
        named = titles(session)
    posts = [
        (clock.domain_at + (at - clock.real_at) * clock.pace, at, thing)
        for call in calls
        if call.method == "chat.postMessage" and call.response.get("ok")
        for at in [datetime.fromtimestamp(float(call.response["ts"]), UTC)]
        for thing in told(call, named)
    ]
    came, unasked = matched(wanted, [(at, thing) for at, _real, thing in posts])
    real = {(at, thing): real for at, real, thing in posts}
    expected = [due for due in wanted if due.at <= end]
    nothing = [due for due in expected if not came[due]]
    overtaken = [due for due in nothing if any(_overtook(o, due, clock) for o in workers.lost)]
    doubles = [due for due in expected if len(came[due]) > 1]

    def explained(due: Due) -> bool:
        return all(
            any(lost.explains(due.thing.channel, real[at, due.thing]) for lost in workers.lost)
            for at in came[due][:-1]
        )

    return Result(
        expected=expected,
        missing=[due for due in nothing if due not in overtaken],
        overtaken=overtaken,
        doubles=doubles,
        unexplained=[due for due in doubles if not explained(due)],
        unasked=unasked,
        left=workers.waiting(),
        kills=workers.kills,
        lost=len(workers.lost),
        fewest=workers.fewest,
        late=_latest(came, expected),
    )


def _latest(came: dict[Due, list[datetime]], expected: list[Due]) -> dict[str, timedelta]:
    """By kind, how long after it was due the latest came."""
    late: dict[str, timedelta] = {}
    for due in expected:
        for at in came[due][:1]:
            late[due.thing.kind] = max(late.get(due.thing.kind, at - due.at), at - due.at)
    return late


def _overtook(lost: Lost, due: Due, clock: MovedClock) -> bool:
    """Whether that dead worker's lease kept the line closed from before it was due to its end."""
    if lost.channel != due.thing.channel or due.until is None:
        return False
    closed, opened = (
        clock.domain_at + (at - clock.real_at) * clock.pace for at in (lost.at, lost.until + SOON)
    )
    return closed < due.until <= opened
