"""A real browser before a real `rykker run`; where there is no Chromium the tests say so loudly."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from playwright.sync_api import expect, sync_playwright

from bot.room.words import LANGUAGES
from tests.browser.chromium import ARGUMENTS, chromium
from tests.browser.room import Room
from tests.browser.served import Served
from tests.browser.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

#: Milliseconds something on the page may take on a busy machine.
PATIENCE = 30_000


class Visit(Protocol):
    """Opens the room in a context of its own; the options are Playwright's for a context."""

    def __call__(self, at: Served, *, lang: str = "da", **options: Any) -> Room: ...  # noqa: ANN401


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium; closed with this folder's last test, as its event loop would disturb others."""
    try:
        path = chromium()
    except FileNotFoundError as error:
        missing = f"THE ROOM WAS NOT TRIED IN A BROWSER: {error}"
        if os.environ.get("RYKKER_BROWSER") == "required":
            pytest.fail(missing)
        pytest.skip(missing)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield launched
        launched.close()


@pytest.fixture(scope="package")
def shared(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The room that tests share: each proposes an event of its own and looks at no other."""
    del browser  # without one no server is worth starting
    served = Served(tmp_path_factory.mktemp("room"))
    yield from _running(served)


@pytest.fixture
def fresh(browser: Browser, tmp_path: Path) -> Iterator[Served]:
    """A room in which nothing has been done, and which may be killed.

    Asked for before `visit`, so that it outlives the pages that look at it.
    """
    del browser
    yield from _running(Served(tmp_path))


def _running(served: Served) -> Iterator[Served]:
    try:
        served.start()
        yield served
        served.stop()
    finally:
        served.kill()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """What the test's pages do that they must not; the test fails for it."""
    watch = Watch()
    yield watch
    watch.check()


@pytest.fixture
def visit(browser: Browser, watch: Watch) -> Iterator[Visit]:
    """Open the room; its contexts are closed with the test."""
    with ExitStack() as contexts:

        def opened(at: Served, *, lang: str = "da", **options: Any) -> Room:  # noqa: ANN401
            given: dict[str, Any] = {"viewport": {"width": 1360, "height": 900}} | options
            context = contexts.enter_context(browser.new_context(**given))
            context.set_default_timeout(PATIENCE)
            watch.over(context, at.origin)
            page = context.new_page()
            with page.expect_request("**/room/stream*"):
                page.goto(f"{at.origin}/?lang={lang}")
            return Room(page, LANGUAGES[lang])

        yield opened
