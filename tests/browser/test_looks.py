"""How it looks by preference of the one who looks, and what it costs to look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.bench.room import AIMS, lines, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.conftest import Visit
    from tests.browser.served import Served

#: Writes down what begins to move.
NOTICE_MOVES = """() => {
    window.moves = [];
    for (const name of ["animationstart", "transitionrun"])
        addEventListener(name, (e) => moves.push(e.animationName ?? e.propertyName), true);
    const plain = Element.prototype.scrollIntoView;
    Element.prototype.scrollIntoView = function (how) {
        if (how?.behavior === "smooth") moves.push("scroll");
        plain.call(this, how);
    };
}"""
#: How light a colour is, from 0 to 255, as the eye weighs red, green and blue.
LIGHT = """(element, name) => {
    const [red, green, blue] = getComputedStyle(element)[name].match(/[\\d.]+/g).map(Number);
    return .21 * red + .72 * green + .07 * blue;
}"""

#: Days of the week's picture that run into what happens on them, even where one of them is today.
RUN_INTO = """(picture) => {
    const [from, to] = ["left", "right"].map((edge) => (it) => it.getBoundingClientRect()[edge]);
    const begins = Math.min(...[...picture.querySelectorAll("a.event")].map(from));
    const days = [...picture.querySelectorAll(":scope > text")]
        .filter((text) => /^\\S+ \\d+$/.test(text.textContent));
    for (const day of days) day.style.fontWeight = 700;
    const into = days.filter((day) => to(day) > begins);
    return [days.length, into.map((day) => day.textContent)];
}"""


@pytest.mark.parametrize("wish", ["no-preference", "reduce"])
def test_nothing_moves_for_those_who_wish_that(visit: Visit, shared: Served, wish: str) -> None:
    room = visit(shared, reduced_motion=wish)
    room.page.evaluate(NOTICE_MOVES)
    title = room.proposed(f"Bevægelse {wish}")
    room.newspaper.card(title).get_by_role("button", name="Sig ja").click()
    expect(room.library.card(title)).to_contain_text("Aftalt")
    room.newspaper.card(title).get_by_role("button", name="Meld afbud").click()
    expect(room.newspaper.form).to_be_visible()
    moves = room.page.evaluate("() => moves")
    assert bool(moves) == (wish == "no-preference"), moves


@pytest.mark.parametrize(("scheme", "is_dark"), [("dark", True), ("light", False)])
def test_it_is_dark_for_those_who_prefer_that(
    visit: Visit, shared: Served, scheme: str, *, is_dark: bool
) -> None:
    room = visit(shared, color_scheme=scheme)
    room.library.card("Debat om sundhedshuset").get_by_role("button", name="Anden tid").click()
    field = room.library.form.get_by_role("textbox").first
    for part in (room.page.locator("body"), field, room.newspaper.line.locator("..")):
        ink = part.evaluate(LIGHT, "color")
        paper = part.evaluate(LIGHT, "backgroundColor")
        assert (ink > paper) == is_dark
        assert abs(ink - paper) > 120


@pytest.mark.parametrize("lang", ["da", "en"])
def test_no_day_runs_into_its_events(fresh: Served, visit: Visit, lang: str) -> None:
    room = visit(fresh, lang=lang)
    picture = room.page.locator(".week-picture")
    picture.locator("a.event").first.wait_for()
    many, into = picture.evaluate(RUN_INTO)
    assert many >= 7
    assert into == []


def test_the_page_weighs_little_and_is_all_there_is(fresh: Served, visit: Visit) -> None:
    room = visit(fresh)
    room.library.card("Debat om sundhedshuset").wait_for()
    weights = {"/": len(room.page.request.get(fresh.origin).body())}
    html = room.page.content()
    for address in set(re.findall(r"""(?:src|href)="([^#"?][^"]*)\"""", html)):
        assert address.startswith("/"), f"{address} is elsewhere"
        weights[address] = len(room.page.request.get(fresh.origin + address).body())
    asked = room.page.evaluate("() => performance.getEntriesByType('resource').map((e) => e.name)")
    files = {url.removeprefix(fresh.origin) for url in asked if "/room/stream" not in url}
    assert files <= weights.keys()
    assert any(".css" in address for address in weights)
    assert sum(weights.values()) < AIMS[1], weights


def test_the_bench_sees_the_page(browser: Browser, shared: Served) -> None:
    seen = opened(browser, shared)
    assert 0 < seen.painted < 60_000
    assert {address.partition("?")[0] for address in seen.weights} >= {
        "/",
        "/room/room.css",
        "/room/room.js",
    }
    assert all(seen.weights.values()), seen.weights
    assert len(list(lines([seen]))) == 2 + len(seen.weights)
