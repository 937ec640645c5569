"""Times in free text against `dateparser`, in one run: speed per phrase, import time, memory.

`python -m tests.bench.dates`. dateparser is no dependency of ours: install it by hand to compare.
Each library reads the same phrases in turn, so that a noisy machine troubles both alike; import
time and memory are those of fresh processes, less a bare Python's.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.words.when import read_time

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PHRASES = Path(__file__).parents[1] / "unit" / "data" / "times.json"
ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 25, 10, 15, tzinfo=ZONE)
ROUNDS = 5
#: Printed by a fresh process: seconds for the import, and its size afterwards in KiB.
PROBE = """
import datetime, re, time, zoneinfo
began = time.perf_counter()
{what}
took = time.perf_counter() - began
size = next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1]
print(took, size)
"""
OURS, THEIRS, BARE = "import handlers.words.when", "import dateparser", "pass"


def phrases() -> list[str]:
    """What people type, from the tests' own data."""
    rows = json.loads(PHRASES.read_text(encoding="utf-8"))
    return [row["phrase"] for row in rows]


def per_phrase(read: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Seconds each phrase took."""
    took = []
    for text in texts:
        began = perf_counter()
        read(text)
        took.append(perf_counter() - began)
    return took


def fresh(what: str) -> tuple[float, float]:
    """Seconds and KiB of a process that does this, as medians of some.

    Both read compiled modules, as installed ones do: the first run writes them and is not counted.
    """
    compiled = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    _, *runs = [
        subprocess.run(
            [sys.executable, "-c", PROBE.format(what=what)],
            capture_output=True,
            text=True,
            check=True,
            env=compiled,
        ).stdout.split()
        for _ in range(ROUNDS + 1)
    ]
    return median(float(run[0]) for run in runs), median(float(run[1]) for run in runs)


def ours(text: str) -> object:
    """Read by us."""
    return read_time(text, now=NOW, zone=ZONE)


def main() -> None:
    """Print the figures."""
    if find_spec("dateparser") is None:
        sys.exit("to compare: pip install dateparser, in this environment or a copy of it")
    import dateparser  # type: ignore[import-not-found, import-untyped, unused-ignore] # noqa: PLC0415

    settings = {"RELATIVE_BASE": NOW.replace(tzinfo=None), "PREFER_DATES_FROM": "future"}

    def theirs(text: str) -> object:
        return dateparser.parse(text, languages=["da", "en"], settings=settings)

    texts = phrases()
    ratios, mine, other = [], [], []
    for _ in range(ROUNDS):
        a, b = per_phrase(ours, texts), per_phrase(theirs, texts)
        mine.append(median(a))
        other.append(median(b))
        ratios.append(mine[-1] / other[-1])
    low, middle, high = quantiles(ratios, n=4)
    print(  # noqa: T201 - a bench speaks on stdout
        f"per phrase: ours {median(mine) * 1e3:.3f} ms, dateparser {median(other) * 1e3:.3f} ms, "
        f"ratio {middle:.2f} ({low:.2f}–{high:.2f}), {len(texts)} phrases"
    )
    bare, us, them = fresh(BARE), fresh(OURS), fresh(THEIRS)
    for place, name in ((0, "import"), (1, "memory")):
        print(  # noqa: T201 - a bench speaks on stdout
            f"{name}: ratio {(us[place] - bare[place]) / (them[place] - bare[place]):.3f}"
        )


if __name__ == "__main__":
    main()
