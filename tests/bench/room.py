"""How soon the room's page is seen, and what it weighs.

    python -m tests.bench.room [--times 10]

A real `rykker run` with the demo's week, and Debian's Chromium; each time in a context of its own,
so that nothing is kept from the time before. First contentful paint is the browser's own figure,
in milliseconds from the start of the navigation: median, and the fastest and slowest. Bytes are
those of the bodies on the wire, the stream that the page follows left out. Exit 1 if an aim is
missed.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.browser.chromium import ARGUMENTS, chromium
from tests.browser.served import Served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Request

#: Milliseconds to the first paint, and bytes of the page with all its files.
AIMS = (300.0, 150_000)
PAINTED = """() => new Promise((painted) => {
    new PerformanceObserver((list) => {
        const [first] = list.getEntriesByName("first-contentful-paint");
        if (first) painted(first.startTime);
    }).observe({ type: "paint", buffered: true });
})"""


@dataclass(frozen=True, slots=True)
class Seen:
    """One opening of the page."""

    painted: float
    weights: dict[str, int]


def opened(browser: Browser, served: Served) -> Seen:
    """Open it as for the first time."""
    with browser.new_context() as context:
        page = context.new_page()
        asked: list[Request] = []
        # A lambda, as Playwright writes on what it is given, and a built-in cannot be written on.
        page.on("requestfinished", lambda request: asked.append(request))  # noqa: PLW0108
        with page.expect_request("**/room/stream*"):
            page.goto(served.origin)
        painted = float(page.evaluate(PAINTED))
        weights = {
            request.url.removeprefix(served.origin): request.sizes()["responseBodySize"]
            for request in asked
        }
        return Seen(painted, weights)


def measure(times: int) -> list[Seen]:
    """Open it that many times, after once that does not count.

    Raises:
        FileNotFoundError: there is no Chromium here.
    """
    path = chromium()
    with TemporaryDirectory(prefix="rykker-") as folder, sync_playwright() as playwright:
        served = Served(Path(folder))
        try:
            served.start()
            browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
            opened(browser, served)
            return [opened(browser, served) for _ in range(times)]
        finally:
            served.kill()


def lines(seen: list[Seen]) -> Iterator[str]:
    """What is told of it."""
    painted = sorted(one.painted for one in seen)
    yield (
        f"first contentful paint {median(painted):.0f} ms of {len(seen)} "
        f"({painted[0]:.0f}–{painted[-1]:.0f}), aim {AIMS[0]:.0f}"
    )
    heaviest = max(seen, key=lambda one: sum(one.weights.values())).weights
    yield f"{sum(heaviest.values())} bytes, aim {AIMS[1]}"
    for address, weight in sorted(heaviest.items(), key=lambda item: -item[1]):
        yield f"  {weight:>7} {address}"


def missed(seen: list[Seen]) -> bool:
    """Whether it is slower or heavier than it should be."""
    heaviest = max(sum(one.weights.values()) for one in seen)
    return median(one.painted for one in seen) > AIMS[0] or heaviest > AIMS[1]


def main() -> None:
    """Measure, and tell."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--times", type=int, default=10)
    seen = measure(parser.parse_args().times)
    print("\n".join(lines(seen)))  # noqa: T201 - a command's output
    sys.exit(missed(seen))


if __name__ == "__main__":
    main()
