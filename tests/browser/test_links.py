"""Who comes by a link: one pane of their own, and a link for the next, ready to be passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bot.room.words import DANISH
from tests.browser.served import Served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.watch import Watch


@pytest.fixture(scope="module")
def working(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A room that people work in."""
    del browser
    served = Served(tmp_path_factory.mktemp("working"), also={"ROOM": "on"})
    try:
        served.start()
        yield served
        served.stop()
    finally:
        served.kill()


@pytest.fixture
def page(browser: Browser, watch: Watch, working: Served) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1100, "height": 800}) as context:
        watch.over(context, working.origin)
        watch.may("ERR_ABORTED")  # being let in, the page leaves before all of it has come
        yield context.new_page()


def given(page: Page, secret: str, *, to: str) -> Locator:
    """The form with a new link on it, made in the settings."""
    page.goto(secret)
    page.wait_for_url(secret.partition("enter#")[0])  # let in, and its scripts have come
    line = page.get_by_label(DANISH.line, exact=True)
    line.fill("/slot indstillinger")
    line.press("Enter")
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="Folk med kun en browser").click()
    form.get_by_role("button", name="Nyt link").click()
    form.get_by_label("Hvad hedder personen?").fill(to)
    form.locator("[type=submit]").click()
    return form


def test_a_new_link_is_copied_by_one_tap(page: Page, working: Served) -> None:
    form = given(page, working.link("Bo", "library"), to="Mette")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    form.get_by_role("button", name=DANISH.copy).click()
    expect(form.get_by_role("button", name=DANISH.copied)).to_be_focused()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == form.locator(".address").inner_text()
    assert copied.startswith(f"{working.origin}/enter#")


def test_where_copying_is_forbidden_the_link_is_selected(page: Page, working: Served) -> None:
    page.add_init_script("""
        Object.defineProperty(navigator, "clipboard", { value: undefined });
        document.execCommand = () => false;
    """)
    form = given(page, working.link("Eva", "library"), to="Per")
    form.get_by_role("button", name=DANISH.copy).click()
    expect(form.get_by_role("button", name=DANISH.selected)).to_be_focused()
    assert page.evaluate("String(getSelection())") == form.locator(".address").inner_text()


def test_a_good_link_pasted_over_one_that_was_none_lets_in(
    page: Page, working: Served, watch: Watch
) -> None:
    good = working.link("Ida", "library")
    watch.expect("console error: .*403")
    page.goto(f"{working.origin}/enter#{'x' * 32}")
    expect(page.locator("#said")).to_contain_text(DANISH.link_gone)
    page.goto(good)  # only what stands behind the # changes
    expect(page.get_by_label(DANISH.line, exact=True)).to_be_visible()
