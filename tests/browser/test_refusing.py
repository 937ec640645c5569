"""Something goes wrong on the way: a sentence says so, and nothing typed is lost."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bot.room.words import DANISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, Route

    from tests.browser.conftest import Visit
    from tests.browser.served import Served
    from tests.browser.watch import Watch

#: Status and body of what comes instead of an answer; -1: nothing does.
GARBAGE = {
    "an error page": (502, "<h1>Bad Gateway</h1>"),
    "an empty error": (500, ""),
    "a page that is no answer": (200, "<!doctype html><title>Log ind på nettet</title>"),
    "an answer that says nothing": (200, "null"),
    "an answer of another kind": (200, "[1, 2]"),
    "half an answer": (200, '{"form": "<p>'),
    "no answer": (-1, ""),
}


@contextmanager
def answering(page: Page, where: str, status: int, body: str) -> Iterator[None]:
    """Meanwhile what the page sends to `where` is answered by something that is not the room."""

    def answer(route: Route) -> None:
        if status < 0:
            route.abort()
        else:
            route.fulfill(status=status, body=body, content_type="text/html")

    page.route(f"**/room/{where}*", answer)
    yield
    page.unroute(f"**/room/{where}*")


def expected(watch: Watch, status: int) -> None:
    """The browser itself writes these down on its console."""
    if status < 0:
        watch.expect("failed: .*net::ERR_FAILED")
        watch.expect("console error: .*net::ERR_FAILED")
    elif status >= 400:
        watch.expect(f"console error: .*{status}")


@pytest.mark.parametrize(("status", "body"), GARBAGE.values(), ids=GARBAGE)
def test_a_line_a_tap_and_a_form_can_be_tried_again(
    visit: Visit, shared: Served, watch: Watch, status: int, body: str
) -> None:
    room = visit(shared)
    expected(watch, status)
    pane, text = room.library, f"Kan I høre mig? {status} {len(body)}"
    with answering(room.page, "say", status, body):
        pane.say(text)
        expect(pane.complaint).to_have_text(room.words.unsure)
        expect(pane.line).to_have_value(text)
    pane.line.press("Enter")
    expect(pane.complaint).to_have_count(0)
    expect(room.newspaper.typed(text)).to_have_count(1)

    button = pane.card("Debat om sundhedshuset").get_by_role("button", name="Anden tid")
    with answering(room.page, "tap", status, body):
        button.click()
        expect(pane.complaint).to_have_text(room.words.unsure)
        expect(pane.form).to_have_count(0)
    button.click()

    when = pane.form.get_by_role("textbox").first
    when.fill("på fredag kl. 99")
    with answering(room.page, "form", status, body):
        pane.form.get_by_role("button", name="Foreslå tiden").click()
        expect(pane.form.get_by_text(room.words.unsure)).to_be_visible()
        expect(when).to_have_value("på fredag kl. 99")
    pane.form.get_by_role("button", name="Foreslå tiden").click()
    expect(pane.form.get_by_text(room.words.unsure)).not_to_be_visible()
    expect(when).to_have_value("på fredag kl. 99")  # a time that is none: the room says so itself
    expect(when).to_have_attribute("aria-invalid", "true")
    expect(when).to_be_focused()


def test_what_got_through_though_its_answer_was_lost_is_done_once(
    visit: Visit, shared: Served, watch: Watch
) -> None:
    room = visit(shared)
    expected(watch, -1)

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    room.page.route("**/room/say*", lose_the_answer)
    text = "Dette siger jeg kun én gang"
    room.library.say(text)
    expect(room.library.complaint).to_have_text(room.words.unsure)
    expect(room.newspaper.typed(text)).to_have_count(1)
    room.page.unroute("**/room/say*")
    room.library.line.press("Enter")
    expect(room.library.line).to_have_value("")
    expect(room.library.complaint).to_have_count(0)
    room.library.say("Og nu noget andet")
    expect(room.newspaper.typed("Og nu noget andet")).to_have_count(1)
    expect(room.newspaper.typed(text)).to_have_count(1)


def test_what_the_room_refuses_is_given_back(visit: Visit, shared: Served, watch: Watch) -> None:
    room = visit(shared)
    watch.expect("console error: .*400")
    room.library.say("/giphy kat")
    expect(room.library.complaint).to_have_text(room.words.only_slot)
    expect(room.library.line).to_have_value("/giphy kat")


def test_what_must_be_filled_in_is_said_at_its_field(visit: Visit, shared: Served) -> None:
    room = visit(shared)
    title = room.proposed("Tomt skema")
    room.newspaper.card(title).get_by_role("button", name="Anden tid").click()
    when = room.newspaper.form.get_by_role("textbox").first
    when.fill("   ")
    room.newspaper.form.get_by_role("button", name="Foreslå tiden").click()
    expect(room.newspaper.form.get_by_role("alert").first).to_have_text(DANISH.fill_in)
    expect(when).to_be_focused()
    expect(room.library.card(title)).to_contain_text("torsdag den 10. december kl. 19.00–20.30")
